"""Precision, recall and F1 of who acts and to whom the work goes, over documents with truth."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.measuring import scoring
from pipeline.measuring.scoring import Tally

from .truth import ReadDocument, paired


def score(documents: Iterable[ReadDocument]) -> tuple[Tally, int, int]:
    """Return the verdicts, how many deadlines were found, and how many there are; what is not found is missed."""
    tally, found, count = Tally(), 0, 0
    for document in documents:
        tally.document = document.name
        got = document.found()
        gold = [deadline for deadline in document.deadlines if not deadline.get("optional")]
        for wanted, deadline, _ in paired(gold, got):
            count += 1
            found += deadline is not None
            where = f"{document.name} {wanted.get('quote', '')[:40]}"
            if "assignees" in wanted:
                names = deadline["assignees"] if deadline else []
                tally.pairs("assignees", where, wanted["assignees"] or [], names, scoring.same_assignee)
            if "deliver_to" in wanted:
                to = deadline["deliver_to"] if deadline else None
                tally.value("deliver_to", where, wanted["deliver_to"], to, scoring.same_name)
    return tally, found, count


def lines(tally: Tally, found: int, count: int) -> list[str]:
    """Return the figures to read."""
    rows = tally.rows()
    out = [f"deadlines found: {found} of {count}"]
    for name in ("assignees", "deliver_to"):
        row = rows.get(name)
        if row is not None:
            figures = f"P {row.precision:.3f}  R {row.recall:.3f}  F1 {row.f1:.3f}"
            out.append(f"{name:11} {figures}  right {row.right}  invented {row.invented}  missed {row.missed}")
    return out
