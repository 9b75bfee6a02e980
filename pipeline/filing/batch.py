"""What a run has read and not stored yet: records and outcomes, written together some of them at a time."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Sequence, Set
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy import Engine

from schemas import CongVanError, Outcome, OutcomeCode

from ..reading.records import Extracted
from ..store.database import Session, writing
from . import write
from .keeper import Keeper
from .outcomes import FileOutcome, IngestReport
from .places import RETRY, Scope, remember, sweep

_MOST, _MOST_BYTES, _MOST_SECONDS = 64, 8_000_000, 2.0
"""Records, bytes of texts and records, seconds since the last time, from which on it is time to store."""


class Batch:
    """Writes the rows of one run, files that cannot be stored left out."""

    def __init__(
        self, engine: Engine, report: IngestReport, version: str, scope: Scope, left: Set[str], keeper: Keeper | None
    ) -> None:
        self._engine = engine
        self._report = report
        self._version = version
        self._scope = scope
        self._left = left
        """Places of files that are left as they are."""
        self._keeper = keeper
        self._records: list[Extracted] = []
        self.outcomes: list[FileOutcome] = []
        self._bytes = 0
        self._stored_at = time.monotonic()

    def begin(self, asked: Sequence[str]) -> None:
        """Write down that a run has begun."""
        with writing(self._engine) as session:
            self._report.run = session.new_id("run")
            session.insert(
                "run",
                [
                    {
                        "id": self._report.run, "started_at": _now(), "finished_at": None, "found": None,
                        "reader_version": self._version, "sources": json.dumps(asked, ensure_ascii=False),
                    }
                ],
            )  # fmt: skip

    def add(self, record: Extracted, size: int) -> None:
        """Take what was read from a file; `size` is of all it takes, in bytes."""
        self._records.append(record)
        self._bytes += size

    @property
    def is_due(self) -> bool:
        """Whether it is time to store."""
        late = time.monotonic() - self._stored_at > _MOST_SECONDS
        return late or len(self._records) >= _MOST or self._bytes > _MOST_BYTES

    def store(self, *, finished: bool = False) -> dict[str, Outcome]:
        """Write what has been read since the last time; return, by content, the outcomes of what cannot be stored.

        Raises what the database raises where it is not one of the files that cannot be stored.
        """
        self._stored_at = time.monotonic()
        records, outcomes = self._records, self.outcomes
        refused: dict[str, str] = {}
        if not (records or outcomes or finished):
            return {}
        try:
            self._write(records, outcomes, finished)
        except (sa.exc.OperationalError, sa.exc.InterfaceError, CongVanError):  # the archive itself: nothing can go on
            raise
        except Exception:  # one of the files: the others are stored
            refused = {record.sha256: why for record in records if (why := self._refusal(record))}
            if not refused:
                raise
            outcomes = [self._refused(each, refused.get(each.sha256 or "")) for each in outcomes]
            self._write([], outcomes, finished)
        self._records, self.outcomes, self._bytes = [], [], 0
        if self._keeper:
            self._keeper.stored()
        return {each.sha256: each.outcome for each in outcomes if each.sha256 in refused}

    def _refusal(self, record: Extracted) -> str | None:
        """Store one file; return why it cannot be."""
        try:
            self._write([record], [], finished=False)
        except (sa.exc.OperationalError, sa.exc.InterfaceError, CongVanError):
            raise
        except Exception as error:
            return f"it cannot be stored: {type(error).__name__}: {getattr(error, 'orig', error)}"[:300]
        return None

    def _refused(self, done: FileOutcome, why: str | None) -> FileOutcome:
        if why is None:
            return done
        changed = replace(done, outcome=Outcome(code=OutcomeCode.CRASHED, detail=why))
        self._report.outcomes[self._report.outcomes.index(done)] = changed
        return changed

    def _write(self, records: Sequence[Extracted], outcomes: Sequence[FileOutcome], finished: bool) -> None:
        with writing(self._engine) as session:
            if records:
                self._report.remade += write.put(session, records, run=self._report.run)
            none = [each.sha256 for each in outcomes if each.outcome.code is OutcomeCode.NOT_A_DISPATCH]
            write.withdraw(session, filter(None, none))
            session.insert(
                "outcome",
                [
                    {
                        "id": session.new_id("outcome"), "run_id": self._report.run, "path": each.path,
                        "sha256": each.sha256, "code": each.outcome.code.value, "detail": each.outcome.detail,
                        "seconds": each.seconds,
                    }
                    for each in outcomes
                ],
            )  # fmt: skip
            remember(session, outcomes, self._version)
            if self._keeper:
                self._keeper.note(session)
            ended = {"finished_at": _now()} if finished else {}
            session.update("run", [{"id": self._report.run, "found": self._report.found, **ended}])
            if finished:
                self._report.vanished += self._sweep(session)

    def _sweep(self, session: Session) -> list[str]:
        """Note which contents lie no more where they lay; return the places of those that lie nowhere now."""
        outcomes = self._report.outcomes
        unsure = [*self._left, *(each.path for each in outcomes if each.outcome.code in RETRY)]
        return sweep(session, self._scope, {*self._left, *(each.path for each in outcomes)}, unsure)


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
