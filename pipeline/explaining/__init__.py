"""One record shown on its own text, as a page of HTML."""
