"""What became of each file that was to be taken in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from schemas import Outcome, OutcomeCode


@dataclass(frozen=True)
class FileOutcome:
    """What became of one file."""

    path: str
    outcome: Outcome
    sha256: str | None = None
    seconds: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "file": self.path, "outcome": self.outcome.code.value, "detail": self.outcome.detail,
            "message_vi": self.outcome.message_vi, "message_en": self.outcome.message_en, "sha256": self.sha256,
        }  # fmt: skip


@dataclass
class IngestReport:
    """What one call of ingest did."""

    run: int
    outcomes: list[FileOutcome] = field(default_factory=list)

    @property
    def counts(self) -> dict[OutcomeCode, int]:
        """Files by outcome."""
        return dict(Counter(each.outcome.code for each in self.outcomes))
