"""The words of the page: Vietnamese first, English by a switch that the browser keeps."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from fastapi import Request

from .. import wording
from ..asking.results import DocumentInfo
from ..explaining.labels import FIELDS, field_label
from ..exporting.words import day_in_words, with_days_in_words
from ..wording import LANGUAGES

CATALOGUE = Path(__file__).parent / "data" / "vi.toml"
ERRORS = Path(__file__).parents[1] / "cli" / "data" / "vi.toml"
"""Where the Vietnamese of what the library says stands."""
COOKIE = "congvan_lang"
_ITEM = re.compile(r"\d+|[0-9a-f-]{6,}")


class PageWords:
    """The words of one answer."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, sentence: str, **values: object) -> str:
        """Return a sentence of the page in its language, its `{…}` filled in."""
        words = wording.catalogue(CATALOGUE).get(sentence, sentence) if self.language == "vi" else sentence
        return words.format(**values) if values else words

    def reason(self, name: str) -> str:
        """Return why somebody should look at something: a reason, the state of a link, an outcome."""
        return wording.catalogue(ERRORS)[f"review: {name}"] if self.language == "vi" else name.replace("_", " ")

    def field(self, path: str) -> str:
        """Return the name of the field at a path of the record; items of lists are named by their list."""
        label = field_label([part for part in path.split(".") if part in FIELDS or not _ITEM.fullmatch(part)])
        return label.vi if self.language == "vi" else label.en

    def title(self, document: DocumentInfo) -> str:
        """Return the short words that name a document, its day as the reader writes it."""
        return with_days_in_words(document.title) if self.language == "vi" else document.title

    def plain(self, value: Any) -> str:
        """Return any value of a record in short words; a sign where there is none."""
        if value is None or value == []:
            return "∅"
        if isinstance(value, dict):
            return str(value.get("as_written") or value.get("name") or value.get("code") or value)
        if isinstance(value, list):
            return "; ".join(self.plain(each) for each in value)
        return day_in_words(str(value))

    def error(self, message: str) -> str:
        """Return what the library says in the page's language, as far as it is known."""
        return wording.recognised(message, ERRORS) if self.language == "vi" else message


def words_of(request: Request) -> PageWords:
    """Return the words for whoever asks."""
    chosen = request.cookies.get(COOKIE, "")
    return PageWords(chosen if chosen in LANGUAGES else "vi")
