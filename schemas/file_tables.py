"""The tables of files: where they lay and lie, what runs made of them."""

from __future__ import annotations

from sqlalchemy import Column, Text, UniqueConstraint
from sqlmodel import Field

from .table_base import Table


class SourceFile(Table, table=True):
    """The last that is known of a path."""

    __tablename__ = "source_file"

    id: int | None = Field(default=None, primary_key=True)
    path: str = Field(unique=True)
    sha256: str | None = Field(default=None, index=True)
    reader_version: str
    code: str
    """The outcome when its content was last read."""
    detail: str | None = None


class FormerPlace(Table, table=True):
    """A path at which a content lay and does not any more: it vanished, moved, or another content took its place."""

    __tablename__ = "former_place"
    __table_args__ = (UniqueConstraint("path", "sha256"),)

    id: int | None = Field(default=None, primary_key=True)
    path: str
    sha256: str = Field(index=True)
    gone_at: str
    """Moment (ISO 8601, UTC) at which that was noticed."""
    code: str
    """The outcome when the content was last read there."""
    detail: str | None = None


class Original(Table, table=True):
    """A file whose bytes are kept beside the archive (`pipeline.store.originals`)."""

    sha256: str = Field(primary_key=True)
    size: int
    kept_at: str


class Run(Table, table=True):
    """One call of ingest."""

    id: int | None = Field(default=None, primary_key=True)
    started_at: str
    finished_at: str | None = None
    reader_version: str
    sources: str
    """JSON list of what was asked to be taken in."""
    found: int | None = None
    """Files and members of containers that were found so far, as many as there are outcomes when it is over."""


class StoredOutcome(Table, table=True):
    """What happened to one file in one run."""

    __tablename__ = "outcome"

    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="run.id", index=True)
    path: str = Field(index=True)
    sha256: str | None = None
    code: str
    detail: str | None = None
    seconds: float | None = None


class RecordChange(Table, table=True):
    """A value of a held record that another reading of the same bytes, or newer rules, gave otherwise."""

    __tablename__ = "record_change"

    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="run.id", index=True)
    sha256: str
    part: int = 1
    path: str
    """As in corrections: `issued`, `citations.ID.relation`."""
    before: str | None = Field(default=None, sa_column=Column(Text))
    """JSON; null where the value was not there."""
    after: str | None = Field(default=None, sa_column=Column(Text))
