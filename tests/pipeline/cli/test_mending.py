"""list, review, correct, withdraw; exit codes and errors of every command."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.cli.common import masked
from tests.pipeline.cli.test_commands import run


@pytest.fixture(scope="module")
def made(samples_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("keeping") / "samples.db"
    files = [next(samples_dir.glob(f"{name}-*")) for name in ("01", "02", "03", "04", "06", "09", "12", "13", "24")
             if list(samples_dir.glob(f"{name}-*"))]  # fmt: skip
    assert run("ingest", *files, "--db", path).returncode == 0
    return path


@pytest.fixture
def db(made: Path, tmp_path: Path) -> Path:
    path = tmp_path / "copy.db"
    with closing(sqlite3.connect(made)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    return path


def numbers(*arguments: str | Path) -> list[str | None]:
    return [each["number"] for each in json.loads(run("list", *arguments, "--format", "json").stdout)["documents"]]


def test_list(db: Path) -> None:
    assert numbers("--db", db, "--type", "quyết định") == ["1120/QĐ-UBND"]
    assert numbers("--db", db, "--from", "22/03/2023", "--to", "28/03/2023") == ["402/UBND-NV", "56/UBND-VP"]
    assert numbers("--db", db, "--issuer", "Sở Nội vụ tỉnh Yên Bái") == ["215/SNV-TĐKT"]
    assert numbers("--db", db, "--level", "commune") == ["56/UBND-VP"]
    assert set(numbers("--db", db, "--cited")) >= {"91/2017/NĐ-CP", "118/KH-HĐTĐKT"}
    ordered = numbers("--db", db, "--sort", "number")
    assert ordered == sorted(ordered, key=lambda each: (each is None, int((each or "0").split("/")[0])))
    first = json.loads(run("list", "--limit", "2", "--offset", "1", "--json", "--db", db).stdout)
    assert (len(first["documents"]), first["offset"], first["total"]) == (2, 1, 8)
    table = run("list", "--limit", "2", "--db", db)
    assert "#" in table.stdout and "1–2 of 8" in table.stderr
    assert (
        "09-tranyen-du-thao.txt"
        in run("list", "--status", "draft", "--db", db).stdout
        + run("list", "--status", "unnumbered", "--db", db).stdout
    )


def test_review_the_worst_first(db: Path) -> None:
    found = json.loads(run("review", "--json", "--db", db).stdout)
    weights = [each["weight"] for each in found]
    assert weights == sorted(weights, reverse=True) and {each["kind"] for each in found} >= {"value", "link"}
    values = [each for each in found if each["kind"] == "value"]
    assert {"path", "value", "reason", "confidence", "document"} <= values[0].keys()
    path = values[0]["path"]
    key = f"#{values[0]['document']['id']}"
    done = run("correct", key, path, "01/03/2023" if path == "issued" else "7", "--db", db)
    assert done.returncode == 0, done.stderr
    left = json.loads(run("review", "--json", "--db", db).stdout)
    assert len(left) < len(found), "what was corrected is not listed again"


def test_correct_and_withdraw(db: Path) -> None:
    assert run("correct", "402", "ngày", "21/03/2023", "--db", db).returncode == 0
    record = json.loads(run("show", "402/UBND-NV", "--json", "--db", db).stdout)
    assert record["record"]["issued"] == "2023-03-21" and record["corrections"] == {"issued": "2023-03-21"}
    listed = run("correct", "402", "--db", db).stdout
    assert "deadlines.1.last_day" in listed and "(corrected)" in listed and "“" in listed
    assert run("correct", "402", "deadlines.1.last_day", "29/06/2023", "--db", db).returncode == 0
    assert run("withdraw", "402", "thời hạn.1.hạn cuối", "--db", db).returncode == 0
    assert run("withdraw", "402", "ngày", "--db", db).returncode == 0
    assert run("withdraw", "402", "ngày", "--db", db).returncode == 1
    assert json.loads(run("show", "402", "--json", "--db", db).stdout)["corrections"] == {}


@pytest.mark.parametrize("arguments", [
    ("correct", "402", "issued", "tomorrow"), ("correct", "402", "issued"), ("correct", "402", "nothing", "x"),
    ("correct", "91/2017/NĐ-CP", "subject", "x"), ("list", "--type", "thư tình"), ("list", "--sort", "colour"),
    ("list", "--cited", "--all"), ("review", "--kind", "colour"), ("outcomes", "--code", "fine"), ("lst",), ("list", "--nothing"),
])  # fmt: skip
def test_wrong_use(made: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, "--db", made)
    assert done.returncode == 2 and done.stderr.startswith("congvan: ") and done.stdout == ""


def test_nothing_found_says_so(made: Path) -> None:
    for arguments in (
        ("search", "khongcotunaynhuthe"),
        ("list", "--from", "01/01/2099"),
        ("show", "9999/X"),
        ("outcomes", "--code", "empty"),
    ):
        done = run(*arguments, "--db", made)
        assert done.returncode == 1 and done.stderr.strip(), arguments


def test_errors_as_json(made: Path, tmp_path: Path) -> None:
    for arguments, code, kind in (
        (("show", "9999/X", "--json"), 1, "not_found"),
        (("correct", "402", "issued", "tomorrow", "--json"), 2, "correction"),
        (("list", "--type", "thư tình", "--format", "json"), 2, "usage"),
        (("list", "--nothing", "--json"), 2, "usage"),
    ):
        done = run(*arguments, "--db", made)
        told = json.loads(done.stderr)["error"]
        assert (done.returncode, told["exit"], told["kind"]) == (code, code, kind) and told["message"]
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no database at all, and longer than a header of one would have to be" * 20)
    done = run("list", "--json", "--db", broken)
    assert (done.returncode, json.loads(done.stderr)["error"]["kind"]) == (4, "archive")


def test_a_crash_has_a_code_of_its_own(made: Path) -> None:
    script = "from pipeline.cli import asking, app\nimport sys, typer\ndef bad() -> None:\n    raise RuntimeError('oops')\n" \
             "app.app.command()(bad)\nsys.argv = ['congvan', 'bad']\napp.main()"  # fmt: skip
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 70 and "oops" in done.stderr


def test_passwords_are_masked() -> None:
    assert masked("postgresql://van:thu@host/db: no") == "postgresql://van:***@host/db: no"
    done = run("list", "--db", "postgresql://van:bimat@127.0.0.1:1/x")
    assert done.returncode == 4 and "bimat" not in done.stderr and "***" in done.stderr


def test_an_output_without_vietnamese_letters(made: Path) -> None:
    done = run("show", "402", "--db", made, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0 and "\\u" in done.stdout
    plain = run("show", "402", "--json", "--db", made, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert json.loads(plain.stdout)["document"]["subject"] == "triển khai tuyên truyền gương điển hình tiên tiến"


def test_show_finds_what_lists_print(made: Path) -> None:
    for words in ("402", "số 402/UBND-NV", "CV 402/UBND-NV (2023-03-22)", "04-vanyen-402"):
        assert "402/UBND-NV" in run("show", words, "--db", made).stdout.splitlines()[0], words
    assert "04-vanyen-402.docx" in run("show", "402", "--db", made).stdout


def test_one_document_from_standard_input(samples_dir: Path) -> None:
    for name in ("06-dongan-56.txt", "04-vanyen-402.docx"):
        command = [sys.executable, "-c", "from pipeline.cli import main; main()", "extract", "-"]
        done = subprocess.run(command, input=(samples_dir / name).read_bytes(), capture_output=True)
        assert done.returncode == 0 and json.loads(done.stdout)["number"]["serial"] in ("56", "402")
    assert run("extract", "-", samples_dir / "06-dongan-56.txt", text="").returncode == 2
