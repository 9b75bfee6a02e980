"""The files that a command without an archive is given, as bytes under their names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schemas import UnreadableError


def contents(files: list[Path]) -> Iterator[tuple[str, bytes | UnreadableError]]:
    """Give the bytes of each file, or of each member where it is a container, under its name."""
    from extractors.containers import is_container, may_be_container, members
    from extractors.readers import MAX_BYTES
    from schemas import OutcomeCode, UnreadableError

    for file in _walk(files):
        try:
            large = file.stat().st_size > MAX_BYTES
            if may_be_container(file) and (large or is_container(file.read_bytes(), file.name)):
                yield from ((member.path, member.data) for member in members(file, file.name))
            elif large:
                yield file.name, UnreadableError(OutcomeCode.TOO_LARGE, f"more than {MAX_BYTES} bytes")
            else:
                yield file.name, file.read_bytes()
        except OSError as error:
            yield file.name, UnreadableError(OutcomeCode.IO_ERROR, error.strerror or str(error))


def _walk(files: list[Path]) -> Iterator[Path]:
    for given in files:
        if given.is_dir():
            yield from (file for file in sorted(given.rglob("*")) if file.is_file() and not file.name.startswith("."))
        else:
            yield given
