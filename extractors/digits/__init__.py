"""Reads hand-written and typed digits of số, ngày and tháng in the header of a scan.

NumPy and Pillow only; imports NumPy, so import this where a scan is read, not where the command line starts.
"""

from .find import find_date, find_window
from .locate import Box, Lines, crop, locate_lines, read_date_line, read_number_line
from .normalise import Window
from .read import DigitReading, cut, read_digits, read_window

__all__ = [
    "Box",
    "DigitReading",
    "Lines",
    "Window",
    "crop",
    "cut",
    "find_date",
    "find_window",
    "locate_lines",
    "read_date_line",
    "read_digits",
    "read_number_line",
    "read_window",
]
