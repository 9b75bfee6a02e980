"""Recognises the print of page images: drawn, made upright, read by Tesseract, the header looked at twice.

Import this where a scan is read, not where the command line starts: it imports NumPy.
"""

from .page import recognise_page
from .raster import draw_page
from .words import OcrPage, OcrWord

__all__ = ["OcrPage", "OcrWord", "draw_page", "recognise_page"]
