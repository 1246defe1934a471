"""Exchange, table and calendar files, to and from domain data; no SQL."""
