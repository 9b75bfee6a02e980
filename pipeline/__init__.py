"""Many files to linked records to answers: the store, the links, the questions, the command line."""
