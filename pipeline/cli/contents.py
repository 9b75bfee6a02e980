"""Files that a command without an archive reads, in processes with limits."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..reading.flow import Given
    from ..reading.workers import Limits


def contents(
    files: list[Path],
    function: str,
    options: Mapping[str, Any],
    limits: Limits,
    *,
    workers: int | None = None,
    wanted: Callable[[str], bool] | None = None,
) -> Iterator[Given]:
    """Give what a function that reads records makes of each file, or of each member where it is a container.

    Args:
        files: Files, and folders to walk through.
        function: `module:function`, of bytes, name and options; it returns texts.
        options: For the function.
        limits: Of one file.
        workers: Processes; by default as many as there are processors.
        wanted: Tells by its name whether a file is to be read.
    """
    from ..reading.flow import ReadingPass
    from ..reading.jobs import PREPARE
    from ..reading.sources import collect
    from ..reading.workers import Pool

    sources = {source.label: source for file in files for source in collect([file], missing=True)}
    with Pool(None, "", workers or os.cpu_count() or 1, limits, (function,), PREPARE) as pool:
        yield from ReadingPass(pool, function, options, wanted).run(sources.values())


def content(file: Path | bytes, name: str, function: str, options: Mapping[str, Any], limits: Limits) -> Given:
    """Return what a function of the reading processes makes of one file, or of bytes; containers are not opened."""
    from ..reading.flow import read_one
    from ..reading.workers import Pool

    with Pool(None, "", 1, limits, (function,)) as pool:
        return read_one(pool, file, name, function, options)
