"""A spaCy tokenizer for Vietnamese official prose whose tokens stand at exact places: `doc.text` is the input, always.

One syllable, number, date or document number is one token (`30/4/2023`, `875/UBND-NV`, `17h00`), punctuation apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_WORD = (
    r"[^\W\d_][\w\u0300-\u036f]*(?![\w.+-]*@)"  # a syllable
    r"|\d\w*(?:[./,:&–-]\w+)*(?![\w.+-]*@)"  # a number, a date, a document number
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an e-mail address
)
_TOKEN = re.compile(rf"({_WORD}|\s+|.)( ?)", re.S)
_NO_SPACE = re.compile(rf"{_WORD}|\S")


def matches(text: str) -> list[re.Match[str]]:
    """Return the tokens that are no white space as matches of the whole text."""
    return list(_NO_SPACE.finditer(text))


def first_token(text: str) -> str:
    """Return the first token that is no white space, nothing where there is none."""
    match = _NO_SPACE.search(text)
    return match[0] if match else ""


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the tokens that are no white space, with the places where they start and end."""
    for match in _NO_SPACE.finditer(text):
        yield match[0], match.start(), match.end()


def split(text: str) -> tuple[list[str], list[bool]]:
    """Return the tokens and whether a space follows each; put together again they are the text."""
    pairs = _TOKEN.findall(text)
    return [word for word, _ in pairs], [bool(space) for _, space in pairs]


class ExactTokenizer:
    """Makes Docs from text; it has nothing to learn and nothing to store."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc of the text."""
        from spacy.tokens import Doc

        words, spaces = split(text)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing to store."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> ExactTokenizer:
        """Return itself."""
        return self

    def to_disk(self, _: Any, **__: Any) -> None:
        """Store nothing."""

    def from_disk(self, _: Any, **__: Any) -> ExactTokenizer:
        """Return itself."""
        return self
