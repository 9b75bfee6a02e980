"""What an office says about its documents: looked at, done. `Archive` brings it in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from schemas import CongVanError

from .asking import answers, arrivals, browsing, feeds, lookup
from .asking import deadlines as deadline_query
from .asking import office as offices
from .asking.arrivals import Arrival
from .asking.browsing import RegisterPage
from .asking.browsing_filters import Filters
from .asking.listing import DocumentList
from .asking.results import DeadlineInfo, Done, Shown
from .desk import Day, day_of
from .exporting.calendar import CANCELLED_DAYS, to_ics
from .store import finished, sightings
from .store.corrections import CorrectionError
from .store.database import CHANGES, T, writing


class SeveralDeadlinesError(CongVanError):
    """A document sets several deadlines; `deadlines` lists them."""

    def __init__(self, asked: str, deadlines: list[DeadlineInfo]) -> None:
        self.deadlines = deadlines
        listed = "\n".join(
            f"  {each.uid}  {each.last_day or each.rrule or ''}  {(each.task or each.quote)[:60]}" for each in deadlines
        )
        super().__init__(f"{asked} sets {len(deadlines)} deadlines; say which by its UID:\n{listed}")


@dataclass(frozen=True)
class Attended:
    """A document, and what people have said of it."""

    shown: Shown
    seen: bool
    """Whether somebody has looked at it."""
    arrival: Arrival | None
    office: str | None
    """Whose archive it is, where that is said."""


class Handling:
    """The part of `Archive` in which people say what they have looked at and done."""

    _engine: Engine

    # --- the register as a page --------------------------------------------------------------------------------------

    def browse(
        self, filters: Filters | None = None, *, today: Day = None, sort: str = "arrived", descending: bool = True,
        limit: int | None = browsing.PAGE, offset: int = 0,
    ) -> RegisterPage:  # fmt: skip
        """Return a page of the held documents that an office received: all of others where it is said which it is.

        Args:
            filters: What they must have.
            today: The day on which deadlines are over; today by default.
            sort: A key of `pipeline.asking.browsing.SORTS`.
            descending: The last first.
            limit: Most lines; all with None.
            offset: How many to pass over.

        Raises:
            CongVanError: There is no such order, or no such state of deadlines.
        """
        with self._engine.connect() as connection:
            return browsing.browse(
                connection, filters or Filters(), day_of(today) or dt.date.today(), sort=sort, descending=descending,
                limit=limit, offset=offset,
            )  # fmt: skip

    def years(self) -> tuple[int, int] | None:
        """Return the years in which the first and the last document were issued; None where no day is known."""
        with self._engine.connect() as connection:
            return browsing.years(connection)

    def attended(self, number: str | int) -> Attended:
        """Return everything about a document and what people have said of it, read at one moment."""
        with self._engine.connect() as connection:
            document = lookup.one(connection, number)
            shown = answers.show(connection, document)
            arrival, seen, office = arrivals.attention(connection, document.id)
            return Attended(shown, seen, arrival, office)

    # --- looked at ---------------------------------------------------------------------------------------------------

    def see(self, numbers: Iterable[str | int], *, by: str | None = None) -> int:
        """Write down that somebody has looked at documents; returns how many files nobody had looked at before."""
        with writing(self._engine, changes=False) as session:
            documents = [lookup.one(session.connection, number).id for number in numbers]
            return sightings.put(session, sightings.places_of(session.connection, documents), by)

    def unsee(self, number: str | int) -> bool:
        """Make a document unread again; False where nobody had looked at it."""
        with writing(self._engine, changes=False) as session:
            document = lookup.one(session.connection, number).id
            return sightings.withdraw(session.connection, sightings.places_of(session.connection, [document]))

    def is_seen(self, number: str | int) -> bool:
        """Tell whether somebody has looked at a document."""
        with self._engine.connect() as connection:
            return sightings.seen(connection, [lookup.one(connection, number).id]) != set()

    def unseen(self, *, limit: int | None = None, offset: int = 0) -> DocumentList:
        """Return held documents that nobody has looked at yet (chưa xem), the newest first.

        Args:
            limit: Most documents.
            offset: How many to pass over.
        """
        document = T["document"].c
        conditions = (document.held, ~sightings.is_seen(document.id))
        order = (document.issued_first.is_(None), sa.desc(document.issued_first), sa.desc(document.id))
        query = lookup.select_documents().where(*conditions).order_by(*order).limit(limit).offset(offset)
        count = sa.select(sa.func.count()).select_from(T["document"]).where(*conditions)
        with self._engine.connect() as connection:
            total = int(connection.execute(count).scalar() or 0)
            return DocumentList(tuple(lookup.infos(connection.execute(query))), total, offset)

    def see_everything(self, *, by: str | None = None) -> int:
        """Write down that somebody has looked at every document; returns how many files nobody had looked at before."""
        with writing(self._engine, changes=False) as session:
            rendition = T["rendition"].c
            unread = sa.select(rendition.document_id).where(~sightings.is_seen(rendition.document_id)).distinct()
            documents = [row.document_id for row in session.connection.execute(unread)]
            return sightings.put(session, sightings.places_of(session.connection, documents), by)

    def stamp(self) -> str:
        """Return words that are others once somebody or something has changed what the archive answers.

        Looking at a document and telling of a deadline change nothing else.
        """
        counter = T["counter"].c
        with self._engine.connect() as connection:
            return str(connection.execute(sa.select(counter.next_id).where(counter.name == CHANGES)).scalar())

    # --- done --------------------------------------------------------------------------------------------------------

    def deadline(self, asked: str) -> DeadlineInfo:
        """Return the deadline of a calendar UID, or the only one of a document.

        Raises:
            NotFoundError: There is none.
            SeveralDeadlinesError: The document sets several.
        """
        with self._engine.connect() as connection:
            return _deadline(connection, asked)

    def finish(self, asked: str, *, day: Day = None, by: str | None = None, note: str | None = None) -> Done:
        """Write down that a deadline is done, with or without a held letter that shows it; once is enough.

        Args:
            asked: Its calendar UID, or the document where it sets only one.
            day: Of a recurring one: the day that is done. Without, the deadline is done for good.
            by: Who says so.
            note: A remark.

        Returns:
            What stands in the archive: what somebody said before where it was done already.

        Raises:
            CorrectionError: A day is named of a deadline that does not recur.
        """
        which = day_of(day)
        with writing(self._engine) as session:
            info = _deadline(session.connection, asked)
            if which is not None and not (info.rrule and not info.last_day):
                raise CorrectionError(f"{info.uid}: only of a deadline that recurs one day can be done")
            wanted = which.isoformat() if which else None
            if not any(each.day == wanted for each in info.done):
                finished.put(session, info.uid, wanted, by, note)
                info = _deadline(session.connection, info.uid)
            return next(each for each in info.done if each.day == wanted)

    def reopen(self, asked: str, *, day: Day = None, by: str | None = None) -> bool:
        """Take back that a deadline, or one day of it, is done; False where nobody had said so."""
        which = day_of(day)
        with writing(self._engine) as session:
            info = _deadline(session.connection, asked)
            return finished.withdraw(session.connection, info.uid, which.isoformat() if which else None, by)

    # --- calendars to subscribe to ------------------------------------------------------------------------------------

    def calendars(self) -> list[tuple[str, str]]:
        """Return the calendars that are given out: the name that stays, and the one for people."""
        with self._engine.connect() as connection:
            return [(slug, name) for slug, name, _ in feeds.given_out(connection)]

    def calendar(self, slug: str, *, todo: bool = False, alarms: bool = True) -> bytes:
        """Return one of the calendars as an iCalendar file: what `Archive.feed` writes under its name.

        Args:
            slug: The name that stays: `tat-ca`, `cua-toi`, `co-quan/…`.
            todo: Tasks instead of events.
            alarms: With reminders.

        Raises:
            NotFoundError: There is no calendar of this name.
        """
        with self._engine.connect() as connection:
            work = offices.working_days(connection)
            found = feeds.feed(connection, slug, dt.datetime.now(dt.UTC) - dt.timedelta(days=CANCELLED_DAYS), work=work)
        if found is None:
            raise lookup.NotFoundError(f"{slug}: there is no calendar of this name")
        return to_ics(found.deadlines, todo=todo, name=found.name, work=work, alarms=alarms)


def _deadline(connection: Connection, asked: str) -> DeadlineInfo:
    found = deadline_query.of_uid(connection, asked)
    if found is not None:
        return found
    document = lookup.one(connection, asked)
    several = deadline_query.deadlines(connection, documents=[document.id])
    if not several:
        raise lookup.NotFoundError(f"{document.title} sets no deadline")
    if len(several) > 1:
        raise SeveralDeadlinesError(asked, several)
    return several[0]
