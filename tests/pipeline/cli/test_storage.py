"""The disk is full, the archive read-only, deleted, or its server gone: exit code 4, one sentence, nothing lost.

`make test` does each once or twice, `make soak` twenty times.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import typer

from pipeline import Archive
from pipeline.cli.app import app
from pipeline.cli.running import run
from tests.pipeline.postgres_server import PostgresServer

FAILED = 4


@pytest.fixture(scope="module")
def letters(samples_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("letters")
    for path in sorted(samples_dir.rglob("*.docx")):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture(scope="module")
def undisturbed(letters: Path) -> str:
    with Archive.open(":memory:") as archive:
        archive.ingest(letters, isolate=False)
        return archive.digest()


def begun(told: Path, *arguments: str | Path) -> int:
    """The command line in a process of its own that has loaded all there is to load; what it says goes into a file."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        with told.open("w", encoding="utf-8") as out:
            sys.stdout = sys.stderr = out
            code = run(lambda: typer.main.get_command(app), ["--lang", "en", *map(str, arguments)])
    finally:
        os._exit(code)


def ended(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def is_one_sentence(told: Path) -> bool:
    lines = told.read_text().splitlines()
    return len(lines) == 1 and lines[0].startswith("congvan: ") and "Traceback" not in lines[0]


def times(short: int) -> list[object]:
    return [short, pytest.param(20, marks=pytest.mark.soak)]


@pytest.mark.parametrize("count", times(2))
def test_disk_full(
    count: int,
    letters: Path,
    undisturbed: str,
    disk: Callable[[str], Path],
    tmp_path: Path,
) -> None:
    rng, seen = random.Random(count), Counter[str]()
    place, told = disk("size=300k"), tmp_path / "told"
    while seen["full"] < count:
        size = rng.randint(200, 700)
        disk(f"size={size}k")
        while (code := ended(begun(told, "ingest", letters, "--keep-originals", "--db", place / "a.db"))) != 0:
            assert code == FAILED and is_one_sentence(told), told.read_text()
            seen["full"] += 1
            size += 300
            disk(f"size={size}k")
            with Archive.open(place / "a.db") as archive:
                assert archive.verify() == [], "a whole state, and no original is said to be kept that is not"
        with Archive.open(place / "a.db") as archive:
            assert archive.digest() == undisturbed and archive.verify() == []
        for path in sorted(place.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()


@pytest.mark.parametrize("count", times(1))
def test_read_only(
    count: int,
    letters: Path,
    undisturbed: str,
    disk: Callable[[str], Path],
    tmp_path: Path,
) -> None:
    place, told = disk("rw"), tmp_path / "told"
    assert ended(begun(told, "ingest", letters, "--db", place / "a.db")) == 0
    disk("ro")
    for _ in range(count):
        for command in (("ingest", letters), ("correct", "402/UBND-NV", "subject", "khác"), ("forget", "402/UBND-NV")):
            assert ended(begun(told, *command, "--db", place / "a.db")) == FAILED and is_one_sentence(told)
        assert ended(begun(told, "show", "402/UBND-NV", "--db", place / "a.db")) == 0
        with Archive.open(place / "a.db") as archive:
            assert archive.digest() == undisturbed
    disk("rw")


@pytest.mark.parametrize("count", times(2))
def test_deleted_meanwhile(count: int, letters: Path, undisturbed: str, tmp_path: Path) -> None:
    rng, failed, told = random.Random(count), 0, tmp_path / "told"
    while failed < count:
        db = tmp_path / "a.db"
        pid = begun(told, "ingest", letters, "--workers", "1", "--db", db)
        while not db.exists():
            time.sleep(0.01)
        time.sleep(rng.uniform(0.05, 0.6))
        for path in tmp_path.glob("a.db*"):
            path.unlink()
        if (code := ended(pid)) != 0:
            failed += 1
            assert code == FAILED and is_one_sentence(told), told.read_text()
        assert ended(begun(told, "ingest", letters, "--db", db)) == 0
        with Archive.open(db) as archive:
            assert archive.digest() == undisturbed
        for path in tmp_path.glob("a.db*"):
            path.unlink()


@pytest.mark.parametrize("count", times(1))
def test_server_gone(
    count: int, letters: Path, undisturbed: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")
    server, told = PostgresServer(Path(os.path.realpath(tmp_path_factory.mktemp("gone")))), tmp_path / "told"
    try:
        for number in range(count):
            with psycopg.connect(server.url, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE archive{number}")
            url = server.url.rsplit("/", 1)[0] + f"/archive{number}"
            pid = begun(told, "ingest", letters, "--workers", "1", "--db", url)
            time.sleep(random.Random(number).uniform(0.1, 0.8))
            server.kill()
            assert ended(pid) == FAILED and is_one_sentence(told), told.read_text()
            for command in ("verify", "runs", "list"):
                assert ended(begun(told, command, "--db", url)) == FAILED and is_one_sentence(told), told.read_text()
            server.start()
            assert ended(begun(told, "ingest", letters, "--db", url)) == 0
            with Archive.open(url) as archive:
                assert archive.digest() == undisturbed and archive.verify() == []
    finally:
        server.stop()


def test_interrupted(letters: Path, undisturbed: str, tmp_path: Path) -> None:
    told, db = tmp_path / "told", tmp_path / "a.db"
    pid = begun(told, "ingest", letters, "--workers", "1", "--db", db)
    while not db.exists():
        time.sleep(0.01)
    time.sleep(0.5)
    os.kill(pid, signal.SIGINT)
    assert ended(pid) in (0, 130)
    assert "interrupted" in told.read_text() or "files into" in told.read_text()
    assert ended(begun(told, "ingest", letters, "--db", db)) == 0
    with Archive.open(db) as archive:
        assert archive.digest() == undisturbed
