"""One file or folder for each screen; pages do not know each other."""
