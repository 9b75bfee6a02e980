"""What people correct: values of records, who did it and when, and gold records made of it. `Archive` brings it in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy import Engine

from schemas import Dispatch

from .asking import answers, lookup
from .asking.results import Shown
from .store import corrections, sightings
from .store.corrections import Corrected, CorrectionError
from .store.database import Session, T, rows_in, writing


class _Anything:
    """Stands for any value that a person may have seen."""


ANYTHING: Final = _Anything()


class ConflictError(CorrectionError):
    """Somebody else corrected the value after it was shown; `current` is what it is now."""

    def __init__(self, path: str, current: Any, last: Corrected | None) -> None:
        self.path, self.current, self.last = path, current, last
        if last is not None and last.by:
            what = f"{path}: {last.by} has changed this value meanwhile; look at what it is now, then correct it"
        else:
            what = f"{path}: this value has been changed meanwhile; look at what it is now, then correct it"
        super().__init__(what)


@dataclass(frozen=True)
class Gold:
    """What people say of a file, as `congvan eval` reads it."""

    name: str
    sha256: str
    record: dict[str, Any]


class Correcting:
    """The part of `Archive` in which people mend values."""

    _engine: Engine

    def correct(self, number: str | int, path: str, value: Any, *, by: str | None = None, seen: Any = ANYTHING) -> None:
        """Set a value of a document's record; it wins over what was extracted, now and after reading the file again.

        Args:
            number: The document, as in `get`.
            path: `issued`, `issuer.name`, `citations.ID.relation`, `deadlines.ID.last_day`.
            value: The new value, as in the record's JSON.
            by: Who says so.
            seen: The value that was shown to whoever corrects it; any other that stands there now is a conflict.

        Raises:
            CorrectionError: The record has no such value, or not of this kind.
            ConflictError: The value is no longer the one that was seen.
        """
        with writing(self._engine) as session:
            document = lookup.one(session.connection, number)
            shown = answers.show(session.connection, document)
            if shown.record is None:
                raise CorrectionError(f"{document.title} is only cited; there is no record to correct")
            before = corrections.value_at(shown.record, path)
            if seen is not ANYTHING and before not in (seen, value):
                last = next((each for each in shown.history if each.path == path), None)
                raise ConflictError(path, before, last)
            corrections.check(shown.record, path, value)
            now = _now()
            for place in shown.places:
                corrections.put(session.connection, place, path, value, now, by)
            _rewrite(session, shown)
            _note(session, shown, path, before, withdrawn=False, at=now, by=by)

    def withdraw(self, number: str | int, path: str, *, by: str | None = None) -> bool:
        """Take a correction back; False where there was none."""
        with writing(self._engine) as session:
            shown = answers.show(session.connection, lookup.one(session.connection, number))
            done = [corrections.withdraw(session.connection, place, path) for place in shown.places]
            if any(done) and shown.record is not None:
                before = corrections.value_at(shown.record, path)
                _rewrite(session, shown)
                _note(session, shown, path, before, withdrawn=True, at=_now(), by=by)
            return any(done)

    def corrections(self, number: str | int) -> dict[str, Any]:
        """Return the corrections of a document: path → value."""
        with self._engine.connect() as connection:
            return answers.show(connection, lookup.one(connection, number)).corrections

    def history(self, number: str | int) -> list[Corrected]:
        """Return what people did to a document's values, the last first."""
        with self._engine.connect() as connection:
            places = sightings.places_of(connection, [lookup.one(connection, number).id])
            return corrections.with_history(connection, places)[1]

    def gold(self) -> list[Gold]:
        """Return gold records of every file whose values people have confirmed or mended, by name.

        A file of several dispatches gives none: gold records are of whole files.
        """
        from .measuring.golden import gold_of

        correction, rendition = T["correction"].c, T["rendition"].c
        with self._engine.connect() as connection:
            hashes = sorted({row.sha256 for row in connection.execute(sa.select(correction.sha256).distinct())})
            changes = corrections.of_files(connection, hashes)
            rows = list(rows_in(connection, (rendition.sha256, rendition.name, rendition.record), rendition.sha256,
                                hashes))  # fmt: skip
        found = []
        for row in rows:
            record = Dispatch.model_validate_json(row.record)
            made = changes.get((row.sha256, 1), {})
            gold = gold_of(corrections.apply(record, made), made) if record.file.part is None else {}
            if gold:
                found.append(Gold(row.name, row.sha256, gold))
        return sorted(found, key=lambda each: (each.name, each.sha256))


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def _rewrite(session: Session, shown: Shown) -> None:
    """Make rows and links of the document's files anew, with their corrections as they are now."""
    from .filing.relinking import relink

    relink(session, shown.places)


def _note(session: Session, shown: Shown, path: str, before: Any, *, withdrawn: bool, at: str, by: str | None) -> None:
    """Write the history, with the value as the document's files now say it."""
    after = None
    rendition = T["rendition"].c
    key = rows_in(session.connection, (rendition.document_id, rendition.part), rendition.sha256, [shown.places[0][0]])
    document = next((row.document_id for row in key if row.part == shown.places[0][1]), None)
    if document is not None:
        now = answers.show(session.connection, lookup.one(session.connection, int(document)))
        after = corrections.value_at(now.record, path) if now.record is not None else None
    corrections.note(session, shown.places[0], Corrected(path, before, after, withdrawn, at, by))
