"""The database of an archive: tables and their versions, transactions, corrections by people, the search index."""
