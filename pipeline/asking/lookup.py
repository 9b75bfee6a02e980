"""Finding documents by number, key or file name, and turning rows into what an archive answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from schemas import CongVanError, number_key, parse_number

from ..linking.identity import AgencyId
from ..store.database import T, chunks, listed, plain_rows
from .asked import asked as asked_as
from .concerned import agency_of
from .results import DocumentInfo, Passage

_D, _R = T["document"].c, T["rendition"].c
DOCUMENT_COLUMNS = (
    _D.id, _D.number, _D.doc_type, _D.issuer, _D.level, _D.province, _D.issued, _D.subject, _D.held, _D.symbol,
    _D.status, _R.name.label("file"), _D.issuer_method, _D.issuer_reason,
)  # fmt: skip
"""Everything that a `DocumentInfo` holds, of `document` and the rendition that is shown."""
_SHOWN = T["rendition"].alias("shown")
BESIDE = tuple(
    (_SHOWN.c.name if column.name == "file" else _D[column.name]).label(f"shown_{column.name}")
    for column in DOCUMENT_COLUMNS
)
"""The same as the last columns of a query of something else about `document`; `info_beside` reads them."""
_KEY = re.compile(r"#(\d+)")
_NO_KEY = 2**31  # neither database has a key beyond it
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
    return sa.select(*DOCUMENT_COLUMNS).select_from(T["document"].outerjoin(T["rendition"], _D.rendition_id == _R.id))


def shown_beside(source: Any) -> Any:
    """Return tables that hold `document`, joined with what `BESIDE` needs."""
    return source.outerjoin(_SHOWN, _SHOWN.c.id == _D.rendition_id)


def info_beside(row: Any) -> DocumentInfo:
    """Return the document of a row whose last columns are `BESIDE`."""
    return _info(*row[-len(BESIDE) :])


def rows_beside(connection: Connection, query: str, ids: Iterable[int]) -> Iterator[tuple[DocumentInfo, Any]]:
    """Yield documents by key, each with its row of a query (SQL without a condition) that ends in `BESIDE`."""
    for part in chunks(sorted(set(ids))):
        for row in plain_rows(connection, f"{query} WHERE document.id IN {listed(part)}"):
            yield info_beside(row), row


class Issued(NamedTuple):
    """A document, who issued it and when."""

    document: DocumentInfo
    agency: int | None
    """Key of the issuer."""
    first: str | None
    """The first day that its date may mean, ISO 8601."""
    body: AgencyId | None
    """The issuer, where it is known."""


class _Issuing(NamedTuple):
    """The columns of `agency` that tell a body."""

    body: str | None
    level: str | None
    unit: str | None
    district: str | None
    province: str | None


def issued(connection: Connection, ids: Iterable[int]) -> dict[int, Issued]:
    """Return documents with their issuers, by key."""
    found: dict[int, Issued] = {}
    for info, (agency, first, *row) in rows_beside(connection, _issued(), ids):
        found[info.id] = Issued(info, agency, first, agency_of(_Issuing(*row[: len(_Issuing._fields)])))
    return found


@cache
def _issued() -> str:
    """Return the query of documents with their issuers in SQL, made once: it is asked a level of every chain."""
    agency = T["agency"].c
    columns = (_D.agency_id, _D.issued_first, *(agency[name] for name in _Issuing._fields))
    source = T["document"].outerjoin(T["agency"], agency.id == _D.agency_id)
    return str(sa.select(*columns, *BESIDE).select_from(shown_beside(source)))


def infos(rows: Iterable[Any]) -> list[DocumentInfo]:
    """Turn rows of `select_documents` into values."""
    return [DocumentInfo(*row) for row in rows]


def by_ids(connection: Connection, ids: Iterable[int]) -> dict[int, DocumentInfo]:
    """Return documents by key."""
    return {info.id: info for info, _ in rows_beside(connection, _documents(), ids)}


def _info(*values: Any) -> DocumentInfo:
    return DocumentInfo(*values[:8], bool(values[8]), *values[9:])  # type: ignore[call-arg]


@cache
def _documents() -> str:
    """Return the query of documents in SQL, made once: it is asked many times a question."""
    return str(select_documents())


def find(connection: Connection, asked: str | int) -> list[DocumentInfo]:
    """Return the documents that a number, a key (`12`, `"#12"`), a file or the start of a hash names.

    Digits alone are a serial (`402`), and a key (`3`) where no document has that serial.
    """
    text = str(asked).strip()
    key = _KEY.fullmatch(text)
    if isinstance(asked, int) or key:
        return _of_key(connection, int(key[1]) if key else int(asked))
    meant = asked_as(text)
    if meant.key is not None:
        return _of_key(connection, meant.key)
    query = select_documents().order_by(_D.held.desc(), _D.issued_first, _D.id)
    block = number_key(meant.number)
    if block is not None:
        found = meant.those(infos(connection.execute(query.where(_D.block == block))))
        if found:
            return found
    if meant.number.isdigit():
        serial = infos(connection.execute(query.where(_D.serial == meant.number.lstrip("0"))))
        found = meant.those(serial) or (_of_key(connection, int(meant.number)) if text.isdigit() else [])
        return found or _of_files(connection, query, text)
    parsed = parse_number(meant.number)
    if parsed is not None and parsed.serial is None:  # a blank number: every document of the symbol that has none
        blank = infos(connection.execute(query.where(_D.number.is_(None), _D.symbol == parsed.symbol)))
        if blank:
            return meant.those(blank)
    return _of_files(connection, query, text)


def _of_key(connection: Connection, key: int) -> list[DocumentInfo]:
    if not 0 < key < _NO_KEY:
        return []
    return list(by_ids(connection, [key]).values())


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


def first_mentions(connection: Connection, citations: Iterable[int]) -> dict[int, Passage]:
    """Return the first mention of each citation (its own key, not that of an edge asserted by it)."""
    found: dict[int, Passage] = {}
    for part in chunks(sorted(set(citations))):
        query = (
            'SELECT m.citation_id, m.text, r.name, m.page, m.start, m."end" FROM mention m'
            " JOIN citation c ON c.id = m.citation_id JOIN rendition r ON r.id = c.rendition_id"
            f" WHERE m.citation_id IN {listed(part)} ORDER BY m.citation_id, m.start"
        )
        for key, *values in plain_rows(connection, query):
            if key not in found:
                found[key] = Passage(*values)
    return found
