"""Reading without an archive: every file and every member of a container is read, in the order of the files."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from schemas import Outcome, OutcomeCode

from .sources import Source
from .workers import Answer, Job, Readers

_AHEAD = 32


@dataclass(frozen=True)
class Given:
    """What a function of the reading processes gave for one file."""

    name: str
    """The file's own name; of a member of a container `archive.zip!folder/letter.pdf`."""
    outcome: Outcome
    texts: tuple[str, ...] = ()
    """Empty unless the file was read."""


@dataclass
class _Entry:
    name: str
    given: Given | None = None


@dataclass
class _Slot:
    """A source in its turn, with the entries that it turned out to be."""

    source: Source
    entries: deque[_Entry] = field(default_factory=deque)
    known: set[tuple[int, ...]] = field(default_factory=set)
    """Keys of the members that were looked at; a second look, after the first broke off, finds them again."""
    looked: bool = False


class ReadingPass:
    """One pass over files with one function."""

    def __init__(
        self, readers: Readers, function: str, options: Mapping[str, Any], wanted: Callable[[str], bool] | None = None
    ) -> None:
        self._readers = readers
        self._extra = {"function": function, "options": dict(options)}
        self._wanted = wanted or (lambda name: True)
        self._slots: deque[_Slot] = deque()

    def run(self, sources: Iterable[Source]) -> Iterator[Given]:
        """Yield what each file gave, in the order of the sources."""
        rest = iter(sources)
        while self._more(rest):
            for answer in self._readers.answers():
                self._note(answer)
                yield from self._complete()
                self._more(rest)
            yield from self._complete()

    def _more(self, rest: Iterator[Source]) -> bool:
        """Ask for the next files to be looked at; False where none is left."""
        while len(self._slots) < _AHEAD and (source := next(rest, None)) is not None:
            slot = _Slot(source)
            self._slots.append(slot)
            if source.failure is not None:
                self._failed(slot, source.name, source.failure)
                slot.looked = True
            else:
                extra = {"label": source.name}
                self._readers.put(Job("look", source.name, source.path, extra=extra, about=slot))
        return bool(self._slots)

    def _note(self, answer: Answer) -> None:
        slot, entry = answer.job.about if isinstance(answer.job.about, tuple) else (answer.job.about, None)
        outcome = answer.outcome
        if entry is not None:
            assert outcome is not None
            texts = tuple(blob.decode() for blob in answer.blobs)
            entry.given = Given(entry.name, outcome, texts)
            return
        if answer.final:
            slot.looked = True
        key = tuple(answer.head.get("key", ()))
        if outcome is not None:
            name = answer.head.get("member", slot.source.name)
            if not (key and key in slot.known):
                self._failed(slot, name, outcome)
        elif key and key not in slot.known:
            self._read(slot, answer.head["member"], key, answer.near)
        elif answer.final and "members" not in answer.head:
            self._read(slot, slot.source.name, (), answer.near)
        slot.known.add(key)

    def _read(self, slot: _Slot, name: str, key: tuple[int, ...], near: int | None) -> None:
        if not self._wanted(name):
            return
        entry = _Entry(name)
        slot.entries.append(entry)
        self._readers.put(Job("call", name, slot.source.path, key, extra=self._extra, near=near, about=(slot, entry)))

    def _failed(self, slot: _Slot, name: str, outcome: Outcome) -> None:
        if self._wanted(name):
            slot.entries.append(_Entry(name, Given(name, outcome)))

    def _complete(self) -> Iterator[Given]:
        while self._slots:
            slot = self._slots[0]
            while slot.entries and slot.entries[0].given is not None:
                yield slot.entries.popleft().given  # type: ignore[misc]
            if slot.entries or not slot.looked:
                return
            self._slots.popleft()


def read_one(readers: Readers, file: Path | bytes, name: str, function: str, options: Mapping[str, Any]) -> Given:
    """Return what a function of the reading processes makes of one file, or of bytes that have none."""
    path, data = (None, file) if isinstance(file, bytes) else (file, None)
    readers.put(Job("call", name, path, data=data, extra={"function": function, "options": dict(options)}))
    for answer in readers.answers():
        if answer.final and answer.outcome is not None:
            return Given(name, answer.outcome, tuple(blob.decode() for blob in answer.blobs))
    return Given(name, Outcome(code=OutcomeCode.CRASHED))
