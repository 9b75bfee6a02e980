"""Which document a file or a citation means: agencies, evidence, and the links that follow from it."""
