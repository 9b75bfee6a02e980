"""Taking files into an archive: every row about them is written here, in one transaction a batch."""
