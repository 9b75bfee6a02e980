"""Reading files: what is to be read, the processes that read it, and what they hand over."""
