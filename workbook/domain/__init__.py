"""What the program is about, as plain frozen data and pure functions; the standard library only."""
