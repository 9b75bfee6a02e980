"""The reader of hand-written digits: drawing its training lines, training it, measuring it."""
