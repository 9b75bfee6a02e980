"""Bodies: the words that their names are made of, the names of persons, the line of a number."""
