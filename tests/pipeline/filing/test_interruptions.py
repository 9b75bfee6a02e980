"""Whatever ends an ingest, at whatever moment: doing it again gives the digest of one that nothing interrupted.

The short versions run with the other tests; `make soak-ingest` runs the long ones and prints what happened.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline import Archive
from pipeline.reading.limits import Limits
from tests.pipeline.mock_reader import read
from tests.pipeline.postgres_server import PostgresServer

FILES = 70  # more than are stored in one transaction


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Letters that cite each other across transactions, a few of them twice, and one that ends its process."""
    folder = tmp_path_factory.mktemp("letters")
    for number in range(FILES):
        cites = [f"{(number * step) % (FILES + 20)}/UBND-NV" for step in (3, 7)]
        order = {"number": f"{number}/UBND-NV", "cites": cites, "words": 50}
        (folder / f"{number:03}.json").write_text(json.dumps(order))
        if number % 25 == 0:
            (folder / f"{number:03}-copy.json").write_text(json.dumps(order))
    (folder / "bad.json").write_text(json.dumps({"number": "1/UBND", "do": "exit"}))
    return folder


@pytest.fixture(scope="module")
def undisturbed(letters: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    with Archive.open(tmp_path_factory.mktemp("whole") / "whole.db") as archive:
        archive.ingest(letters, extract=read, workers=2)
        return archive.digest()


def forked(work: Callable[[], None]) -> int:
    """Do the work in a process of its own that has loaded all there is to load; it ends with 1 where that raises."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(code)


def ending(pid: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def ingest(address: str | Path, letters: Path, workers: int = 1) -> None:
    with Archive.open(address) as archive:
        archive.ingest(letters, extract=read, workers=workers, limits=Limits(seconds=60))


def digest_of(address: str | Path) -> str:
    with Archive.open(address) as archive:
        return archive.digest()


def readers_of(pid: int) -> list[int]:
    """The reading processes of an ingest, and as the last the one that they are forked from; none before it forks."""
    children = children_of(pid)
    born = [grandchild for child in children for grandchild in children_of(child)]
    return [*born, *children] if born else []


def awaited(pid: int) -> list[int]:
    """The reading processes as soon as there are any; none where the ingest ends first, or starts for long."""
    until = time.monotonic() + 5
    while not (found := readers_of(pid)) and time.monotonic() < until:
        if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
            break
        time.sleep(0.02)
    return found


def children_of(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def long(*count: int) -> object:
    return pytest.param(*count, marks=pytest.mark.soak)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="which processes read is told by /proc only")
@pytest.mark.parametrize(("kills", "seed"), [(6, 0), long(100, 1), long(100, 2), long(100, 3)])
def test_killed(kills: int, seed: int, letters: Path, undisturbed: str, tmp_path: Path) -> None:
    # The process that stores, or, a few times in one run, those that read; an archive is finished after some kills.
    rng = random.Random(seed)
    started = time.monotonic()
    ingest(tmp_path / "first.db", letters)
    whole = time.monotonic() - started
    done = Counter[str]()
    while done["kills"] < kills:
        address = tmp_path / f"{done['archives']}.db"
        goal = min(kills, done["kills"] + rng.randint(3, 12))
        while done["kills"] < goal:
            pid = forked(lambda address=address: ingest(address, letters))  # type: ignore[misc]
            time.sleep(rng.uniform(0.02, whole))
            if rng.random() < 0.4 and (readers := awaited(pid)):
                while readers and done["kills"] < goal:
                    os.kill(rng.choice(readers), signal.SIGKILL)
                    done.update(("kills", "of a reading process"))
                    time.sleep(rng.uniform(0.02, whole / 2))
                    readers = awaited(pid)
                assert ending(pid) == 0, "its files are read by others"
            else:
                os.kill(pid, signal.SIGKILL)
                done.update(("kills", "of the storing process" if ending(pid) else "too late"))
        ingest(address, letters)
        assert digest_of(address) == undisturbed
        done["archives"] += 1
        for file in tmp_path.glob(f"{address.name}*"):
            file.unlink()
        print("killed:", dict(done), flush=True)


@pytest.mark.parametrize(("times", "seed"), [(2, 0), long(25, 1), long(25, 2)])
def test_two_at_once(times: int, seed: int, letters: Path, undisturbed: str, tmp_path: Path) -> None:
    for number in range(times):
        address = tmp_path / f"{number}.db"
        both = [forked(lambda address=address: ingest(address, letters)) for _ in range(2)]  # type: ignore[misc]
        assert [ending(pid) for pid in both] == [0, 0]
        assert digest_of(address) == undisturbed
        print(f"two at once: {number + 1} times ({seed})", flush=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """A file system of so many kilobytes, which can be given another size; only root can make one."""
    place = tmp_path / "disk"
    place.mkdir()

    def sized(kilobytes: int) -> Path:
        options = f"size={kilobytes}k" if not place.is_mount() else f"remount,size={kilobytes}k"
        if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", place], capture_output=True).returncode:
            pytest.skip("only root can make a small file system")
        return place

    yield sized
    if place.is_mount():
        subprocess.run(["umount", place], check=True)


@pytest.mark.parametrize("times", [1, long(10)])
def test_disk_full(
    times: int, letters: Path, undisturbed: str, small_disk: Callable[[int], Path], tmp_path: Path
) -> None:
    full = 0
    for number in range(times):
        size = 420 + 130 * number
        address = small_disk(size) / "a.db"
        while ending(forked(lambda address=address: ingest(address, letters))):  # type: ignore[misc]
            full += 1
            size += 400
            small_disk(size)
        assert digest_of(address) == undisturbed
        for file in address.parent.iterdir():
            file.unlink()
    assert full, "the disk was full"
    print(f"\ndisk full: {full} times in {times} archives")


@pytest.mark.parametrize("kills", [1, long(20)])
def test_database_killed(kills: int, letters: Path, undisturbed: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed")
    server = PostgresServer(Path(os.path.realpath(tmp_path_factory.mktemp("killed"))))
    rng = random.Random(kills)
    failed, whole, address = 0, 3.0, ""
    try:
        for number in range(kills):
            if number % 5 == 0:  # each archive is interrupted a few times
                with psycopg.connect(server.url, autocommit=True) as connection:
                    connection.execute(f"CREATE DATABASE archive{number}")
                address = server.url.rsplit("/", 1)[0] + f"/archive{number}"
            pid = forked(lambda address=address: ingest(address, letters))  # type: ignore[misc]
            time.sleep(rng.uniform(0.1, whole))
            server.kill()
            failed += ending(pid) != 0
            server.start()
            if number % 5 == 4 or number == kills - 1:
                ingest(address, letters)
                assert digest_of(address) == undisturbed
            print(f"database killed: {number + 1} times, {failed} of them before the ingest was done", flush=True)
    finally:
        server.stop()
