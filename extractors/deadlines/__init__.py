"""Deadlines (thời hạn): the times by or during which a dispatch asks somebody to act."""

from ..times import TimeReading, read_time
from .find import find_deadlines

__all__ = ["TimeReading", "find_deadlines", "read_time"]
