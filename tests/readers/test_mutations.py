"""Damaged files end in an outcome: nothing but `UnreadableError` comes out of readers and containers."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest

from extractors.containers import ContainerLimits, is_container, members
from extractors.readers import read
from schemas.outcomes import OutcomeCode, UnreadableError

from .damaged_kinds import containers, of_their_own, scans
from .mutations import mutated

SHORT = 24
"""Mutations of each kind of file; the long run is in `tests/pipeline/reading/test_damage.py`."""
LIMITS = ContainerLimits(depth=3, members=50, member_bytes=5_000_000, total_bytes=20_000_000)


def _take_in(data: bytes, name: str) -> None:
    """Read a file, or everything within it."""
    if is_container(data, name):
        for member in members(data, name, LIMITS):
            if isinstance(member.data, bytes):
                _read(member.data, member.name)
    else:
        _read(data, name)


def _read(data: bytes, name: str) -> None:
    if data[:5] == b"%PDF-" or data[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0", b"II*\x00", b"MM\x00*"):
        return  # the readers of PDF and of pictures have checks of their own, in processes that may die
    with suppress(UnreadableError):
        read(data, name)


def _run(name: str, data: bytes, count: int, start: int = 0) -> None:
    for seed in range(start, start + count):
        changed = mutated(data, random.Random(f"{name} {seed}"))
        try:
            _take_in(changed, name)
        except Exception as error:
            raise AssertionError(f"{name}, seed {seed}: {type(error).__name__}: {error}") from error


def test_damaged_files_end_in_an_outcome(samples_dir: Path) -> None:
    for name, data in of_their_own(samples_dir):
        _run(name, data, SHORT if len(data) < 60_000 else 4)


def test_damaged_containers_end_in_an_outcome() -> None:
    for name, data in containers():
        _run(name, data, SHORT)


def test_a_picture_that_cannot_be_decoded_is_damaged_and_not_empty(samples_dir: Path) -> None:
    data = bytearray(next(data for name, data in scans(samples_dir) if name == "scan.png"))
    data[len(data) // 2] ^= 0xFF
    with pytest.raises(UnreadableError) as error:
        read(bytes(data), "scan.png")
    assert error.value.outcome.code is OutcomeCode.CORRUPT
