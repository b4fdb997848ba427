"""The main paths through the site, walked alike in three browser engines."""
