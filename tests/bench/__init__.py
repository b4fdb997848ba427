"""Measures speed, memory and page weight. `make bench` runs it; no test asserts a second."""
