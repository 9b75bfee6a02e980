"""`congvan extract --explain`, `--refusals`, `congvan eval --calibration` and `--against` as they are run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "LANG": "C.UTF-8"})


@pytest.fixture(scope="module")
def texts(samples_dir: Path) -> list[Path]:
    return sorted(samples_dir.glob("*.txt"))[:2]


def test_pages(texts: list[Path], tmp_path: Path) -> None:
    bad = tmp_path / "broken.pdf"
    bad.write_bytes(b"%PDF-1.4 broken")
    done = run("extract", "--explain", *texts, bad, "--output", tmp_path / "pages")
    assert done.returncode == 3 and "broken.pdf" in done.stderr
    pages = [Path(line) for line in done.stdout.splitlines()]
    assert [page.name for page in pages] == [f"{file.name}.html" for file in texts]
    assert all(page.read_text("utf-8").startswith("<!doctype html>") for page in pages)


def test_output_without_pages_is_a_mistake(texts: list[Path], tmp_path: Path) -> None:
    assert run("extract", texts[0], "--output", tmp_path).returncode == 2


def test_refusals_only_where_asked(texts: list[Path]) -> None:
    assert json.loads(run("extract", texts[0]).stdout)["refusals"] is None
    assert isinstance(json.loads(run("extract", "--refusals", texts[0]).stdout)["refusals"], list)


def test_calibration_and_against(root: Path, samples_dir: Path, tmp_path: Path) -> None:
    gold = root / "samples" / "expected"
    made = run("extract", samples_dir)
    records = tmp_path / "records.jsonl"
    records.write_text(made.stdout, "utf-8")
    table = run("eval", gold, records, "--calibration")
    assert (
        table.returncode == 0 and "0.95 – 1.00" in table.stdout and "right values are given that much" in table.stdout
    )
    figures = json.loads(run("eval", gold, records, "--calibration", "--json").stdout)["calibration"]
    assert figures["all"]["sure_right"] <= figures["all"]["right"]
    same = run("eval", gold, records, "--against", records)
    assert same.returncode == 0 and same.stdout.strip().endswith("0 values became right, 0 became wrong")
    old = [json.loads(line) for line in made.stdout.splitlines()]
    for record in old:
        record["place"] = "Nơi khác"
    earlier = tmp_path / "earlier.jsonl"
    earlier.write_text("\n".join(json.dumps(record) for record in old), "utf-8")
    changes = json.loads(run("eval", gold, records, "--against", earlier, "--json").stdout)["against"]
    assert changes and {(each["field"], each["change"]) for each in changes} == {("header.place", "gained")}
    assert run("eval", gold, records, "--against", tmp_path / "none.jsonl").returncode == 2
