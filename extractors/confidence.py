"""How sure a value is: what its rule says, put right by what was measured on documents with known values.

The stages note for each value how sure its rule is. `Sureness` turns that into the share of such values that are right:
a logistic model over the field, the rule, the rule's own figure and, for a recognised page, the confidence of the
words. Its weights are `data/confidence.toml`, fitted by `tools/calibration`; `congvan eval --calibration` checks them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from schemas import Span
from schemas.number import parse_number

from .agencies.heads import AUTHORITY, is_body
from .contradictions import abbreviates, body_parts
from .document import DocumentText
from .lexicon import tables
from .lexicon.lists import any_of
from .text.keys import bare_in_place, name_key
from .text.odd_words import is_no_word, parts_of

REVIEW_BELOW = 0.8
"""A value less sure than this needs a person's look, where the table has no bound of its own for its field."""

DOUBTFUL = 0.6
"""Most that a value can have that rests on a place which the reader repaired or guessed: a person must look."""

Sure = Callable[[str, str, Sequence[Span], float], float]
"""Gives the confidence of a value from its path, its rule, its spans and how sure the rule itself is."""

# Fields whose values nobody wrote down take the figures of the field that they are read with.
_READ_WITH = {
    "doc_type.name": "doc_type.code",
    "number": "number.serial",
    "number.as_written": "number.serial",
    "number.canonical": "number.serial",
    "issuer.level": "issuer.name",
    "addressees.kind": "addressees.as_written",
    "addressees.name": "addressees.as_written",
    "addressees.role": "addressees.as_written",
    "invitees.as_written": "addressees.as_written",
    "invitees.kind": "addressees.as_written",
    "invitees.name": "addressees.as_written",
    "invitees.role": "addressees.as_written",
    "distribution.kind": "distribution.as_written",
    "distribution.name": "distribution.as_written",
    "distribution.role": "distribution.as_written",
    "distribution.drafter": "distribution.as_written",
    "distribution.unit": "distribution.as_written",
    "signature.rank": "signature.name",
    "citations.canonical": "citations.number",
    "citations.mentions.text": "citations.number",
    "citations.provisions": "citations.number",
    "citations.issuer_as_written": "citations.issuer",
    "deadlines.boundary": "deadlines.quote",
    "deadlines.rrule": "deadlines.quote",
    "deadlines.start_event": "deadlines.quote",
    "deadlines.via": "deadlines.deliver_to",
    "deadlines.channel": "deadlines.deliver_to",
    "deadlines.form": "deadlines.deliver_to",
    "deadlines.task": "deadlines.deliver_to",
}
JUDGED = frozenset(
    ("citations.relation", "citations.within", "citations.subject", "deadlines.assignees", "deadlines.deliver_to")
)
"""Fields that need the sense of a sentence, not its form."""
RANKED = frozenset(("deadlines.assignees", "deadlines.deliver_to"))
"""Fields whose rule chooses among candidates and says how likely its choice is beside the others."""
Table = dict[str, Any]
"""The fitted table: `weights` by feature, `review_below` by field."""
_INDEX = re.compile(r"\.\d+(?=\.|$)")
_NAMED_AGAIN = frozenset(("addressees.as_written", "distribution.as_written", "citations.issuer"))
"""Bodies: a dispatch names them more than once. An office said twice rather tells that a line above it was lost."""
_GOES_WITH = frozenset(("signature.title", "number.symbol", "issuer.name"))
"""What goes with what stands beside it: a deputy's office with the mark KT., a symbol with the body it abbreviates."""
_OF_ANOTHER = re.compile(r"(?:ubnd|u?nd|uy ban|bo)\b.*\b(?:soy?|truong|phong|cuc|vien|benh vien)\b")
"""A body and the one above it in one name: the line between them was not seen."""
_SYMBOL = re.compile(r"\nS[ốỐ]\s*:?\s*\w*\s*[/-]\s*(\S+)")
_LINES_BELOW = 200
"""Letters behind an issuer's name in which its number stands."""
_DEPUTY = re.compile(rf"{bare_in_place(any_of('words_of_deputies'))}\b")
_LINES_ABOVE = 5
"""Lines over a number in which the issuer's name stands."""
_OF_WORDS = _NAMED_AGAIN | frozenset(("issuer.name", "issuer.parent", "signature.name", "subject", "place"))
"""Fields whose values are words of the language."""
_TELLING = 5
"""Letters that words need whose second place in a document confirms them."""
_WORD_BINS = (0.5, 0.7, 0.8, 0.9, 0.96)


@lru_cache(maxsize=4096)
def field_of(path: str) -> str:
    """Return the field whose figures the path takes: indices left out, fields read together as one.

    >>> field_of("citations.3.canonical"), field_of("signatures.0.name")
    ('citations.number', 'signature.name')
    """
    plain = _INDEX.sub("", path).replace("signatures.", "signature.")
    return _READ_WITH.get(plain, plain)


def features(
    field: str, rule: str, given: float, word: float | None, page: float, again: bool | None = None, odd: bool = False
) -> dict[str, float]:
    """Return what the model knows of a value, by name.

    `word` is the confidence of its least sure recognised word, None for text; `page` that of all words of the document;
    `again` tells whether a recognised document says the same words elsewhere too, or what stands beside them goes with
    them; None where that tells nothing. `odd` tells whether some of its words are none.
    """
    own = _logit(given)
    found = {"all": 1.0, f"field {field}": 1.0, f"rule {rule}": 1.0}
    if rule.startswith("citation.cue "):
        found["rule citation.cue"] = 1.0
    if field in JUDGED:
        found["judged"] = 1.0
    if field in RANKED:
        found |= {"ranked": 1.0, f"ranked {field}": 1.0, "ranked share": own}
        own = 0.0
    if word is None:
        if given < 0.88:
            found["rule unsure"] = 1.0
        return {**found, "given": own}
    if again is not None:
        found[f"scan agrees {field}" if field in _GOES_WITH else "scan again"] = 1.0 if again else -1.0
    if odd:
        found["scan odd"] = 1.0
    number = sum(word >= bound for bound in _WORD_BINS)
    return {
        **found, "scan": 1.0, f"scan field {field}": 1.0, "scan given": own, "scan page": _logit(page),
        f"scan word {number}": 1.0,
    }  # fmt: skip


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _logit(share: float) -> float:
    """Log-odds beside those of 0.95, within what a rule can mean by its figure."""
    share = min(max(share, 0.1), 0.99)
    return math.log(share / (1 - share)) - math.log(19)


@lru_cache(maxsize=1)
def table() -> Table:
    """Return the fitted table."""
    return tables.table("confidence")


@lru_cache(maxsize=4096)
def review_below(path: str) -> float:
    """Return how sure the value at the path must be for `needs_review` to leave it out."""
    return bound_in(table(), path)


def bound_in(some: Table, path: str) -> float:
    """As `review_below`, by another table."""
    bounds: dict[str, float] = some.get("review_below", {})
    return bounds.get(field_of(path), REVIEW_BELOW)


@lru_cache(maxsize=8192)
def probability(
    field: str,
    rule: str,
    given: float,
    word: float | None = None,
    page: float = 1.0,
    again: bool | None = None,
    odd: bool = False,
) -> float:
    """Return the share of such values that are right, to three digits; 0 stays 0 (written, but not read)."""
    return _probability(table()["weights"], features(field, rule, given, word, page, again, odd), given)


def _probability(weights: dict[str, float], known: dict[str, float], given: float) -> float:
    if given <= 0:
        return 0.0
    score = sum(weights.get(name, 0.0) * value for name, value in known.items())
    return round(1 / (1 + math.exp(-score)), 3)


@lru_cache(maxsize=16384)
def _of_text(path: str, rule: str, given: float) -> float:
    return probability(field_of(path), rule, given)


class Sureness:
    """Gives the confidences of one document, by the fitted table or by another one."""

    def __init__(self, document: DocumentText, other: Table | None = None) -> None:
        self._document = document
        self._other = other
        known = [word.confidence for word in document.word_confidences]
        self.page = round(sum(known) / len(known), 2) if known else 1.0
        self._recognised = bool(known)
        self._by_text = not (known or document.doubts or other is not None)
        """Whether nothing but the rule and its own figure tells how sure a value is."""
        self._words: str | None = None

    def __call__(self, path: str, rule: str, spans: Sequence[Span], given: float) -> float:
        """Return the confidence of the value at the path."""
        if self._by_text and rule != "citation.cue":
            return _of_text(path, rule, given)
        found = self._by_table(path, rule, spans, given)
        if self._document.doubts and found > DOUBTFUL and any(map(self._document.is_doubtful, spans)):
            return DOUBTFUL
        return found

    def _by_table(self, path: str, rule: str, spans: Sequence[Span], given: float) -> float:
        if not self._recognised and rule != "citation.cue" and self._other is None:
            return _of_text(path, rule, given)
        word = self.word(spans) if self._recognised else None
        field, named = field_of(path), self.rule(rule, spans)
        known = (field, named, given, word, self.page, self.again(path, spans), self.odd(path, spans))
        return (
            probability(*known)
            if self._other is None
            else _probability(self._other["weights"], features(*known), given)
        )

    def rule(self, rule: str, spans: Sequence[Span]) -> str:
        """Return the rule's name; of one that goes by cue words, with those words, for they are not equally telling."""
        if rule != "citation.cue" or not spans:
            return rule
        return f"{rule} {' '.join(spans[0].of(self._document.text).lower().split()[:3])}"

    def again(self, path: str, spans: Sequence[Span]) -> bool | None:
        """Tell whether a recognised document says the words of the value twice: each confirms the other.

        Of an office and of a symbol whether they go with what stands above them. None where that tells nothing: of what
        is no body's name, for words of several places, for a few letters.
        """
        field = field_of(path)
        if not self._recognised or not spans:
            return None
        if field == "issuer.name":
            return self._is_issuer(" ".join(span.of(self._document.text) for span in spans), spans[-1].end)
        if len(spans) != 1:
            return None
        if field in _GOES_WITH:
            return self._goes_with(field, spans[0])
        if field not in _NAMED_AGAIN:
            return None
        words = _plain(spans[0].of(self._document.text))
        if len(words) < _TELLING:
            return None
        if self._words is None:
            self._words = _plain(self._document.text)
        return self._words.count(words) > 1

    def odd(self, path: str, spans: Sequence[Span]) -> bool:
        """Tell whether a name that was recognised holds what is no word."""
        if not self._recognised or field_of(path) not in _OF_WORDS:
            return False
        text = self._document.text
        return any(is_no_word(part) for span in spans for part in parts_of(span.of(text)))

    def _goes_with(self, field: str, span: Span) -> bool | None:
        """Tell whether an office goes with the mark above it, a symbol with the body; None where either is nothing."""
        text = self._document.text
        words = span.of(text)
        above = [line for line in text[: span.start].rstrip().split("\n")[-_LINES_ABOVE - 1 :] if line.strip()]
        if field == "number.symbol":
            number = parse_number(words)
            parts = body_parts(number.symbol) if number is not None and number.symbol else []
            names = name_key(" ".join(above[-_LINES_ABOVE:]))
            return any(abbreviates(part, names) for part in parts) if parts and names else None
        mark = AUTHORITY.match(bare_in_place(above[-1])) if above else None
        deputy = _DEPUTY.match(bare_in_place(words)) is not None
        if mark is None:
            return False if deputy else None
        return deputy == mark[0].lstrip().lower().startswith("k")

    def _is_issuer(self, words: str, end: int) -> bool | None:
        """Tell whether words are one body's name that the symbol under it abbreviates, or that stands there again."""
        key = bare_in_place(" ".join(words.split()))
        if not is_body(words, key) or _OF_ANOTHER.match(key):
            return False
        symbol = _SYMBOL.search(self._document.text, end, end + _LINES_BELOW)
        parts = body_parts(symbol[1]) if symbol is not None else []
        if any(abbreviates(part, name_key(words)) for part in parts):
            return True
        if self._words is None:
            self._words = _plain(self._document.text)
        return True if self._words.count(_plain(words)) > 1 else None

    def word(self, spans: Sequence[Span]) -> float | None:
        """Return the confidence of the least sure recognised word of the spans; None where there is none."""
        known = [sure for span in spans if (sure := self._document.confidence_of(span)) is not None]
        return min(known) if known else None
