"""One hash of everything an archive knows: equal for two archives of the same files, in whatever order they came."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from .database import T

_NOT_CONTENT = {"file", "evidence"}


def digest(connection: Connection) -> str:
    """Return the digest: content only, without surrogate keys, calendar UIDs, names of files or times."""
    total = hashlib.sha256()
    for line in sorted(_lines(connection)):
        total.update(line.encode())
        total.update(b"\n")
    return total.hexdigest()


def _all(connection: Connection, *columns: Any) -> Iterable[Any]:
    return connection.execute(sa.select(*columns))


def _line(kind: str, *values: Any) -> str:
    return json.dumps([kind, *values], ensure_ascii=False, sort_keys=True, default=str)


def _lines(connection: Connection) -> Iterator[str]:
    keys: dict[int | None, str | None] = {None: None}
    document = T["document"]
    skipped = {"id", "rendition_id", "agency_id", "content_key"}
    for row in _all(connection, document):
        keys[row.id] = row.content_key
        yield _line("document", {k: v for k, v in row._mapping.items() if k not in skipped}, row.content_key)
    hashes = {}
    rendition = T["rendition"].c
    columns = (rendition.id, rendition.sha256, rendition.part, rendition.document_id, rendition.is_primary,
               rendition.text_version, rendition.record_version, rendition.text_hash, rendition.record)  # fmt: skip
    for row in _all(connection, *columns):
        hashes[row.id] = row.sha256 if row.part == 1 else f"{row.sha256}#{row.part}"
        record = {k: v for k, v in json.loads(row.record).items() if k not in _NOT_CONTENT}
        yield _line(
            "file",
            hashes[row.id],
            keys[row.document_id],
            row.is_primary,
            row.text_version,
            row.record_version,
            row.text_hash,
            record,
        )
    yield from _links(connection, keys, hashes)
    for row in _all(connection, T["correction"]):
        yield _line("correction", row.sha256, row.part, row.path, row.value)
    agency = T["agency"].c
    used = sa.select(document.c.agency_id).where(document.c.agency_id.is_not(None))
    found: Iterable[Any] = connection.execute(
        sa.select(agency.key, agency.level, agency.parent).where(agency.id.in_(used))
    )
    for row in found:
        yield _line("agency", *tuple(row))


def _links(connection: Connection, keys: dict[int | None, str | None], hashes: dict[int, str]) -> Iterator[str]:
    claim = T["claim"].c
    columns = (claim.signature, claim.block, claim.document_id, claim.state, claim.confidence, claim.method,
               claim.candidates)  # fmt: skip
    for row in _all(connection, *columns):
        candidates = sorted(str(keys[each]) for each in json.loads(row.candidates or "[]"))
        yield _line(
            "claim", row.signature, row.block, keys[row.document_id], row.state, row.confidence, row.method, candidates
        )
    citation = T["citation"].c
    named = (citation.local_id, citation.kind, citation.relation, citation.state, citation.confidence, citation.method,
             citation.reason, citation.current, citation.number)  # fmt: skip
    ends = (citation.rendition_id, citation.asserted_by, citation.citing_id, citation.cited_id, citation.proposed_id)
    for row in _all(connection, *named, *ends):
        values, (rendition, *documents) = tuple(row)[: len(named)], tuple(row)[len(named) :]
        yield _line("citation", hashes[rendition], *(keys[document] for document in documents), *values)
    deadline = T["deadline"].c
    plain = (deadline.local_id, deadline.current, deadline.operator, deadline.boundary, deadline.last_day,
             deadline.rrule, deadline.ends, deadline.assignees, deadline.quote)  # fmt: skip
    for row in _all(connection, deadline.rendition_id, *plain):
        yield _line("deadline", hashes[row[0]], *tuple(row)[1:])
    mention, party = T["mention"].c, T["party"].c
    joined = sa.select(
        citation.rendition_id,
        citation.local_id,
        mention.start,
        mention.end,
        mention.page,
        mention.relation,
        mention.text,
    ).join(T["citation"], citation.id == mention.citation_id)
    mentions: Iterable[Any] = connection.execute(joined)
    for row in mentions:
        yield _line("mention", hashes[row[0]], *tuple(row)[1:])
    item, agency = T["recipient"].c, T["agency"].c
    meant = (item.part, item.position, item.as_written, item.members, item.scope, item.province, item.district,
             item.commune, agency.key)  # fmt: skip
    query = sa.select(item.rendition_id, deadline.local_id, *meant).select_from(
        T["recipient"].outerjoin(T["agency"], agency.id == item.agency_id)
        .outerjoin(T["deadline"], deadline.id == item.deadline_id)
    )  # fmt: skip
    for row in connection.execute(query):
        yield _line("recipient", hashes[row[0]], *tuple(row)[1:])
    for row in connection.execute(
        sa.select(party.rendition_id, party.part, party.position, party.as_written, party.name)
    ):
        yield _line("party", hashes[row[0]], *tuple(row)[1:])
