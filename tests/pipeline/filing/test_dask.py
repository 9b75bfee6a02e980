"""Dask as the engine: the same outcomes and digest as here; a worker or the scheduler killed in the middle."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline import Archive
from pipeline.reading import cluster
from pipeline.reading.cluster import EngineError, scheduler
from pipeline.reading.workers import Limits
from schemas import CongVanError
from tests.pipeline.dask_cluster import DaskCluster
from tests.pipeline.mock_reader import read

pytest.importorskip("distributed", reason="distributed is not installed")


def letter(number: int, **order: Any) -> str:
    return json.dumps({"number": f"{number}/UBND-NV", "cites": [f"{(number * 7) % 90}/UBND-NV"], **order})


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("letters")
    for number in range(70):
        (folder / f"{number:02}.json").write_text(letter(number))
    (folder / "copy.json").write_text(letter(1))
    for name, do in (("crash", "crash"), ("scan", "scan"), ("hang", "burn"), ("eat", "eat")):
        (folder / f"{name}.json").write_text(letter(91, do=do))
    with zipfile.ZipFile(folder / "more.zip", "w") as more:
        more.writestr("a.json", letter(80))
        more.writestr("b.json", letter(81, do="exit"))
    return folder


LIMITS = Limits(seconds=2.0, memory_mb=300)
OUTCOMES = {"read": 71, "duplicate": 1, "crashed": 2, "needs_ocr": 1, "timeout": 1, "out_of_memory": 1}


@pytest.fixture(scope="module")
def here(letters: Path) -> str:
    with Archive.open(":memory:") as archive:
        report = archive.ingest(letters, extract=read, workers=2, limits=LIMITS)
        assert {code.value: count for code, count in report.counts.items()} == OUTCOMES
        return archive.digest()


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    made = DaskCluster(tmp_path_factory.mktemp("dask"), 2)
    yield made
    made.stop()


@pytest.mark.parametrize("shared", [False, True])
def test_it_is_as_here(shared: bool, letters: Path, here: str, dask: DaskCluster, postgres_url: str) -> None:
    with Archive.open(postgres_url) as archive:
        options: dict[str, Any] = {"extract": read, "engine": dask.engine, "shared": shared, "limits": LIMITS}
        report = archive.ingest(letters, **options)
        assert {code.value: count for code, count in report.counts.items()} == OUTCOMES
        assert archive.digest() == here and archive.verify() == []
        again = archive.ingest(letters, **options)
        codes = Counter(each.outcome.code.value for each in again.outcomes)
        assert codes["unchanged"] == 72 and not codes["read"], "what is known is not read again"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain")
    for number in range(90):
        (folder / f"{number:02}.json").write_text(letter(number))
    return folder


@pytest.mark.parametrize("what", ["worker", "scheduler"])
def test_killed_in_the_middle(what: str, plain: Path, dask: DaskCluster, tmp_path: Path) -> None:
    killed = []

    def kill(done: int, _total: int, _path: str) -> None:
        if done >= 20 and not killed:
            killed.append(what)
            dask.kill_worker() if what == "worker" else dask.kill_scheduler()

    with Archive.open(tmp_path / "a.db") as archive, Archive.open(":memory:") as here:
        report = archive.ingest(plain, extract=read, engine=dask.engine, progress=kill)
        assert killed and len(report.outcomes) == report.found == 90
        assert {code.value: count for code, count in report.counts.items()} == {"read": 90}
        here.ingest(plain, extract=read, isolate=False)
        assert archive.digest() == here.digest() and archive.statistics()["rendition"] == 90


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch, letters: Path, tmp_path: Path) -> None:
    monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 0.2)
    with Archive.open(tmp_path / "a.db") as archive, pytest.raises(EngineError, match="no scheduler"):
        archive.ingest(letters, extract=read, engine="dask://127.0.0.1:9")


def test_names_of_engines() -> None:
    assert scheduler("dask://host:8786") == "tcp://host:8786" and scheduler("dask+tls://host:1") == "tls://host:1"
    for wrong in ("host:8786", "ray://host:1", "dask://"):
        with pytest.raises(CongVanError, match="no such engine"):
            scheduler(wrong)
