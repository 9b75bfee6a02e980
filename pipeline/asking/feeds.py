"""The calendars that an archive gives out: of everything, of the office's own, of each body that must act."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from extractors.lexicon.display import full_name, sentence_case
from extractors.lexicon.folded_units import bare_name, unit_display
from extractors.text.keys import bare_words
from extractors.times.workdays import WorkCalendar

from ..linking.identity import AgencyId
from ..store import settings
from ..store.database import T, rows_in
from .bodies import asked_for
from .concerned import Concerned, agency_of
from .deadlines import dated
from .results import DeadlineInfo
from .withdrawn import concerns, withdrawn


@dataclass(frozen=True)
class Feed:
    """A calendar that is given out under a name that stays."""

    slug: str
    """Its file without ending: `tat-ca`, `cua-toi`, `co-quan/uy-ban-nhan-dan-huyen-van-yen-tinh-yen-bai`."""
    name: str
    deadlines: tuple[DeadlineInfo, ...]


ALL, MINE, AGENCIES = "tat-ca", "cua-toi", "co-quan"


def feeds(
    connection: Connection, since: dt.datetime, *, standing: bool = False, work: WorkCalendar | None = None
) -> Iterator[Feed]:
    """Return the calendars.

    Args:
        connection: The archive.
        since: What was withdrawn since this moment is given out as cancelled.
        standing: Also the standing reports of regulations.
        work: Working days.
    """
    rows = list(dated(connection, standing=standing, work=work))
    gone = withdrawn(connection, since)
    wanted = given_out(connection)
    concerned = Concerned(connection, [body for _, _, bodies in wanted for body in bodies or ()])
    for slug, name, bodies in wanted:
        yield _feed(slug, name, bodies, rows, gone, concerned)


def feed(
    connection: Connection, slug: str, since: dt.datetime, *, standing: bool = False, work: WorkCalendar | None = None
) -> Feed | None:
    """Return one of the calendars by its name that stays; None where there is none of it."""
    found = next(((name, bodies) for known, name, bodies in given_out(connection) if known == slug), None)
    if found is None:
        return None
    name, bodies = found
    rows = list(dated(connection, standing=standing, work=work))
    return _feed(slug, name, bodies, rows, withdrawn(connection, since), Concerned(connection, bodies or []))


def given_out(connection: Connection) -> list[tuple[str, str, list[AgencyId] | None]]:
    """Return the calendars there are: the name that stays, the name for people, whose it is (None: of everybody)."""
    office = settings.get(connection, "office")
    acting = _acting(connection).items()
    found: list[tuple[str, str, list[AgencyId] | None]] = [(ALL, "Thời hạn công văn", None)]
    if office:
        found.append((MINE, f"Thời hạn – {office}", asked_for(connection, office)))
    for name, body in acting:
        found.append((f"{AGENCIES}/{bare_words(name).replace(' ', '-')}", f"Thời hạn – {name}", [body]))
    return found


def _feed(
    slug: str, name: str, bodies: list[AgencyId] | None, rows: Sequence[tuple[Any, DeadlineInfo]],
    gone: Sequence[DeadlineInfo], concerned: Concerned,
) -> Feed:  # fmt: skip
    if bodies is None:
        return Feed(slug, name, (*(info for _, info in rows), *gone))
    theirs = [info for row, info in rows if concerned.covered(row, info.assignees, bodies)]
    return Feed(slug, name, (*theirs, *(info for info in gone if concerns(info, bodies))))


def _acting(connection: Connection) -> dict[str, AgencyId]:
    """Return the bodies that current deadlines name, and those whose documents are held, by their printed names."""
    recipient, deadline, agency, document = T["recipient"].c, T["deadline"].c, T["agency"].c, T["document"].c
    written: dict[int, str] = {}
    printed = sa.select(document.agency_id, document.issuer).where(document.held, document.agency_id.is_not(None))
    for held in connection.execute(printed.order_by(document.id)):
        written.setdefault(held.agency_id, held.issuer or "")
    named = (
        sa.select(recipient.agency_id, recipient.as_written)
        .join(T["deadline"], deadline.id == recipient.deadline_id)
        .where(deadline.current, recipient.part == "assignees", recipient.agency_id.is_not(None))
        .order_by(recipient.id)
    )
    for acting in connection.execute(named):
        written.setdefault(acting.agency_id, acting.as_written)
    found: dict[str, AgencyId] = {}
    for row in rows_in(connection, tuple(agency), agency.id, sorted(written)):
        body = agency_of(row)
        if body is not None and body.is_certain:
            found.setdefault(_name(written[row.id] or row.name, body), body)
    return found


def _name(written: str, body: AgencyId) -> str:
    """Return the printed name of a body with its unit and province."""
    unit = unit_display(body.unit) if body.unit else ""
    written = sentence_case(written)
    if unit and bare_words(unit) not in bare_words(written) and not unit.isascii():
        written = f"{re.sub(r' (?:huyện|quận|thị xã|xã|phường)$', '', written)} {unit}"
    return full_name(written, bare_name(body.province) if body.province else None, body.level)
