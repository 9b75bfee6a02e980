"""When a file has come to rest, by a clock of the test's own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from pipeline.watching.settling import Settled, Settling
from pipeline.watching.watch import watch


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settling(tmp_path: Path, clock: Clock) -> Settling:
    return Settling([tmp_path], 2.0, leave_out=[tmp_path / "kept"], clock=clock, wall=lambda: 1000.0)


def write(path: Path, words: str, at: float = 900.0) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(words)
    os.utime(path, (at, at))
    return path


def test_a_file_in_pieces_is_waited_for(settling: Settling, clock: Clock, tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", "one")
    settling.notice(file)
    assert not settling.settled()
    clock.now += 1.9
    write(file, "one two")
    assert not settling.settled(), "it has grown"
    clock.now += 1.9
    assert not settling.settled(), "not long enough the same since"
    clock.now += 0.2
    assert settling.settled() == Settled([file], [])
    assert not settling.settled(), "told once"


def test_told_again_without_a_change(settling: Settling, clock: Clock, tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", "one")
    for _ in range(3):
        settling.notice(file)
        clock.now += 0.7
    assert settling.settled() == Settled([file], [])


def test_what_is_gone_may_come_back(settling: Settling, clock: Clock, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    settling.notice(file)
    clock.now += 1
    write(file, "again")
    assert not settling.settled()
    clock.now += 2
    assert settling.settled() == Settled([file], [])
    file.unlink()
    settling.notice(file)
    clock.now += 2
    assert settling.settled() == Settled([], [file])


def test_a_folder_is_all_that_is_in_it(settling: Settling, clock: Clock, tmp_path: Path) -> None:
    file = write(tmp_path / "sub" / "a.txt", "one")
    settling.notice(tmp_path / "sub")
    clock.now += 2
    assert settling.settled() == Settled([file], [])


@pytest.mark.parametrize("name", [".hidden.txt", "~$open.docx", "kept/ab", "../outside.txt"])
def test_what_is_not_looked_at(settling: Settling, clock: Clock, tmp_path: Path, name: str) -> None:
    settling.notice(Path(os.path.normpath(write(tmp_path / name, "one"))))
    clock.now += 5
    assert not settling.settled()


def test_a_rescan_leaves_alone_what_was_just_written(settling: Settling, clock: Clock, tmp_path: Path) -> None:
    old, young, ahead = (write(tmp_path / name, "x", at) for name, at in (("a", 997.0), ("b", 999.0), ("c", 1001.0)))
    assert [settling.is_busy(each) for each in (old, young, ahead)] == [False, True, True]
    clock.now += 2
    assert settling.settled() == Settled([young, ahead], []), "they are read when they have come to rest"


def test_a_rescan_finds_what_nobody_was_told_of(settling: Settling, clock: Clock, tmp_path: Path) -> None:
    taken: list[Any] = []

    def take(files: Sequence[Path], *, gone: Sequence[Path] = (), busy: Any = None) -> None:
        taken.append((list(files), list(gone), busy is not None))

    file = write(tmp_path / "a.txt", "one")

    def changes() -> Iterator[list[Path]]:
        yield []  # the first scan
        yield [file]
        clock.now += 3
        yield []
        clock.now += 60
        yield []

    watch([tmp_path], take, settling, changes(), rescan=60.0, stop=Event(), clock=clock)
    assert taken == [([tmp_path], [], True), ([file], [], False), ([tmp_path], [], True)]


def test_it_ends_when_told_to(settling: Settling, tmp_path: Path) -> None:
    stop = Event()

    def take(*_: object, **__: object) -> None:
        stop.set()

    def changes() -> Iterator[list[Path]]:
        while True:
            yield []

    watch([tmp_path], take, settling, changes(), rescan=1.0, stop=stop)
    assert stop.is_set()
