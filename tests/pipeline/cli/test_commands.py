"""The commands as a person or a script runs them, on an archive of the samples."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CHAIN = "huyện > Sở Nội vụ > Ban Thi đua - Khen thưởng Trung ương"


def run(
    *arguments: str | Path, env: dict[str, str] | None = None, text: str | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, input=text, env={**os.environ, "LANG": "C.UTF-8", **(env or {})}
    )


@pytest.fixture(scope="module")
def db(samples_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "samples.db"
    done = run("ingest", samples_dir, "--db", path, "--json")
    report = json.loads(done.stdout)
    assert done.returncode in (0, 3), done.stderr
    assert report["counts"]["read"] >= 15
    assert len(report["files"]) == sum(report["counts"].values()), "every file has one outcome"
    return path


def test_ingest_again_changes_nothing(db: Path, samples_dir: Path) -> None:
    counts = json.loads(run("ingest", samples_dir, "--db", db, "--json").stdout)["counts"]
    assert "read" not in counts and counts["unchanged"] >= 15


def test_what_came_since_a_day(db: Path) -> None:
    came = json.loads(run("changes", "--since", "2020-01-01", "--db", db, "--json").stdout)
    held = [each for each in came if each["path"] == "held"]
    assert len(held) >= 15 and all(each["after"] is True and each["document"] for each in held)
    assert len({(each["sha256"], each["part"]) for each in held}) == len(held)
    assert run("changes", "--since", "31/12/2099", "--db", db).returncode == 1
    assert run("changes", "--since", "2020-01-01", "--run", "1", "--db", db).returncode == 2


def test_chains_by_pattern(db: Path) -> None:
    done = run("chains", CHAIN, "--db", db)
    assert done.returncode == 0
    assert "463/BTĐKT-TT" in done.stdout and "implements" in done.stdout
    found = json.loads(run("chains", CHAIN, "--db", db, "--json").stdout)
    assert not found["truncated"] and all(len(match["documents"]) == 3 for match in found["matches"])
    assert "thực hiện" in run("chains", CHAIN, "--db", db, env={"LANG": "vi_VN.UTF-8"}).stdout


def test_chains_that_are_not_there(db: Path) -> None:
    assert run("chains", "xã > Bộ Công an", "--db", db).returncode == 1


def test_chain_as_tree_and_graphs(db: Path) -> None:
    assert "└─→" in run("chain", "56/UBND-VP", "--db", db).stdout
    assert run("chain", "56/UBND-VP", "--db", db, "--mermaid").stdout.startswith("flowchart")
    assert run("chain", "56/UBND-VP", "--db", db, "--dot").stdout.startswith("digraph")
    steps = json.loads(run("chain", "56/UBND-VP", "--db", db, "--json", "--direction", "up").stdout)["steps"]
    assert [step["depth"] for step in steps][:3] == [1, 2, 3]
    assert all(step["evidence"]["text"] for step in steps)


def test_show(db: Path) -> None:
    shown = run("show", "402/UBND-NV", "--db", db)
    assert "Cites" in shown.stdout and "Cited by" in shown.stdout
    record = json.loads(run("show", "402/UBND-NV", "--db", db, "--json").stdout)["record"]
    assert record["number"]["serial"] == "402"
    assert "number" in run("show", "402/UBND-NV", "--db", db, "--evidence").stdout


def test_an_ambiguous_and_an_unknown_number(db: Path) -> None:
    both = run("show", "215/SNV-TĐKT", "--db", db)
    assert both.returncode == 2 and "#" in both.stderr, "says how to tell them apart"
    assert run("show", "9999/KHONG-CO", "--db", db).returncode == 1


def test_deadlines_in_every_form(db: Path) -> None:
    assert "Last day" in run("deadlines", "--db", db).stdout
    rows = json.loads(run("deadlines", "--db", db, "--json", "--from", "2023-04-01", "--to", "2023-04-30").stdout)
    assert rows and all(row["rrule"] or "2023-04-01" <= row["last_day"] <= "2023-04-30" for row in rows)
    table = list(csv.DictReader(io.StringIO(run("deadlines", "--db", db, "--csv").stdout.lstrip("\ufeff"))))
    assert table and {"last_day", "assignees", "quote"} <= table[0].keys()
    ics = run("deadlines", "--db", db, "--ics").stdout
    assert ics.count("BEGIN:VEVENT") >= 10
    assert "BEGIN:VTODO" in run("deadlines", "--db", db, "--todo").stdout
    assert run("deadlines", "--db", db, "--ics").stdout.count("UID:") == ics.count("UID:")


def test_deadlines_of_one_agency(db: Path) -> None:
    rows = json.loads(run("deadlines", "--db", db, "--json", "--for", "UBND huyện Trấn Yên").stdout)
    assert rows, "the groups that the district belongs to count"


def test_search_without_diacritics(db: Path) -> None:
    assert "56/UBND-VP" in run("search", "dien hinh tien tien dong an", "--db", db).stdout
    assert run("search", "khongcotunaynhuthe", "--db", db).returncode == 1


def test_outcomes(db: Path) -> None:
    assert "read" in run("outcomes", "--db", db).stdout
    rows = json.loads(run("outcomes", "--db", db, "--json").stdout)
    assert all(row["outcome"] for row in rows)


def test_an_archive_that_is_not_there(tmp_path: Path) -> None:
    done = run("outcomes", "--db", tmp_path / "none.db")
    assert done.returncode == 2 and "congvan ingest" in done.stderr
    assert not (tmp_path / "none.db").exists(), "asking makes no empty archive"


def test_archive_by_environment(db: Path) -> None:
    assert run("chain", "56/UBND-VP", env={"CONGVAN_DB": str(db)}).returncode == 0


def test_extract_goes_on_after_an_unreadable_file(samples_dir: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and nothing more")
    good = next(file for file in sorted(samples_dir.iterdir()) if file.suffix == ".txt")
    done = run("extract", broken, good, tmp_path / "missing.txt")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 3
    assert [line.get("outcome") for line in lines] == ["corrupt", None, "io_error"]
    assert lines[1]["number"] and lines[1]["evidence"]


def test_text_and_schema(samples_dir: Path) -> None:
    good = next(file for file in sorted(samples_dir.iterdir()) if file.suffix == ".txt")
    assert "Kính gửi" in run("text", good).stdout
    assert "addressees" in run("text", "--zones", good).stdout
    assert run("text", "-", text="Số: 12/UBND-NV\n").stdout.strip() == "Số: 12/UBND-NV"
    assert "citations" in json.loads(run("schema").stdout)["properties"]


def test_eval(samples_dir: Path, root: Path) -> None:
    done = run("eval", root / "samples" / "expected", samples_dir, "--json")
    figures = json.loads(done.stdout)
    assert figures["missing"] == []
    assert figures["fields"]["HEADER (all fields)"]["f1"] > 0.95


def test_help_names_every_command() -> None:
    listed = run("--help").stdout
    for command in (
        "ingest",
        "show",
        "chain",
        "chains",
        "deadlines",
        "search",
        "extract",
        "text",
        "eval",
        "outcomes",
        "schema",
    ):
        assert f"  {command} " in listed
        assert run(command, "--help").returncode == 0


def test_version(root: Path) -> None:
    told = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"congvan {told}\n")


def test_the_archive_may_be_named_before_the_verb(db: Path) -> None:
    before, behind = run("--db", str(db), "list", "--json"), run("list", "--json", "--db", str(db))
    assert before.returncode == 0 and before.stdout == behind.stdout
