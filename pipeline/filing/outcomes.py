"""What became of each file that was to be taken in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from schemas import Outcome, OutcomeCode


@dataclass(frozen=True, slots=True)  # a run keeps one a file
class FileOutcome:
    """What became of one file."""

    path: str
    outcome: Outcome
    sha256: str | None = None
    seconds: float | None = None
    was: str | None = None
    """Where its content lay before it moved here."""
    gone_at: str | None = None
    """Moment (ISO 8601, UTC) at which it was noticed that its content lies nowhere any more."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "file": self.path, "outcome": self.outcome.code.value, "detail": self.outcome.detail,
            "message_vi": self.outcome.message_vi, "message_en": self.outcome.message_en, "sha256": self.sha256,
            "was": self.was, "gone_at": self.gone_at,
        }  # fmt: skip


@dataclass
class Remade:
    """Records of files that were held before and were made anew."""

    records: int = 0
    changed: int = 0
    """How many of them say something else now."""
    fields: Counter[str] = field(default_factory=Counter)
    """In how many records each field changed."""

    def __iadd__(self, other: Remade) -> Remade:
        self.records += other.records
        self.changed += other.changed
        self.fields += other.fields
        return self


@dataclass
class IngestReport:
    """What one call of ingest did."""

    run: int
    outcomes: list[FileOutcome] = field(default_factory=list)
    remade: Remade = field(default_factory=Remade)
    """What was held already and was made anew by newer rules or readers; `Archive.changes` tells each value."""

    found: int = 0
    """Files and members of containers that were found so far; when the run is over, as many as there are outcomes."""
    vanished: list[str] = field(default_factory=list)
    """Paths at which contents lay that lie nowhere any more; their documents stay held unless they are forgotten."""
    forgotten: list[str] = field(default_factory=list)
    """Files that were taken out because they vanished."""
    spared: bool = False
    """Whether nothing was forgotten since a folder that held files is empty: it may not be connected."""

    @property
    def counts(self) -> dict[OutcomeCode, int]:
        """Files by outcome."""
        return dict(Counter(each.outcome.code for each in self.outcomes))


class InterruptedIngest(KeyboardInterrupt):
    """A run was interrupted; `report` says what became of the files that it had come to, all of which is stored."""

    def __init__(self, report: IngestReport) -> None:
        self.report = report
        super().__init__()
