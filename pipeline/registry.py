"""Arrivals and the registers of an office (Nghị định 30/2020/NĐ-CP, Điều 22). `Archive` brings them in."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from extractors.times.workdays import WorkCalendar
from schemas.dates import earliest_day

from .asking import answers, lookup
from .asking import arrivals as arriving
from .asking.arrivals import Arrival
from .desk import Day, day_of
from .store import receipts
from .store.corrections import CorrectionError
from .store.database import writing

if TYPE_CHECKING:
    from .asking.registers import ArrivedLine, SentLine, TrackedLine


class Registry:
    """The part of `Archive` in which arrivals are registered and registers are drawn up."""

    _engine: Engine

    # --- arrivals ----------------------------------------------------------------------------------------------------

    def arrival(self, number: str | int) -> Arrival | None:
        """Return when a document arrived: as registered, else as stamped; None where nobody has said."""
        with self._engine.connect() as connection:
            document = lookup.one(connection, number)
            return arriving.arrivals(connection, [document.id]).get(document.id)

    def next_arrival_number(self, year: int) -> str:
        """Return the number of arrival that comes next in a year (Nghị định 30/2020/NĐ-CP, Điều 22)."""
        with self._engine.connect() as connection:
            known = arriving.arrivals(connection)
            return arriving.next_number(known.values(), year)

    def receive(
        self, number: str | int, arrival_number: str | None = None, date: Day = None, *, unit: str | None = None,
        passed_on: Day = None, note: str | None = None, by: str | None = None,
    ) -> Arrival:  # fmt: skip
        """Register the arrival of a held document, in place of what was registered before.

        Args:
            number: The document, as in `get`.
            arrival_number: Số đến; by default the next of the year.
            date: Ngày đến; today by default.
            unit: Unit or person it is handed to.
            passed_on: Day on which it was handed on.
            note: A remark.
            by: Who registers it.

        Raises:
            CorrectionError: It is only cited, arrived before it was issued or after today, or another has the number.
        """
        from .filing.relinking import relink

        day = day_of(date) or dt.date.today()
        with writing(self._engine) as session:
            document = lookup.one(session.connection, number)
            shown = answers.show(session.connection, document)
            if not shown.files:
                raise CorrectionError(f"{document.title} is only cited; take its file in first: congvan ingest FILE")
            known = arriving.arrivals(session.connection)
            wanted = arrival_number or arriving.next_number(known.values(), day.year)
            other = arriving.holder(known, wanted, day.year)
            if other not in (None, document.id):
                taken = lookup.by_ids(session.connection, [other or 0])[other or 0]
                raise CorrectionError(f"{wanted}: {taken.title} has this number of arrival in {day.year}")
            issued = earliest_day(document.issued)
            if day > dt.date.today() or (issued is not None and day < issued):
                raise CorrectionError(f"{day:%d/%m/%Y}: {document.title} cannot have arrived on that day")
            handed = day_of(passed_on)
            values = {
                "number": wanted, "date": day.isoformat(), "unit": unit, "note": note, "made_by": by,
                "passed_on": handed.isoformat() if handed else None,
                "made_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            }  # fmt: skip
            receipts.put(session, shown.places, values)
            relink(session, shown.places)
            return arriving.arrivals(session.connection, [document.id])[document.id]

    def unreceive(self, number: str | int) -> bool:
        """Take a registered arrival back; False where there was none."""
        from .filing.relinking import relink

        with writing(self._engine) as session:
            shown = answers.show(session.connection, lookup.one(session.connection, number))
            done = receipts.withdraw(session.connection, shown.places)
            if done:
                relink(session, shown.places)
            return done

    # --- registers ---------------------------------------------------------------------------------------------------

    def register_of_arrivals(
        self, *, first: Day = None, last: Day = None, unregistered: bool = False
    ) -> list[ArrivedLine]:
        """Return the register of arrivals; with `unregistered`, what is held of others and stands in no register."""
        from .asking import registers

        with self._engine.connect() as connection:
            return registers.arrived(connection, day_of(first), day_of(last), unregistered=unregistered)

    def tracking_book(
        self, *, first: Day = None, last: Day = None, today: Day = None, for_agency: str | None = None,
        standing: bool = False, work: WorkCalendar | None = None,
    ) -> list[TrackedLine]:  # fmt: skip
        """Return the tracking book of an office: each deadline that concerns it, and how far it is met.

        Args:
            first: Only deadlines whose last day is on or after this day.
            last: On or before this day.
            today: The day on which progress is told; today by default.
            for_agency: The office; by default the archive's setting, and every body's deadlines where there is none.
            standing: Also the standing reports of regulations.
            work: Working days.
        """
        from .asking import registers

        with self._engine.connect() as connection:
            return registers.tracked(
                connection, day_of(first), day_of(last), today=day_of(today) or dt.date.today(),
                for_agency=for_agency, standing=standing, work=work,
            )  # fmt: skip

    def register_of_sent(self, *, first: Day = None, last: Day = None, for_agency: str | None = None) -> list[SentLine]:
        """Return the register of documents that the office (or another body) sent."""
        from .asking import registers

        with self._engine.connect() as connection:
            return registers.sent(connection, day_of(first), day_of(last), for_agency=for_agency)
