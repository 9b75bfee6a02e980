"""What `needs_review` is worth on documents whose values are known: wrong and right values flagged, missing ones told.

Every document is read by a table fitted without the group of folders that it comes from (`tools.folders`).
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from extractors.confidence import Sureness, Table, bound_in
from extractors.document import DocumentText
from extractors.extract import extract_document
from extractors.review import unsure
from pipeline.measuring import calibration
from pipeline.measuring.evaluate import load_gold, score_document
from pipeline.measuring.scoring import Judged, Tally
from schemas import UnreadableError
from tools.folders import folder_of


class Flagged(NamedTuple):
    """What became of one value of a gold record or of a record."""

    document: str
    field: str
    kind: str
    """`right`, `wrong` or `missing`."""
    flagged: bool
    """Its path, or that of what it stands in, is in `needs_review`."""
    path: str | None
    gold: Any
    got: Any
    confidence: float | None


def of_documents(golds: Sequence[Path], texts: Path, tables: dict[str, Table]) -> Iterator[Flagged]:
    """Yield the values of every document whose text is kept in the folder, by the table of its group."""
    gold = {name: record for folder in golds for name, record in load_gold(folder).items()}
    for file in sorted(texts.glob("*.pkl")):
        name = file.name.partition(".")[0].partition("--")[0]
        if name not in gold:
            continue
        document: DocumentText = pickle.loads(file.read_bytes())
        table = tables[folder_of(name)]
        sure = Sureness(document, table)
        try:
            found = extract_document(document, name, "", sure=sure)[0]
        except UnreadableError:
            continue
        others = {path for path, reason in found.review_reasons.items() if reason != "unsure"}
        listed = others.union(unsure(found, partial(bound_in, table)))
        record = found.model_dump(mode="json")
        tally = Tally()
        score_document(tally, name, gold[name], record)
        yield from (_flagged(each, record, listed) for each in tally.judged)


def _flagged(each: Judged, record: dict[str, Any], listed: Set[str]) -> Flagged:
    if each.path is None:
        field = each.field.removeprefix("header.")
        whole = field.partition(".")[0]
        paths = {field, whole, "doc_type.code" if field == "doc_type" else field}
        return Flagged(each.document, each.field, "missing", bool(paths & listed), None, each.gold, None, None)
    path = calibration.evidence_path(each.path, record["evidence"])
    known = record["evidence"].get(path)
    parts = each.path.split(".")
    paths = {path, each.path, *(".".join(parts[:count]) for count in range(1, len(parts)))}
    kind = "right" if each.right else "wrong"
    sure = known["confidence"] if known else None
    return Flagged(each.document, each.field, kind, bool(paths & listed), path, each.gold, each.got, sure)


def lines(values: Iterable[Flagged]) -> Iterator[str]:
    """Yield the table: by field how many wrong, right and missing values are flagged."""
    by_field: dict[str, list[Flagged]] = defaultdict(list)
    for value in values:
        by_field[value.field].append(value)
    yield "| field | wrong values flagged | right values flagged | missing values told |"
    yield "| --- | ---: | ---: | ---: |"
    for field in sorted(by_field):
        yield f"| {field} | {' | '.join(_counts(by_field[field], kind) for kind in ('wrong', 'right', 'missing'))} |"
    whole = [value for values in by_field.values() for value in values]
    yield f"| **all** | {' | '.join(_counts(whole, kind, True) for kind in ('wrong', 'right', 'missing'))} |"


def _counts(values: Sequence[Flagged], kind: str, share: bool = False) -> str:
    inside = [value.flagged for value in values if value.kind == kind]
    if not inside:
        return "–"
    counts = f"{sum(inside)} of {len(inside)}"
    return f"{counts} ({sum(inside) / len(inside):.0%})" if share else counts
