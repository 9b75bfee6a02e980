"""Keeping originals during a run: the bytes of each content that is not kept yet come from the reading processes."""

from __future__ import annotations

from extractors.readers import MAX_BYTES
from schemas import Outcome, OutcomeCode

from ..reading.sources import Source
from ..reading.workers import Answer
from ..store.database import Session
from ..store.originals import Coming, Originals, note

_CHANGED = Outcome(code=OutcomeCode.IO_ERROR, detail="changed while it was being read")


class Keeper:
    """Writes originals as they come; which are kept is noted with the outcomes of their files."""

    def __init__(self, originals: Originals) -> None:
        self._originals = originals
        self._coming: dict[str, Coming] = {}
        self._waiting: dict[str, list[Source]] = {}
        """Content that is coming → further files of it."""
        self._kept: set[str] = set()
        """Hashes that the next transaction is to note."""
        originals.tidy()

    def keeps(self, source: Source) -> bool:
        """Tell whether a file's bytes are kept already."""
        if source.sha256 is None or not self._originals.has(source.sha256):
            return False
        self._kept.add(source.sha256)
        return True

    def is_first(self, source: Source) -> bool:
        """Let a file wait for its content; true where its bytes must be fetched, false where they come for another."""
        waiting = self._waiting.setdefault(source.sha256 or "", [])
        waiting.append(source)
        return len(waiting) == 1

    def take(self, answer: Answer, sha256: str) -> tuple[list[Source], Outcome | None]:
        """Write a piece; return the files that may go on, and what became of them where the bytes cannot be had.

        Raises:
            OSError: The disk does not take it.
        """
        outcome = answer.outcome
        if outcome is None:
            coming = self._coming.get(sha256)
            if coming is None:
                coming = self._coming[sha256] = self._originals.coming(sha256)
            offset = answer.head.get("offset")
            if isinstance(offset, int) and 0 <= offset <= MAX_BYTES:
                coming.piece(offset, b"".join(answer.blobs))
            if answer.final and not coming.finish():
                outcome = _CHANGED
        if not answer.final:
            return [], None
        if (begun := self._coming.pop(sha256, None)) is not None:
            begun.__exit__()
        if outcome is None:
            self._kept.add(sha256)
        return self._waiting.pop(sha256), outcome

    def note(self, session: Session) -> None:
        """Write down what is kept since the last time."""
        note(session, self._originals, self._kept)

    def stored(self) -> None:
        """Forget what the transaction that is over has noted."""
        self._kept.clear()

    def close(self) -> None:
        """Leave nothing half written."""
        for coming in self._coming.values():
            coming.__exit__()
        self._coming.clear()
