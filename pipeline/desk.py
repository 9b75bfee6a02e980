"""What an office does with its archive beside asking: settings, what is due, what it is told. `Archive` brings it in.

What only one of these things needs is loaded when it is done.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from extractors.times.workdays import WorkCalendar
from schemas import CongVanError

from .asking import office as offices
from .exporting.calendar import CANCELLED_DAYS
from .store import notices as told
from .store import settings
from .store.database import writing

if TYPE_CHECKING:
    from .asking.due import Due, Notice
    from .asking.listing import DocumentList
    from .asking.results import DeadlineInfo
    from .asking.review import ToReview
    from .exporting.feed import Written

Day = dt.date | str | None


def day_of(day: Day) -> dt.date | None:
    """Return a day given as a date or as ISO 8601.

    Raises:
        CongVanError: It is no day.
    """
    if not isinstance(day, str):
        return day
    try:
        return dt.date.fromisoformat(day)
    except ValueError as error:
        raise CongVanError(f"{day!r}: write a day as 2023-04-01") from error


def _days_ago(days: int) -> dt.datetime:
    return dt.datetime.now(dt.UTC) - dt.timedelta(days=days)


class Desk:
    """The part of `Archive` that an office works with."""

    _engine: Engine

    # --- looking through ---------------------------------------------------------------------------------------------

    def listing(
        self, *, first: Day = None, last: Day = None, held: bool | None = True, doc_types: Iterable[str] = (),
        level: str | None = None, province: str | None = None, issuer: str | None = None, status: str | None = None,
        sort: str = "issued", descending: bool = False, limit: int | None = None, offset: int = 0,
    ) -> DocumentList:  # fmt: skip
        """Return a page of documents and how many there are.

        Args:
            first: Issued on or after this day.
            last: On or before it.
            held: Only those of which there is a file; only those that are cited with False; all with None.
            doc_types: Only of these types, by code.
            level: Of issuers of this level: central, province, district, commune, other.
            province: Of issuers of this province, by its bare name.
            issuer: Of one body.
            status: issued, unnumbered, draft, copy.
            sort: A key of `pipeline.asking.listing.ORDERS`.
            descending: The last first.
            limit: Most documents of the page.
            offset: How many to pass over.
        """
        from .asking import listing as listings

        with self._engine.connect() as connection:
            return listings.listing(
                connection, first=day_of(first), last=day_of(last), held=held, doc_types=doc_types, level=level,
                province=province, issuer=issuer, status=status, sort=sort, descending=descending, limit=limit,
                offset=offset,
            )  # fmt: skip

    def to_review(self) -> Sequence[ToReview]:
        """Return what a person should look at, the worst first: files without a record, values, links."""
        from .asking import review

        with self._engine.connect() as connection:
            return review.to_review(connection)

    # --- settings ----------------------------------------------------------------------------------------------------

    def setting(self, name: str) -> str | None:
        """Return a setting of the archive: `office`."""
        with self._engine.connect() as connection:
            return settings.get(connection, name)

    def configure(self, name: str, value: str | None) -> None:
        """Set a setting of the archive, or take it away with None.

        Raises:
            CongVanError: There is no such setting, the office's name does not say which body, or a line of the
                holidays is none.
        """
        with writing(self._engine) as session:
            if name == "office" and value is not None:
                offices.check(session.connection, value)
            if name == "holidays" and value is not None:
                WorkCalendar.from_text(value)
            settings.put(session.connection, name, value)
            if name == "holidays":
                from .filing import entries
                from .filing.relinking import relink

                relink(session, entries.counted_from_receipt(session.connection))

    def working_days(self) -> WorkCalendar:
        """Return the working calendar of state agencies, with the exchanges of days that the archive has of its own."""
        with self._engine.connect() as connection:
            return offices.working_days(connection)

    # --- what is to be done ------------------------------------------------------------------------------------------

    def due(
        self, *, first: Day = None, last: Day = None, today: Day = None, for_agency: str | None = None,
        mine: bool = False, states: Sequence[str] = ("open", "late", "partly", "recurring"), standing: bool = False,
        work: WorkCalendar | None = None,
    ) -> list[Due]:  # fmt: skip
        """Return what is to be done, by day, with who has answered it.

        Args:
            first: Only what is due on or after this day.
            last: On or before this day.
            today: The day on which progress is told; today by default.
            for_agency: Only what concerns this body; its own letters count as answers.
            mine: Only what concerns the archive's office.
            states: Which states of `pipeline.asking.progress`.
            standing: Also the standing reports of regulations.
            work: Working days.
        """
        from .asking import due as doing

        with self._engine.connect() as connection:
            return doing.due(
                connection, today=day_of(today) or dt.date.today(), first=day_of(first), last=day_of(last),
                for_agency=for_agency, mine=mine, states=states, standing=standing, work=work,
            )  # fmt: skip

    def notices(
        self, *, today: Day = None, ahead: int = 3, for_agency: str | None = None, mine: bool = False,
        standing: bool = False, work: WorkCalendar | None = None,
    ) -> list[Notice]:  # fmt: skip
        """Return what was not told yet: deadlines that are new, changed, due, overdue or answered.

        A deadline is due from `ahead` days before its last day on. An id names one event for the archive's life: what
        was told under it and not marked (`mark`) comes again.
        """
        from .asking import due as doing

        with self._engine.connect() as connection:
            found = list(
                doing.notices(
                    connection, today=day_of(today) or dt.date.today(), ahead=ahead, for_agency=for_agency, mine=mine,
                    standing=standing, work=work,
                )
            )  # fmt: skip
            known = told.told(connection, [each.id for each in found])
        fresh = {each.due.deadline.uid for each in found if each.event == "new" and each.id not in known}
        return [
            each for each in found if each.id not in known
            and (each.event != "changed" or each.due.deadline.uid not in fresh)  # what is new is told as it is now
        ]  # fmt: skip

    def mark(self, notices: Iterable[Notice]) -> None:
        """Write down that events were told, all in one transaction; they do not come again."""
        from .asking import due as doing

        rows = []
        for each in notices:
            rows.append((each.id, each.due.deadline.uid, each.event))
            if each.event == "new" and each.due.deadline.sequence:
                changed = doing.changed(each.due)  # told with it
                rows.append((changed.id, changed.due.deadline.uid, changed.event))
        with writing(self._engine, changes=False) as session:
            told.put(session.connection, rows)

    # --- calendars ---------------------------------------------------------------------------------------------------

    def withdrawn(self, *, since: dt.datetime | None = None, for_agency: str | None = None) -> list[DeadlineInfo]:
        """Return deadlines that no text sets any more, as calendars last had them; of the last 30 days by default."""
        from .asking import withdrawn as withdrawals

        with self._engine.connect() as connection:
            return withdrawals.withdrawn(connection, since or _days_ago(CANCELLED_DAYS), for_agency)

    def feed(
        self, directory: str | os.PathLike[str], *, todo: bool = False, standing: bool = False,
        work: WorkCalendar | None = None, alarms: bool = True,
    ) -> list[Written]:  # fmt: skip
        """Write calendars that a web server can serve: of everything, of the office, of each body that must act.

        Args:
            directory: Where to; files keep their names, and are written only where they changed.
            todo: Tasks instead of events.
            standing: Also the standing reports of regulations.
            work: Working days.
            alarms: With reminders.
        """
        from .asking import feeds
        from .exporting.feed import write_feed

        with self._engine.connect() as connection:
            work = work or offices.working_days(connection)
            calendars = list(feeds.feeds(connection, _days_ago(CANCELLED_DAYS), standing=standing, work=work))
        return write_feed(Path(directory), calendars, todo=todo, work=work, alarms=alarms)
