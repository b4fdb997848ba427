"""What takes too long for every day, or needs more tools: every page, engine, look and state."""
