"""Does the confidence mean something? Of the values given 0.9 to 0.95, 90 to 95 in a hundred should be right.

A value's confidence is that of its evidence; that a citation or deadline is there at all has the confidence of its
number (without one, of its words) or of its quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from .evaluate import Record, score
from .scoring import Tally

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Lower ends of the rows of the table, and the upper end of the last."""
SURE = 0.9
"""What a caller may take without a look."""


@dataclass(frozen=True)
class Valued:
    """A value that was found and that the gold record speaks of."""

    document: str
    field: str
    path: str
    """The path of its evidence."""
    confidence: float
    right: bool


@dataclass(frozen=True)
class Reliability:
    """One row: the values whose confidence lies in the bin, `high` included only in the last."""

    low: float
    high: float
    values: int
    right: int
    mean: float
    """Mean confidence: what the share of right values should be."""

    @property
    def share(self) -> float:
        """Share of the values that are right."""
        return self.right / self.values if self.values else 0.0


def evidence_path(path: str, evidence: dict[str, Any]) -> str:
    """Return the path of the evidence that says how sure the judged value is."""
    parts = path.split(".")
    if parts[0] == "citations" and len(parts) == 2:
        number = f"{path}.number"
        return number if number in evidence else f"{path}.mentions.0.text"
    return f"{path}.quote" if parts[0] == "deadlines" and len(parts) == 2 else path


def valued(gold: dict[str, Record], predicted: dict[str, Record]) -> list[Valued]:
    """Return the values of the records, which carry their evidence, that the gold records speak of."""
    return of_tally(score(gold, predicted), predicted)


def of_tally(tally: Tally, predicted: dict[str, Record]) -> list[Valued]:
    """Return the values that the tally has judged, with the confidence of their evidence."""
    found = []
    for each in tally.judged:
        if each.path is None:
            continue
        evidence = predicted[each.document].get("evidence") or {}
        path = evidence_path(each.path, evidence)
        if path in evidence:
            found.append(Valued(each.document, each.field, path, float(evidence[path]["confidence"]), each.right))
    return found


def reliability(values: Sequence[Valued]) -> list[Reliability]:
    """Return the reliability table of the values."""
    rows = []
    for low, high in pairwise(BINS):
        inside = [v for v in values if low <= v.confidence < high or (high == BINS[-1] and v.confidence == high)]
        mean = sum(v.confidence for v in inside) / len(inside) if inside else 0.0
        rows.append(Reliability(low, high, len(inside), sum(v.right for v in inside), mean))
    return rows


def group_of(field: str) -> str:
    """Return the group of a scored field: header, addressees, distribution, citations, deadlines or their sub-field."""
    return field.split(".")[0] if field.startswith("header.") else field


@dataclass(frozen=True)
class Trust:
    """How far the values that are called sure can be trusted."""

    sure: int
    sure_right: int
    right: int

    @property
    def precision(self) -> float:
        """Share of the values given at least 0.9 that are right."""
        return self.sure_right / self.sure if self.sure else 0.0

    @property
    def coverage(self) -> float:
        """Share of the right values that are given at least 0.9."""
        return self.sure_right / self.right if self.right else 0.0


def trust(values: Iterable[Valued]) -> Trust:
    """Return how many values are sure, and how many of those are right."""
    values = list(values)
    sure = [v for v in values if v.confidence >= SURE]
    return Trust(len(sure), sum(v.right for v in sure), sum(v.right for v in values))


def lines(values: Sequence[Valued]) -> list[str]:
    """Return the table, by bin and by group of fields, as lines to read."""
    groups: dict[str, list[Valued]] = {}
    for value in values:
        groups.setdefault(group_of(value.field), []).append(value)
    out = ["confidence    values   right   share   mean"]
    out += [_line(row) for row in reliability(values)]
    out.append(_trusted("all values", trust(values)))
    for name in sorted(groups):
        out += ["", name, *(_line(row) for row in reliability(groups[name]) if row.values)]
        out.append(_trusted(name, trust(groups[name])))
    return out


def to_dict(values: Sequence[Valued]) -> dict[str, Any]:
    """Return the table for JSON."""
    names = sorted({group_of(v.field) for v in values})
    tables = {name: [v for v in values if group_of(v.field) == name] for name in names}
    return {name: _table(inside) for name, inside in {"all": list(values), **tables}.items()}


def _table(values: Sequence[Valued]) -> dict[str, Any]:
    known = trust(values)
    bins = [
        {"from": row.low, "to": row.high, "values": row.values, "right": row.right, "mean": round(row.mean, 4)}
        for row in reliability(values)
    ]
    return {"bins": bins, "sure": known.sure, "sure_right": known.sure_right, "right": known.right}


def _line(row: Reliability) -> str:
    share, mean = (f"{row.share:.3f}", f"{row.mean:.3f}") if row.values else ("  –  ", "  –  ")
    return f"{row.low:4.2f} – {row.high:4.2f}  {row.values:7d} {row.right:7d}   {share}   {mean}"


def _trusted(name: str, known: Trust) -> str:
    return (
        f"{name}: of {known.sure} values given {SURE} and more {known.precision:.3f} are right;"
        f" {known.coverage:.3f} of the {known.right} right values are given that much"
    )
