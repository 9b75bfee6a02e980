"""The header: document type, number, issuer, place and date, subject, marks; one module a field."""

from __future__ import annotations

from ..reading import Reading
from .dateline import read_dateline
from .issuer import read_issuer
from .marks import read_marks
from .number import read_number
from .parts import find_parts
from .received import read_received
from .self_reference import settle_by_notes
from .subject import read_subject
from .title import read_title

__all__ = ["read_header"]


def read_header(reading: Reading) -> None:
    """Fill the header fields of the reading: type, number, issuer, place, day, subject, marks, status, received."""
    parts = find_parts(reading)
    read_number(reading, parts)
    read_dateline(reading, parts)
    settle_by_notes(reading)
    read_title(reading, parts)
    read_subject(reading, parts)
    read_issuer(reading, parts)
    read_marks(reading, parts)
    read_received(reading)
