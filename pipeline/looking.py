"""What an archive tells of documents, citations and deadlines. `Archive` brings it in."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Engine

from extractors.times.workdays import WorkCalendar
from schemas import Dispatch

from .asking import answers, lookup
from .asking import deadlines as deadline_query
from .asking.results import CitationInfo, CitationPage, DeadlineInfo, DocumentInfo, SearchPage, Shown
from .desk import Day, day_of
from .store import search
from .store.database import T


class Looking:
    """The part of `Archive` in which documents are looked up, with what they cite and set."""

    _engine: Engine

    # --- one document ------------------------------------------------------------------------------------------------

    def get(self, number: str | int) -> DocumentInfo:
        """Return the document of a number, a key (`12`, `"#12"`), a file name, or the start of a hash.

        Raises:
            NotFoundError: There is none.
            SeveralFoundError: There are several; its `documents` lists them.
        """
        with self._engine.connect() as connection:
            return lookup.one(connection, number)

    def find(self, number: str | int) -> list[DocumentInfo]:
        """Return all documents that a number, key or file name may mean, held ones first."""
        with self._engine.connect() as connection:
            return lookup.find(connection, number)

    def show(self, number: str | int) -> Shown:
        """Return everything about one document: record with corrections, files, text, edges from and to it."""
        with self._engine.connect() as connection:
            return answers.show(connection, lookup.one(connection, number))

    def read(self, document: DocumentInfo, *, citing: bool = False) -> Shown:
        """Return what a document's files say, corrections applied; without what others say of it and where files lie.

        Args:
            document: Of this archive.
            citing: With what it cites.
        """
        with self._engine.connect() as connection:
            return answers.read(connection, document, citing=citing)

    def record(self, number: str | int) -> Dispatch | None:
        """Return the record of a document, corrections applied; None where it is only cited."""
        with self._engine.connect() as connection:
            return answers.read(connection, lookup.one(connection, number)).record

    def documents(
        self, *, held: bool | None = None, level: str | None = None, province: str | None = None,
        doc_type: str | None = None, limit: int | None = None,
    ) -> list[DocumentInfo]:  # fmt: skip
        """Return documents, oldest first, by being held, level, bare name of the province, code of the type."""
        table = T["document"].c
        query = lookup.select_documents().order_by(table.issued_first.is_(None), table.issued_first, table.id)
        for column, value in ((table.held, held), (table.level, level), (table.province, province),
                              (table.doc_type, doc_type)):  # fmt: skip
            if value is not None:
                query = query.where(column == value)
        with self._engine.connect() as connection:
            return lookup.infos(connection.execute(query.limit(limit)))

    def citations(self, number: str | int | None = None, *, state: str | None = None) -> list[CitationInfo]:
        """Return edges: those that one document's text asserts, or all; of one state (`resolved`, `ambiguous` …)."""
        with self._engine.connect() as connection:
            document = lookup.one(connection, number).id if number is not None else None
            return answers.citations(connection, asserted_by=document, state=state)

    def cited_by(self, number: str | int, *, limit: int = answers.CITERS, cursor: str | None = None) -> CitationPage:
        """Return a page of what other texts say of a document, in the order in which the archive came to know them."""
        with self._engine.connect() as connection:
            return answers.cited_by(connection, lookup.one(connection, number), limit, cursor)

    def self_citations(self) -> int:
        """Return how many citations of a document by itself were dropped."""
        with self._engine.connect() as connection:
            table = T["citation"].c
            query = sa.select(sa.func.count()).select_from(T["citation"]).where(table.state == "self", table.current)
            return int(connection.execute(query).scalar() or 0)

    # --- questions ---------------------------------------------------------------------------------------------------

    def deadlines(
        self,
        *,
        first: Day = None,
        last: Day = None,
        number: str | int | None = None,
        for_agency: str | None = None,
        with_predecessors: bool = False,
        standing: bool = True,
        work: WorkCalendar | None = None,
    ) -> list[DeadlineInfo]:
        """Return deadlines in the order of their last day.

        Args:
            first: Only those whose last day, or an occurrence, is on or after this day.
            last: On or before this day.
            number: Only those of one document.
            for_agency: Only those that concern this agency, by name or as one of a group of its territory.
            with_predecessors: Also those that concern the bodies that went into it: of "Sở Nội vụ tỉnh Khánh Hòa" since
                July 2025 those of the former Khánh Hòa and Ninh Thuận.
            standing: Also the standing reports of regulations, which recur without a stated end.
            work: Working days, for terms that begin when the document is received; by default those of state agencies.
        """
        with self._engine.connect() as connection:
            documents = [lookup.one(connection, number).id] if number is not None else None
            return deadline_query.deadlines(
                connection, first=day_of(first), last=day_of(last), documents=documents, for_agency=for_agency,
                with_predecessors=with_predecessors, standing=standing, work=work,
            )  # fmt: skip

    def search(self, words: str, *, limit: int = 20) -> SearchPage:
        """Return held documents with all the words, diacritics optional; `"…"` is a phrase, `875/UBND-NV` a number."""
        with self._engine.connect() as connection:
            query = search.Query.parse(words)
            found = search.find(connection, query, limit + 1)
            return SearchPage(answers.hits(connection, found[:limit], query), len(found) > limit)
