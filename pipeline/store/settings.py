"""Settings of an archive: values by name, kept in the archive itself."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Connection

from schemas import CongVanError

from .database import T

SETTINGS = {
    "office": "the body whose archive this is: its registers, --mine",
    "holidays": "exchanges of working days of its own, a line each: 2026-01-02 off, 2026-01-10 work",
}
"""Name → what it says."""


class SettingError(CongVanError):
    """No such setting, or a value that it does not take."""


def known(name: str) -> str:
    """Return the name.

    Raises:
        SettingError: There is no such setting.
    """
    if name not in SETTINGS:
        raise SettingError(f"{name}: there is no such setting; there are: {', '.join(SETTINGS)}")
    return name


def value_of(name: str) -> sa.ScalarSelect[str | None]:
    """Return the value of a setting as a part of a query, null where it is not set."""
    table = T["setting"].c
    return sa.select(table.value).where(table.name == known(name)).scalar_subquery()


def get(connection: Connection, name: str) -> str | None:
    """Return the value of a setting, None where it is not set."""
    return connection.execute(sa.select(value_of(name))).scalar()


def put(connection: Connection, name: str, value: str | None) -> None:
    """Set a value, or take the setting away with None."""
    table = T["setting"]
    connection.execute(sa.delete(table).where(table.c.name == known(name)))
    if value is not None:
        connection.execute(sa.insert(table).values(name=name, value=value))
