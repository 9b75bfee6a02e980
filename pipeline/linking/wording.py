"""How far two files say the same: their wording, figures, citations, subject and signer."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from schemas.dates import may_be_same_day

from ..store.sketch import figures_within
from ..store.sketch import likeness as wording_likeness
from .evidence import DocumentEvidence

_WEIGHTS = {"wording": 2.0, "figures": 3.0, "cites": 1.0, "subject": 2.0, "signer": 1.0}
_SAME_NAME = 80


def score(a: DocumentEvidence, b: DocumentEvidence) -> float:
    """Return how far two files say the same (0 to 1): what both tell, weighted; 0 where they tell too little."""
    if not may_be_same_day(a.issued, b.issued):
        return 0.0
    agreed = total = 0.0
    for name, found in _comparisons(a, b):
        if found is not None:
            agreed += _WEIGHTS[name] * found
            total += _WEIGHTS[name]
    return agreed / total if total >= _WEIGHTS["subject"] else 0.0


def _comparisons(a: DocumentEvidence, b: DocumentEvidence) -> Iterable[tuple[str, float | None]]:
    if a.sketch and b.sketch:
        yield "wording", wording_likeness(a.sketch, b.sketch)
        yield "figures", figures_within(a.sketch, b.sketch)
    both = set(a.cites) | set(b.cites)
    yield "cites", len(set(a.cites) & set(b.cites)) / len(both) if both else None
    words = a.subject_words | b.subject_words
    yield "subject", len(a.subject_words & b.subject_words) / len(words) if a.subject and b.subject and words else None
    yield "signer", float(fuzz.ratio(a.signer, b.signer) >= _SAME_NAME) if a.signer and b.signer else None
