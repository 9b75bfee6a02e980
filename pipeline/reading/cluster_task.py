"""What a Dask worker does: the jobs of one task, in a process with limits that the worker keeps for the next task."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from .jobs import Job
from .messages import packed
from .workers import Pool

_OF_THREAD = threading.local()
"""A process ends with the thread that started it: each thread keeps its own."""


def work(settings: Mapping[str, Any], jobs: Sequence[Job]) -> bytes:
    """Do jobs; return their answers as messages, each with the place of its job as `id`.

    Raises:
        RuntimeError: This machine has another version of congvan, whose records would differ.
    """
    from extractors.version import readers_version, record_version

    if (readers_version(), record_version()) != tuple(settings["made_by"]):
        raise RuntimeError("it has another version of congvan, or other engines for scans")
    pool = _pool(settings)
    for place, job in enumerate(jobs):
        pool.put(replace(job, about=place))
    try:
        return b"".join(
            packed({**answer.head, "id": answer.job.about, "final": answer.final}, answer.blobs)
            for answer in pool.answers()
        )
    except BaseException:
        _OF_THREAD.__dict__.clear()
        pool.__exit__()
        raise


def _pool(settings: Mapping[str, Any]) -> Pool:
    wanted = tuple(settings["pool"])
    if getattr(_OF_THREAD, "settings", None) != wanted:
        if (old := getattr(_OF_THREAD, "pool", None)) is not None:
            old.__exit__()
        _OF_THREAD.settings, _OF_THREAD.pool = wanted, Pool(*wanted)
    pool: Pool = _OF_THREAD.pool
    return pool
