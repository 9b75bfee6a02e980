"""Which document a file without a number belongs to: the one that was issued from a draft, or whose appendix it is.

Văn thư write number and day on a draft when it is signed, so the draft and what was issued share issuer, symbol, month,
subject, citations, signer and nearly all words. A month may hold two letters of one form; where a draft fits both, it
stays a document of its own. Pure functions of evidence: nothing depends on the order in which files came.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from .comparing import Relation, Verdict, relate
from .evidence import DocumentEvidence
from .wording import score

_LEAST, _LEAST_RECOGNISED, _MARGIN = 0.92, 0.8, 0.03
"""Score that a draft needs to join a document, less where one of the two was recognised; and by how much that must be
ahead of every other document's. Measured: `docs/measured/country.md`."""


def issued_from(
    draft: Sequence[DocumentEvidence], issued: Mapping[int, Sequence[DocumentEvidence]]
) -> tuple[int, Relation] | None:
    """Return which of the documents was issued from the draft.

    Args:
        draft: The evidence of files of one wording, without a number.
        issued: Document → evidence of its files; of the draft's issuer, symbol and month.
    """
    scores = {document: max(_ranked(a, b) for a in draft for b in files) for document, files in issued.items()}
    document = max(scores, key=lambda each: (scores[each], -each), default=None)
    if document is None or not scores[document][0]:
        return None
    _, best = scores[document]
    if any(best - other[1] < _MARGIN for each, other in scores.items() if each != document):
        return None
    return document, Relation(Verdict.SAME, round(best, 3), "draft: issuer, symbol, month, wording")


def _ranked(draft: DocumentEvidence, issued: DocumentEvidence) -> tuple[bool, float]:
    """Return whether the score is enough, and the score."""
    found = score(draft, issued)
    return found >= (_LEAST_RECOGNISED if draft.recognised or issued.recognised else _LEAST), found


def appended_to(
    appendix: DocumentEvidence, documents: Mapping[int, Sequence[DocumentEvidence]]
) -> tuple[int, Relation] | None:
    """Return which document of its block an appendix belongs to: the only one that the note on it can mean."""
    note = replace(appendix, block=appendix.appendix_of or "", held=False, text_hash=None, appendix_of=None)
    fits = {}
    for document, members in documents.items():
        relations = [relate(note, member) for member in members]
        best = max(relations, key=lambda r: (r.verdict, r.confidence))
        if best.verdict >= Verdict.LIKELY and not any(r.verdict is Verdict.NEVER for r in relations):
            fits[document] = best
    if len(fits) != 1:
        return None
    ((document, relation),) = fits.items()
    return document, Relation(relation.verdict, relation.confidence, f"appendix: {relation.method}")
