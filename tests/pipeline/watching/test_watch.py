"""A folder that lives: files written in pieces, moved, deleted, and the watching process killed; at its end the
archive is that of a fresh ingest of the folder as it is then.

`make test` lets it live for some seconds, `make soak-watch` for half an hour.
"""

from __future__ import annotations

import json
import os
import random
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from pipeline import Archive
from tests.pipeline.filing.test_interruptions import ending, forked
from tests.pipeline.mock_reader import read

pytest.importorskip("watchfiles", reason="watchfiles is not installed")


def letter(rng: random.Random) -> bytes:
    number, cited = rng.randint(1, 60), rng.sample(range(1, 60), 2)
    return json.dumps({"number": f"{number}/UBND-NV", "cites": [f"{each}/UBND-NV" for each in cited]}).encode()


def watched(db: Path, folder: Path, polling: bool) -> int:
    def work() -> None:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with Archive.open(db) as archive:
            try:
                archive.watch(folder, mirror=True, polling=polling, settle=0.3, rescan=3.0, extract=read, isolate=False)
            except KeyboardInterrupt:
                return

    return forked(work)


def fresh(folder: Path) -> str:
    with Archive.open(":memory:") as archive:
        archive.ingest(folder, extract=read, isolate=False)
        return archive.digest()


def state(db: Path) -> tuple[str, set[str]]:
    """What the archive holds, and where it says that files lie."""
    with Archive.open(db) as archive:
        return archive.digest(), {each.path for each in archive.outcomes() if each.gone_at is None}


class Life:
    """What happens in a folder."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self.folder, self._rng = folder, rng
        self.done = Counter[str]()

    def files(self) -> list[Path]:
        return sorted(self.folder.rglob("*.json"))

    def place(self) -> Path:
        folder = self.folder / self._rng.choice(("", "a", "b", "a/c"))
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{self._rng.randint(1, 40)}.json"

    def act(self) -> None:
        files = self.files()
        acts = ["write", "pieces"] + (["move", "copy", "delete", "folder", "replace"] if len(files) > 5 else [])
        act = self._rng.choice(acts)
        self.done[act] += 1
        if act in ("write", "replace"):
            (self._rng.choice(files) if act == "replace" else self.place()).write_bytes(letter(self._rng))
        elif act == "pieces":
            data = letter(self._rng)
            with self.place().open("wb") as stream:
                for start in range(0, len(data), 30):
                    stream.write(data[start : start + 30])
                    stream.flush()
                    time.sleep(0.02)
        elif act == "copy":
            self.place().write_bytes(self._rng.choice(files).read_bytes())
        elif act == "move":
            self._rng.choice(files).replace(self.place())
        elif act == "delete":
            self._rng.choice(files).unlink()
        else:
            old, new = self.folder / self._rng.choice("ab"), self.folder / f"m{self._rng.randint(1, 3)}"
            if old.is_dir() and not new.exists():
                old.rename(new)


def soak(seconds: float) -> object:
    return pytest.param(seconds, False, 1, marks=pytest.mark.soak)


@pytest.mark.parametrize(("seconds", "polling", "seed"), [(12.0, False, 0), (6.0, True, 0), soak(1800.0)])
def test_a_living_folder(seconds: float, polling: bool, seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    life = Life(tmp_path / "files", rng)
    for _ in range(10):
        life.act()
    db = tmp_path / "archive.db"
    pid = watched(db, life.folder, polling)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        life.act()
        time.sleep(rng.uniform(0.0, 0.3))
        if rng.random() < 0.02:
            os.kill(pid, signal.SIGKILL)
            assert ending(pid) == -signal.SIGKILL
            life.done["killed"] += 1
            pid = watched(db, life.folder, polling)
    wanted = (fresh(life.folder), {str(path) for path in life.files()})
    patience = time.monotonic() + 120
    found = state(db)
    while found != wanted and time.monotonic() < patience:
        time.sleep(0.5)
        found = state(db)
    os.kill(pid, signal.SIGTERM)
    assert ending(pid) == 0, "a clean end"
    assert found == wanted
    with Archive.open(db) as archive:
        assert archive.verify() == []
    print(dict(life.done), flush=True)
