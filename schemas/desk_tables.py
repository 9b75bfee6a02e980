"""The tables of what people say of an archive's documents and deadlines: nothing that is read again changes them."""

from __future__ import annotations

from sqlalchemy import Column, Text, UniqueConstraint
from sqlmodel import Field

from .table_base import Table


class Correction(Table, table=True):
    """What a person changed: kept beside what was extracted, wins over it, survives reading the file again."""

    __table_args__ = (UniqueConstraint("sha256", "part", "path"),)

    id: int | None = Field(default=None, primary_key=True)
    sha256: str
    """Content of the file that was corrected."""
    part: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    """Which dispatch of the file."""
    path: str
    """`issued`, `issuer.name`, `citations.ID.relation`, `deadlines.ID.last_day`: ids, never positions."""
    value: str = Field(sa_column=Column(Text, nullable=False))
    """JSON."""
    made_at: str
    made_by: str | None = None


class CorrectionEvent(Table, table=True):
    """One thing that a person did to a value: the history of corrections, from which nothing is taken away."""

    __tablename__ = "correction_event"

    id: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(index=True)
    """Content of the file that was shown."""
    part: int = 1
    path: str
    before: str = Field(sa_column=Column(Text, nullable=False))
    """JSON of the value until then."""
    after: str = Field(sa_column=Column(Text, nullable=False))
    """JSON of the value from then on."""
    withdrawn: bool = False
    """Whether a correction was taken back."""
    made_at: str
    """Moment, ISO 8601 in UTC."""
    made_by: str | None = None


class Receipt(Table, table=True):
    """An arrival that a person registered (đăng ký văn bản đến), kept by content like a correction.

    Nghị định 30/2020/NĐ-CP, Điều 22; it wins over the stamp on the file.
    """

    __table_args__ = (UniqueConstraint("sha256", "part"),)

    id: int | None = Field(default=None, primary_key=True)
    sha256: str
    """Content of the file that arrived."""
    part: int = 1
    number: str
    """Số đến."""
    date: str
    """Ngày đến, ISO 8601."""
    unit: str | None = None
    """Unit or person it was handed to (đơn vị hoặc người nhận)."""
    passed_on: str | None = None
    """Day on which it was handed on (ngày chuyển), ISO 8601."""
    note: str | None = None
    made_at: str
    made_by: str | None = None


class Sighting(Table, table=True):
    """That somebody has opened a document's page, kept by content like a receipt; what nobody has opened is unread."""

    __tablename__ = "seen"
    __table_args__ = (UniqueConstraint("sha256", "part"),)

    id: int | None = Field(default=None, primary_key=True)
    sha256: str
    """Content of a file of the document."""
    part: int = 1
    seen_at: str
    seen_by: str | None = None


class FinishedDeadline(Table, table=True):
    """That somebody has said a deadline to be done, with or without a held letter that shows it.

    Kept by calendar UID, which a deadline keeps for the archive's life. What was taken back stays, with its moment.
    """

    __tablename__ = "done"

    id: int | None = Field(default=None, primary_key=True)
    uid: str = Field(index=True)
    """Calendar UID of the deadline."""
    day: str | None = None
    """Of a recurring one: the day that is done, ISO 8601; null where the deadline is done as a whole."""
    done_at: str
    done_by: str | None = None
    note: str | None = None
    undone_at: str | None = None
    """Moment at which it was taken back; null while it holds."""
    undone_by: str | None = None


class Setting(Table, table=True):
    """A setting of the archive: `office` is the body whose archive it is."""

    name: str = Field(primary_key=True)
    value: str = Field(sa_column=Column(Text, nullable=False))


class StoredNotice(Table, table=True):
    """An event of a deadline that a command of the user's was run for, and ended well."""

    __tablename__ = "notice"

    id: str = Field(primary_key=True)
    """Id of the event: the same however often it is told."""
    uid: str = Field(index=True)
    """Calendar UID of the deadline."""
    event: str
    """`new` · `changed` · `due` · `overdue` · `answered`."""
    told_at: str
