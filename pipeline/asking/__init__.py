"""Questions to an archive and their answers: documents, chains and their patterns, deadlines."""
