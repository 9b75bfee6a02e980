"""A spaCy tokenizer for Vietnamese official prose whose tokens stand at exact places: `doc.text` is the input, always.

One syllable, number, date or document number is one token (`30/4/2023`, `875/UBND-NV`, `17h00`), punctuation apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

WORDS = "congvan.words"
"""Key of `doc.user_data`: the Doc's tokens as plain strings. Making Token objects of them costs ten times more."""

_TOKEN = re.compile(
    r"("
    r"[^\W\d_][\w\u0300-\u036f]*(?![\w.+-]*@)"  # a syllable
    r"|\d\w*(?:[./,:&–-]\w+)*(?![\w.+-]*@)"  # a number, a date, a document number
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an e-mail address
    r"|\s+|.)( ?)",
    re.S,
)


def split(text: str) -> tuple[list[str], list[bool]]:
    """Return the tokens and whether a space follows each; put together again they are the text."""
    pairs = _TOKEN.findall(text)
    return [word for word, _ in pairs], [bool(space) for _, space in pairs]


def words_of(doc: Doc) -> list[str]:
    """Return the Doc's tokens as strings, whoever made it."""
    words: list[str] | None = doc.user_data.get(WORDS)
    return words if words is not None and len(words) == len(doc) else [token.text for token in doc]


class ExactTokenizer:
    """Makes Docs from text; it has nothing to learn and nothing to store."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc of the text."""
        from spacy.tokens import Doc

        words, spaces = split(text)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc.user_data[WORDS] = words
        return doc

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
