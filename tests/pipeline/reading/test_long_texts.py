"""A quarter of a megabyte of each kind of text is read under the limits that the command line sets."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tools.long_texts import KINDS

KILOBYTES = 250


def test_no_kind_of_text_runs_into_a_limit(tmp_path: Path, root: Path) -> None:
    """What takes more than its share of time for twice the text ends here as too slow."""
    for kind, make in KINDS.items():
        (tmp_path / f"{kind}.txt").write_text(make(KILOBYTES), "utf-8")
    files = sorted(map(str, tmp_path.iterdir()))
    call = [sys.executable, "-c", "from pipeline.cli import main; main()", "extract", *files]
    done = subprocess.run(call, cwd=root, capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["outcome"] for each in told if "outcome" in each] == []
    assert sorted({each["file"]["name"].removesuffix(".txt") for each in told}) == sorted(KINDS)
    assert {each["number"]["as_written"] for each in told} == {"412/UBND-NV"}


def test_each_kind_is_as_long_as_it_says() -> None:
    assert all(10 <= len(make(10).encode()) / 1000 < 13 for make in KINDS.values())
