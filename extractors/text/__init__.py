"""What the extractors know of Vietnamese letters, prose and encodings."""
