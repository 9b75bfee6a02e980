"""Paragraphs, cells and rows of an RTF file: what the control words say of them.

Source: Rich Text Format Specification, version 1.9.1, "Paragraph Text" and "Table Definitions".
"""

from __future__ import annotations

from typing import NamedTuple

from .doc_flow import Flow
from .rtf_words import BORDER_LINES


class RtfParagraph(NamedTuple):
    """What is said of the paragraph that is open."""

    depth: int = 0
    """How many tables it stands in."""
    centred: bool = False

    def changed(self, word: str, number: int | None) -> RtfParagraph | None:
        """Return it after a control word, None for a word that says nothing of it."""
        if word == "pard":
            return RtfParagraph()
        if word == "intbl":
            return self._replace(depth=max(self.depth, 1))
        if word == "itap":
            return self._replace(depth=max(number or 0, 0))
        if word == "qc":
            return self._replace(centred=True)
        if word in ("ql", "qr", "qj"):
            return self._replace(centred=False)
        return None


class RtfRows:
    """Ends cells and rows, and knows whether the row that is open has lines around its cells."""

    def __init__(self) -> None:
        self._bordered = False
        self._border = False
        """Whether the words are about a border of a cell or a row."""

    def word(self, word: str, depth: int, flow: Flow) -> None:
        """Take in a control word, in a paragraph that stands in so many tables; one about nothing of rows too."""
        if word == "cell":
            flow.end_cell(1)
        elif word == "nestcell":
            flow.end_cell(max(depth, 2))
        elif word == "row":
            flow.end_row(1, bordered=self._bordered)
        elif word == "nestrow":
            flow.end_row(max(depth, 2))
        elif word == "trowd":
            self._bordered = self._border = False
        elif word.startswith(("clbrdr", "trbrdr")):
            self._border = True
        elif word in BORDER_LINES and self._border:
            self._bordered = True
        elif word.startswith("brdr") and word not in ("brdrw", "brdrcf"):
            self._border = False
