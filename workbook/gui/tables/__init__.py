"""One table model for each list."""
