"""Bodies: the words that their names are made of, and what a name says of the body (`parse`)."""
