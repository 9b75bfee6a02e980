"""Deadlines (thời hạn): the times by or during which a dispatch asks somebody to act."""

from .find import find_deadlines
from .readings import TimeReading, read_time

__all__ = ["TimeReading", "find_deadlines", "read_time"]
