"""A spaCy tokenizer for Vietnamese official prose whose tokens stand at exact places: `doc.text` is the input, always.

One syllable, number, date or document number is one token (`30/4/2023`, `875/UBND-NV`, `17h00`), punctuation stands apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_TOKEN = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an e-mail address
    r"|https?://[^\s)>]+[^\s)>.,;]"
    r"|\d\w*(?:[./,:&–-]\w+)*"  # a number, a date, a document number
    r"|[^\W\d_][\w\u0300-\u036f]*"  # a syllable
    r"| |\s+|."  # one space, other white space, punctuation
    , re.S
)  # fmt: skip


def split(text: str) -> tuple[list[str], list[bool]]:
    """Return the tokens and whether a space follows each; put together again they are the text."""
    words: list[str] = []
    spaces: list[bool] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word == " " and words and not spaces[-1] and not words[-1].isspace():
            spaces[-1] = True
        else:
            words.append(word)
            spaces.append(False)
    return words, spaces


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
