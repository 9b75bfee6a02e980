"""Folders that live: what changes in them is taken in when it has come to rest."""
