"""Commands about how documents hang together, as a person or a script runs them, on an archive of the samples."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.pipeline.cli.test_commands import db, run  # noqa: F401

VI = {"LANG": "vi_VN.UTF-8"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("chain", "402/UBND-NV", "--direction", "up"), "└─→ [thực hiện] CV 463/BTĐKT-TT"),
        (("roots", "27/BC-UBND"), "KH 118/KH-HĐTĐKT"),
        (("path", "463/BTĐKT-TT", "27/BC-UBND"), "└─→ [báo cáo về] CV 318/UBND-NV"),
        (("common", "402/UBND-NV", "318/UBND-NV"), "CV 318/UBND-NV (2023-03-20) → [thực hiện] CV 215/SNV-TĐKT"),
        (("follow", "463/BTĐKT-TT"), "chưa thấy"),
        (("cascade", "463/BTĐKT-TT"), "còn 8 ngày"),
        (("missing",), "KH 118/KH-HĐTĐKT"),
        (("superseded",), "thay thế"),
    ],
)
def test_each_question_in_vietnamese(db: Path, arguments: tuple[str, ...], words: str) -> None:  # noqa: F811
    done = run(*arguments, "--db", db, env=VI)
    assert done.returncode == 0, done.stderr
    assert words in done.stdout


@pytest.mark.parametrize("command", ["follow", "cascade"])
def test_forms_agree(db: Path, command: str) -> None:  # noqa: F811
    """Every form of an answer has the same lines."""
    name = {"follow": "followers", "cascade": "deadlines"}[command]
    asked = (command, "463/BTĐKT-TT", "--db", db)
    whole = json.loads(run(*asked, "--json").stdout)
    lines = [json.loads(line) for line in run(*asked, "--format", "jsonl").stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv", "--machine").stdout.removeprefix("\ufeff"))))
    assert whole[name] == lines and len(rows) == len(lines) > 3
    assert whole["truncated"] is False


@pytest.mark.parametrize(
    "arguments",
    [
        ("chain", "402/UBND-NV", "--limit", "1"), ("chain", "402/UBND-NV", "--depth", "1"),
        ("chains", "* > *", "--limit", "1"), ("roots", "1120/QĐ-UBND", "--limit", "1", "--all"),
        ("common", "402/UBND-NV", "318/UBND-NV", "--limit", "1"), ("follow", "463/BTĐKT-TT", "--limit", "1"),
        ("search", "khen thuong", "--limit", "1"), ("cascade", "463/BTĐKT-TT", "--limit", "1"), ("missing", "--limit", "1"), ("superseded", "--limit", "1"),
    ],
)  # fmt: skip
def test_no_answer_is_cut_without_saying_so(db: Path, arguments: tuple[str, ...]) -> None:  # noqa: F811
    done = run(*arguments, "--db", db)
    assert done.returncode == 0
    assert "--limit" in done.stderr or "--depth" in done.stderr
    answer = json.loads(run(*arguments, "--db", db, "--json").stdout)
    assert answer["truncated"] is True


def test_a_count_tells_how_many_more(db: Path) -> None:  # noqa: F811
    done = run("chain", "463/BTĐKT-TT", "--limit", "2", "--count", "--db", db)
    assert "2 of " in done.stderr
    answer = json.loads(run("chain", "463/BTĐKT-TT", "--limit", "2", "--count", "--json", "--db", db).stdout)
    assert answer["total"] > 2 == len(answer["steps"]) and answer["cursor"]


def test_pictures_are_files(db: Path, tmp_path: Path) -> None:  # noqa: F811
    for form in ("svg", "html"):
        path = tmp_path / f"chain.{form}"
        assert run("chain", "463/BTĐKT-TT", "--output", path, "--db", db).returncode == 0
        assert "463/BTĐKT-TT" in path.read_text("utf-8")
    assert run("chain", "463/BTĐKT-TT", "--svg", "--html", "--db", db).returncode == 2


def test_what_is_not_there(db: Path) -> None:  # noqa: F811
    assert run("path", "17-CT/TU", "27/BC-UBND", "--db", db).returncode == 1
    assert run("common", "402/UBND-NV", "--db", db).returncode == 2
    refused = run("chain", "402/UBND-NV", "--relation", "executes", "--db", db)
    assert refused.returncode == 2 and "thực hiện" in refused.stderr
    assert run("chain", "402/UBND-NV", "--relation", "thực hiện", "--db", db).returncode == 0


def test_relations_are_told_in_other_vocabularies(db: Path) -> None:  # noqa: F811
    answer = json.loads(run("chain", "402/UBND-NV", "--json", "--db", db).stdout)
    assert answer["relations"]["implements"]["eli"] == "eli:implements"
    assert {step["relation"] for step in answer["steps"]} <= answer["relations"].keys()
