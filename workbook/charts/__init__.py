"""Charts: domain data to a matplotlib Figure, to a picture and where its points are; the only matplotlib."""
