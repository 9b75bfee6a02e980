"""Several dispatches in one file: finding where each begins, and reading each as a document of its own."""

from .finding import part_starts
from .settling import settled
from .slicing import moved, slice_of

__all__ = ["moved", "part_starts", "settled", "slice_of"]
