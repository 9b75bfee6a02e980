"""Bombs and damaged files: at least one outcome each, within the limits, and no more memory in the process that stores."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.bombs import LONG, QUICK

ROOM = 50
"""MB that the storing process may take more than for one good letter."""
SECONDS = 20.0


def taken_in(folder: Path, place: Path, root: Path) -> dict[str, Any]:
    """What an ingest of the folder gave, and the most memory of the process that stored it, in MB."""
    code = (
        "import json, re; from pathlib import Path; from pipeline import Archive\n"
        "from pipeline.reading.limits import Limits\n"
        f"with Archive.open({str(place / 'a.db')!r}) as archive:\n"
        f"    report = archive.ingest({str(folder)!r}, workers=2, limits=Limits(seconds={SECONDS}))\n"
        "peak = re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())\n"
        "outcomes = [(each.path, each.outcome.code.value) for each in report.outcomes]\n"
        "print(json.dumps({'outcomes': outcomes, 'mb': int(peak[1]) / 1024}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    files = {Path(path).relative_to(folder).parts[0].partition("!")[0] for path, _ in result["outcomes"]}
    assert files == {path.name for path in folder.iterdir()}
    return result


@pytest.fixture(scope="module")
def one_letter(tmp_path_factory: pytest.TempPathFactory, samples_dir: Path, root: Path) -> float:
    place = tmp_path_factory.mktemp("one")
    (place / "in").mkdir()
    (place / "in" / "good.txt").write_bytes(next(samples_dir.glob("*.txt")).read_bytes())
    memory: float = taken_in(place / "in", place, root)["mb"]
    return memory


def told(what: str, result: dict[str, Any], one_letter: float) -> str:
    counts = dict(Counter(code for _, code in result["outcomes"]))
    return f"\n{what}: {counts}; parent {result['mb']:.0f} MB, {one_letter:.0f} MB for one letter"


@pytest.mark.soak
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is told by /proc only")
def test_bombs(one_letter: float, tmp_path: Path, root: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, make in {**QUICK, **LONG}.items():
        (tmp_path / "in" / name).write_bytes(make())
    result = taken_in(tmp_path / "in", tmp_path, root)
    print(told("bombs", result, one_letter))
    assert result["mb"] < one_letter + ROOM


@pytest.mark.soak
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is told by /proc only")
def test_files_that_break_readers(one_letter: float, tmp_path: Path, shared: Path, root: Path) -> None:
    result = taken_in(shared / "hostile", tmp_path, root)
    print(told("files that break readers", result, one_letter))
    assert len(result["outcomes"]) == len(list((shared / "hostile").iterdir()))
    assert result["mb"] < one_letter + ROOM
