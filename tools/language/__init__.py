"""What spaCy and underthesea are worth: measured beside the rules, on letters that neither was fitted to."""
