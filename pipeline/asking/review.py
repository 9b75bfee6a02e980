"""What a person should look at, the worst first: values that are unsure or contradict another, open links, files
that gave no record.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy import Connection

from schemas import Dispatch, OutcomeCode

from ..store import corrections
from ..store.database import T
from .lookup import BESIDE, info_beside, shown_beside
from .results import DocumentInfo

Kind = Literal["file", "value", "link"]
_WEIGHTS = {"number": 9, "issued": 9, "issuer": 8, "doc_type": 6, "deadlines": 7, "citations": 5, "subject": 4,
            "addressees": 4, "signature": 3, "place": 3, "distribution": 2}  # fmt: skip
"""How much hangs on a field: links and registers on the number, calendars on the deadlines."""
_CONTRADICTS = frozenset({
    "year_of_number", "type_of_symbol", "received_before_issued", "cited_after_issued", "due_before_issued",
    "place_and_issuer", "symbol_and_issuer", "after_signing", "other_weekday",
})  # fmt: skip
_LOST = (OutcomeCode.DUPLICATE, OutcomeCode.UNCHANGED, OutcomeCode.NOT_A_DISPATCH, OutcomeCode.EMPTY)


@dataclass(frozen=True)
class ToReview:
    """Something to look at."""

    kind: Kind
    weight: float
    """How bad it may be: 0 to 10; what comes first."""
    document: DocumentInfo | None
    """Null for a file that gave no record."""
    file: str | None
    path: str | None
    """The value in the record, by its id where it has one: what `Archive.correct` takes."""
    value: Any
    reason: str
    """`unsure`, `missing`, a contradiction (`schemas.dispatch.ReviewReason`), the state of a link, an outcome."""
    confidence: float | None = None
    page: int | None = None
    words: str | None = None
    sha256: str | None = None
    """Hash of a file that gave no record."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def to_review(connection: Connection) -> list[ToReview]:
    """Return everything that a person should look at, the worst first."""
    found = [*_files(connection), *_values(connection), *_links(connection)]
    return sorted(found, key=lambda each: (-each.weight, each.document.id if each.document else 0, each.path or ""))


def _files(connection: Connection) -> Iterator[ToReview]:
    """Return files that may hold a dispatch that nobody has read."""
    table = T["source_file"].c
    for row in connection.execute(sa.select(table.path, table.sha256, table.code, table.detail).order_by(table.path)):
        code = OutcomeCode(row.code)
        if not code.has_record and code not in _LOST:
            yield ToReview("file", 10, None, row.path, None, row.detail, code.value, sha256=row.sha256)


def _values(connection: Connection) -> Iterator[ToReview]:
    table, document, correction = T["rendition"].c, T["document"].c, T["correction"].c
    corrected = (correction.sha256 == table.sha256) & (correction.part == table.part)
    source = T["rendition"].join(T["document"], document.id == table.document_id)
    query = (
        sa.select(table.id, table.name, table.record, correction.path, correction.value, *BESIDE)
        .select_from(shown_beside(source.outerjoin(T["correction"], corrected)))
        .where(table.is_primary, table.needs_review.is_not(None), table.needs_review != "[]")
        .order_by(table.id)
    )
    for _, group in groupby(connection.execute(query), key=lambda row: row.id):
        rows = list(group)
        changes = {row.path: json.loads(row.value) for row in rows if row.path is not None}
        record = corrections.apply(Dispatch.model_validate_json(rows[0].record), changes)
        plain = record.model_dump(mode="json", exclude={"evidence"})
        for path in record.needs_review:
            yield _value(record, plain, path, info_beside(rows[0]), rows[0].name)


def _value(record: Dispatch, plain: dict[str, Any], path: str, document: DocumentInfo, file: str) -> ToReview:
    evidence = record.evidence.get(path)
    confidence = evidence.confidence if evidence else None
    reason = record.review_reasons.get(path, "unsure")
    doubt = 1.0 if reason == "missing" or reason in _CONTRADICTS else 1 - (confidence or 0)
    weight = _WEIGHTS.get(path.split(".")[0], 1) * doubt
    node: Any = plain
    named = []
    for part in path.split("."):
        node = node[int(part)] if isinstance(node, list) and int(part) < len(node) else (
            node.get(part) if isinstance(node, dict) else None)  # fmt: skip
        named.append(str(node["id"]) if part.isdigit() and isinstance(node, dict) and "id" in node else part)
    value = json.dumps(node, ensure_ascii=False) if isinstance(node, dict | list) else node
    return ToReview("value", round(weight, 2), document, file, ".".join(named), value, reason, confidence)


def _links(connection: Connection) -> Iterator[ToReview]:
    """Return edges that may lead to one of several documents, and those for which a held one is proposed."""
    citation, mention = T["citation"].c, T["mention"].c
    words = (
        sa.select(mention.text)
        .where(mention.citation_id == sa.func.coalesce(citation.source_id, citation.id))
        .order_by(mention.start)
        .limit(1)
        .scalar_subquery()
    )
    query = (
        sa.select(citation.local_id, citation.state, citation.number, citation.confidence, words.label("words"),
                  *BESIDE)
        .select_from(shown_beside(T["citation"].join(T["document"], T["document"].c.id == citation.asserted_by)))
        .where(citation.current, citation.state.in_(("ambiguous", "candidate")), citation.kind == "direct")
        .order_by(citation.id)
    )  # fmt: skip
    for row in connection.execute(query):
        document = info_beside(row)
        weight = 4.0 if row.state == "candidate" else 3.0
        yield ToReview(
            "link", weight, document, document.file, f"citations.{row.local_id}", row.number, row.state,
            row.confidence, None, row.words,
        )  # fmt: skip
