"""One file in, one dispatch record out: readers, language knowledge, and one module a field."""
