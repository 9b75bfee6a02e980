"""The command line `congvan`. Commands import what they need when they run, so that `congvan --help` is quick."""

from .app import main

__all__ = ["main"]
