"""How right records are: accuracy by field, confidence against truth, what a change gained and lost."""
