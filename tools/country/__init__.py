"""A simulated country: bodies by the real hierarchy, their letters over six years, and what each of them means."""
