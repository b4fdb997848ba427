"""A clinic's own edition: a folder of its own, laid over the curriculum without changing it."""
