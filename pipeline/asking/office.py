"""The body whose archive it is: whose documents are its own, and what is addressed to it."""

from __future__ import annotations

from functools import lru_cache

import sqlalchemy as sa
from sqlalchemy import Connection

from extractors.times.workdays import WorkCalendar
from schemas import CongVanError

from ..linking.identity import AgencyId, identify
from ..store import settings
from ..store.database import T
from .bodies import asked_for


class NoOfficeError(CongVanError):
    """A question about one's own office, and nobody has said which that is."""


def own(connection: Connection, given: str | None = None) -> str:
    """Return the name of the office: the one given, else the archive's setting.

    Raises:
        NoOfficeError: There is neither.
    """
    name = given or settings.get(connection, "office")
    if name is None:
        raise NoOfficeError('say whose archive this is first: congvan config office "UBND huyện …"')
    return name


def working_days(connection: Connection) -> WorkCalendar:
    """Return the working calendar of state agencies, with the exchanges of days that the archive has of its own."""
    text = settings.get(connection, "holidays")
    return WorkCalendar.from_text(text) if text else WorkCalendar()


def check(connection: Connection, name: str) -> None:
    """Make sure that a name is that of one body.

    Raises:
        CongVanError: It names none, or several of the archive's.
    """
    bodies = asked_for(connection, name)
    if not bodies or not bodies[0].is_certain:
        raise CongVanError(f"{name}: this does not say which body; write its territory too, as in Sở Nội vụ tỉnh …")


def issuers(connection: Connection, name: str) -> set[int]:
    """Return the keys of the agencies under which a body's documents stand, before and after a change of its life."""
    bodies = asked_for(connection, name)
    table = T["agency"].c
    found: set[int] = set()
    for body in bodies:
        query = sa.select(table.id).where(
            table.body == body.body, table.unit.is_not_distinct_from(body.unit),
            table.province.is_not_distinct_from(body.province),
        )  # fmt: skip
        found |= {row.id for row in connection.execute(query)}
    return found


def is_another(printed: str | None, office: str | None) -> bool:
    """Tell whether the office that a stamp prints is certainly another one than the archive's."""
    if not printed or not office:
        return False
    stamped, wanted = _certain(printed), _certain(office)
    return stamped is not None and wanted is not None and stamped.key != wanted.key


@lru_cache(maxsize=256)
def _certain(name: str) -> AgencyId | None:
    found = identify(name)
    return found if found is not None and found.is_certain else None
