"""Putting stored rows together into what an archive shows: one document with everything, edges, search hits."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from extractors.document import DocumentText
from schemas import Dispatch
from schemas.dispatch import Part

from ..store import corrections, renditions, search
from ..store.database import T, listed, plain_rows, rows_in
from ..store.texts import load_text, words_of
from .cursors import cursor as cursor_behind
from .cursors import offset
from .lookup import by_ids, first_mentions
from .results import CitationInfo, CitationPage, DocumentInfo, Passage, SearchHit, Shown

CITERS = 50
"""Citations of a document by others that are shown with it."""


def show(connection: Connection, document: DocumentInfo) -> Shown:
    """Return everything about a document."""
    shown = read(connection, document)
    keys = _citers(connection, document, CITERS, 0)
    edges = citations(connection, asserted_by=document.id, keys=keys[:CITERS])
    by_key = {each.id: each for each in edges}
    lie, lay = _places(connection, sorted({sha256 for sha256, _ in shown.places}))
    return replace(
        shown,
        files=tuple(
            {**file, "paths": lie.get(file["sha256"], []), "vanished": lay.get(file["sha256"])} for file in shown.files
        ),
        citations=tuple(each for each in edges if each.asserted_by.id == document.id),
        cited_by=tuple(by_key[key] for key in keys[:CITERS]),
        cited_by_truncated=len(keys) > CITERS,
    )


def read(connection: Connection, document: DocumentInfo, *, citing: bool = False) -> Shown:
    """Return what a document's files say, with what was corrected; without what others say, and where the files lie.

    Args:
        connection: The archive.
        document: Of it.
        citing: With what it cites.
    """
    rows = renditions.in_order(_renditions(connection, document))
    changes, history = corrections.with_history(connection, [(row.sha256, row.part) for row in rows])
    made = {path: value for row in reversed(rows) for path, value in changes.get((row.sha256, row.part), {}).items()}
    record: Dispatch | None = None
    text: DocumentText | None = None
    differing: tuple[str, ...] = ()
    if rows and document.held:
        records = [(row, Dispatch.model_validate_json(row.record)) for row in rows]
        together = renditions.merged(
            [(row, corrections.apply(each, changes.get((row.sha256, row.part), {}))) for row, each in records]
        )
        record, differing = corrections.apply(together.record, made), together.differing
        text = load_text(rows[0].text) if rows[0].text is not None else None
    return Shown(
        document=document,
        record=record,
        corrections=made,
        differing=differing,
        files=tuple({k: v for k, v in row._mapping.items() if k not in ("record", "text")} for row in rows),
        document_text=text,
        citations=tuple(citations(connection, asserted_by=document.id)) if citing else (),
        cited_by=(),
        history=tuple(history),
    )


def _renditions(connection: Connection, document: DocumentInfo) -> Iterable[Any]:
    """Return the rows of a document's files; the text comes with the file that is shown, the others' are not read."""
    table, text = T["rendition"].c, T["document_text"].c
    columns = (table.sha256, table.part, table.name, table.media_type, table.pages, table.text_source, table.is_primary,
               table.role, table.partial, table.text_version, table.record_version, table.record)  # fmt: skip
    shown = (text.id == table.text_id) & table.is_primary
    joined = T["rendition"].outerjoin(T["document_text"], shown)
    query = sa.select(*columns, text.data.label("text")).select_from(joined)
    return connection.execute(query.where(table.document_id == document.id))


def _places(connection: Connection, hashes: Sequence[str]) -> tuple[dict[str, list[str]], dict[str, dict[str, str]]]:
    """Return where files lie, and of those that lie nowhere any more where they lay last and when that was noticed."""
    source, former = T["source_file"].c, T["former_place"].c
    now = sa.select(source.sha256, source.path, sa.null().label("gone_at")).where(source.sha256.in_(hashes))
    before = sa.select(former.sha256, former.path, former.gone_at).where(former.sha256.in_(hashes))
    lie: dict[str, list[str]] = {}
    lay: dict[str, dict[str, str]] = {}
    for place in sorted(connection.execute(now.union_all(before)), key=lambda each: (each.gone_at or "", each.path)):
        if place.gone_at is None:
            lie.setdefault(place.sha256, []).append(place.path)
        elif place.sha256 not in lie:
            lay[place.sha256] = {"path": place.path, "gone_at": place.gone_at}
    return lie, lay


_PLAIN = tuple(itertools.takewhile(lambda name: name != "citing", (each.name for each in fields(CitationInfo))))
"""What is shown of an edge as it is stored."""
_KEYS = ("citing_id", "cited_id", "asserted_by", "source_id")


def citations(
    connection: Connection, *, asserted_by: int | None = None, keys: Sequence[int] = (), state: str | None = None
) -> list[CitationInfo]:
    """Return current edges in the order of the texts; those of a document to itself are left out.

    Args:
        connection: The archive.
        asserted_by: Only those that this document's text asserts.
        keys: These edges besides.
        state: Only of one state.
    """
    wanted = [f"c.asserted_by = {int(asserted_by)}"] if asserted_by is not None else []
    wanted += [f"c.id IN {listed(keys)}"] if keys else []
    conditions = ["c.current", "c.state <> 'self'", *(["c.state = :state"] if state else [])]
    conditions += [f"({' OR '.join(wanted)})"] if wanted else []
    query = (
        f"SELECT {', '.join(f'c.{name}' for name in (*_PLAIN, *_KEYS))}, w.candidates"
        " FROM citation c LEFT JOIN claim w ON w.id = c.claim_id"
        f" WHERE {' AND '.join(conditions)} ORDER BY c.asserted_by, c.id"
    )
    found = connection.execute(sa.text(query), {"state": state}) if state else plain_rows(connection, query)
    width = len(_PLAIN)
    rows = [(dict(zip(_PLAIN, row, strict=False)), *row[width:-1], json.loads(row[-1] or "[]")) for row in found]
    ids = {each for _, *ends, _, candidates in rows for each in (*ends, *candidates) if each is not None}
    documents = by_ids(connection, ids)
    words = first_mentions(connection, [source or plain["id"] for plain, _, _, _, source, _ in rows])
    return [
        CitationInfo(
            **plain, citing=documents.get(citing), cited=documents.get(cited), asserted_by=documents[asserted],
            candidates=tuple(documents[each] for each in candidates if plain["state"] in ("ambiguous", "candidate")),
            evidence=words.get(source or plain["id"]) or Passage("", None, None, None, None),
        )
        for plain, citing, cited, asserted, source, candidates in rows
    ]  # fmt: skip


def cited_by(connection: Connection, document: DocumentInfo, limit: int, cursor: str | None = None) -> CitationPage:
    """Return a page of what other texts say of a document, in the order in which the archive came to know theirs.

    A law is cited by more documents than anybody reads: no more rows are touched than are asked for.
    """
    asked = ["cited by", document.id]
    skipped = offset(cursor, asked)
    keys = _citers(connection, document, limit, skipped)
    found = {each.id: each for each in citations(connection, keys=keys[:limit])} if keys else {}
    more = len(keys) > limit
    page = [found[key] for key in keys[:limit]]
    return CitationPage(page, more, cursor_behind(skipped + limit, asked) if more else None)


def _citers(connection: Connection, document: DocumentInfo, limit: int, skipped: int) -> list[int]:
    """Return the keys of the edges by which other texts name a document: as many as wanted, and one more if any."""
    node = int(document.id)
    ends = " UNION ".join(
        f"SELECT * FROM (SELECT c.citing_id, c.id FROM citation c WHERE c.{end} = {node} AND c.current"
        f" AND c.state <> 'self' AND c.asserted_by <> {node} ORDER BY c.citing_id LIMIT {skipped + limit + 1}) {end}"
        for end in ("cited_id", "proposed_id")
    )
    return [key for _, key in plain_rows(connection, f"{ends} ORDER BY 1, 2 LIMIT {limit + 1} OFFSET {skipped}")]


def hits(connection: Connection, renditions: Sequence[int], query: search.Query) -> list[SearchHit]:
    """Return search hits with snippets of the real text, in the order of the renditions."""
    table, text = T["rendition"].c, T["document_text"].c
    columns = (table.id, table.document_id, table.name, table.text_id, table.record)
    rows = {row.id: row for row in rows_in(connection, columns, table.id, list(renditions))}
    documents = by_ids(connection, [row.document_id for row in rows.values()])
    texts = dict(map(tuple, rows_in(connection, (text.id, text.data), text.id, [row.text_id for row in rows.values()])))
    found = []
    for rendition in renditions:
        row = rows[rendition]
        whole = load_text(texts[row.text_id])
        said = json.loads(row.record)["file"].get("part")
        part = Part.model_validate(said) if said else None
        before = part.start if part else 0
        places = tuple(
            Passage(each.text, row.name, whole.page_of(before + each.start), before + each.start, before + each.end)
            for each in search.snippets(words_of(whole.text, part), query)
        )
        found.append(SearchHit(documents[row.document_id], places))
    return found
