"""Finding documents by number, key or file name, and turning rows into what an archive answers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schemas import CongVanError, number_key, parse_number

from ..store.database import T, chunks, rows_in
from .asked import asked as asked_as
from .results import DocumentInfo, Evidence

_D, _R = T["document"].c, T["rendition"].c
_COLUMNS = (
    _D.id, _D.number, _D.doc_type, _D.issuer, _D.level, _D.province, _D.issued, _D.subject, _D.held, _D.symbol,
    _D.status, _R.name.label("file"), _D.issuer_method, _D.issuer_reason,
)  # fmt: skip
_KEY = re.compile(r"#(\d+)")
_HASH = re.compile(r"[0-9a-f]{8,64}")


class NotFoundError(CongVanError):
    """No document answers to what was asked for."""


class SeveralFoundError(CongVanError):
    """More than one document answers; `documents` holds them."""

    def __init__(self, asked: str, documents: list[DocumentInfo]) -> None:
        self.documents = documents
        listed = "\n".join(f"  #{each.id}  {each.title}  {each.body or ''}".rstrip() for each in documents)
        super().__init__(f"{asked} is the number of {len(documents)} documents; say which by its key:\n{listed}")


def select_documents() -> sa.Select[Any]:
    """Return the query of everything that a `DocumentInfo` holds."""
    return sa.select(*_COLUMNS).select_from(T["document"].outerjoin(T["rendition"], _D.rendition_id == _R.id))


def infos(rows: Iterable[Any]) -> list[DocumentInfo]:
    """Turn rows of `select_documents` into values."""
    return [DocumentInfo(**{**row._mapping, "held": bool(row.held)}) for row in rows]


def by_ids(connection: Connection, ids: Iterable[int]) -> dict[int, DocumentInfo]:
    """Return documents by key."""
    found: dict[int, DocumentInfo] = {}
    wanted = sorted(set(ids))
    for part in chunks(wanted):
        rows = connection.execute(select_documents().where(_D.id.in_(part)))
        found |= {info.id: info for info in infos(rows)}
    return found


def find(connection: Connection, asked: str | int) -> list[DocumentInfo]:
    """Return the documents that a number, a key (`12`, `"#12"`), a file or the start of a hash names.

    Digits alone are a serial (`402`), and a key (`3`) where no document has that serial.
    """
    text = str(asked).strip()
    key = _KEY.fullmatch(text)
    if isinstance(asked, int) or key:
        return list(by_ids(connection, [int(key[1]) if key else int(asked)]).values())
    meant = asked_as(text)
    if meant.key is not None:
        return list(by_ids(connection, [meant.key]).values())
    query = select_documents().order_by(_D.held.desc(), _D.issued_first, _D.id)
    block = number_key(meant.number)
    if block is not None:
        found = meant.those(infos(connection.execute(query.where(_D.block == block))))
        if found:
            return found
    if meant.number.isdigit():
        serial = infos(connection.execute(query.where(_D.serial == meant.number.lstrip("0"))))
        found = meant.those(serial) or list(by_ids(connection, [int(meant.number)] if text.isdigit() else []).values())
        return found or _of_files(connection, query, text)
    parsed = parse_number(meant.number)
    if parsed is not None and parsed.serial is None:  # a blank number: every document of the symbol that has none
        blank = infos(connection.execute(query.where(_D.number.is_(None), _D.symbol == parsed.symbol)))
        if blank:
            return meant.those(blank)
    return _of_files(connection, query, text)


def _of_files(connection: Connection, query: sa.Select[Any], text: str) -> list[DocumentInfo]:
    """Return the documents of a file: by its name, with or without its ending, its path, or the start of its hash."""
    source = T["source_file"].c
    named = (_R.name == text) | _R.name.startswith(f"{text}.", autoescape=True)
    named |= _R.sha256.in_(sa.select(source.sha256).where(source.path == text))
    if _HASH.fullmatch(text):
        named |= _R.sha256.startswith(text)
    return infos(connection.execute(query.where(_D.id.in_(sa.select(T["rendition"].c.document_id).where(named)))))


def one(connection: Connection, asked: str | int) -> DocumentInfo:
    """Return the one document that is meant.

    A number that one held document has means that one, even where others of the number are cited.

    Raises:
        NotFoundError: There is none.
        SeveralFoundError: There are several.
    """
    found = find(connection, asked)
    if not found:
        raise NotFoundError(f"{asked}: no document of this number, key or file name is in the archive")
    held = [each for each in found if each.held]
    if len(held) == 1:
        return held[0]
    if len(found) > 1:
        raise SeveralFoundError(str(asked), found)
    return found[0]


def first_mentions(connection: Connection, citations: Iterable[int]) -> dict[int, Evidence]:
    """Return the first mention of each citation (its own key, not that of an edge asserted by it)."""
    mention = T["mention"].c
    wanted = sorted(set(citations))
    files = _files_of(connection, wanted)
    found: dict[int, Evidence] = {}
    columns = (mention.citation_id, mention.text, mention.page, mention.start, mention.end)
    rows = sorted(rows_in(connection, columns, mention.citation_id, wanted), key=lambda r: (r.citation_id, r.start))
    for row in rows:
        found.setdefault(row.citation_id, Evidence(row.text, files.get(row.citation_id), row.page, row.start, row.end))
    return found


def _files_of(connection: Connection, citations: list[int]) -> dict[int, str]:
    citation = T["citation"]
    names: dict[int, str] = {}
    for part in chunks(citations):
        query = (
            sa.select(citation.c.id, _R.name)
            .join(T["rendition"], _R.id == citation.c.rendition_id)
            .where(citation.c.id.in_(part))
        )
        names |= {row.id: row.name for row in connection.execute(query)}
    return names
