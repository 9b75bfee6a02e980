"""Files that end or hang a run where files are opened in the process that goes through them: each costs only itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from pipeline import Archive
from tests.containers.building import packed
from tests.containers.test_damage import bent, nameless
from tests.pipeline.bombs import QUICK

GOOD = "17-snv-yenbai-268.txt"
ODD_NAMES = {
    b"c\xf4ng v\xe3n.txt": "c\\xf4ng v\\xe3n.txt",
    b"thu\tmuc\xff/a\nb.txt": "thu\\x09muc\\xff/a\\x0ab.txt",
    "nhật \x1b[31mký.txt".encode(): "nhật \\x1b[31mký.txt",
}


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "LANG": "C.UTF-8"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, samples_dir: Path) -> Path:
    made = tmp_path_factory.mktemp("killers") / "in"
    made.mkdir()
    letter = (samples_dir / GOOD).read_bytes()
    docx = next(samples_dir.glob("*.docx")).read_bytes()
    for name, make in QUICK.items():
        (made / name).write_bytes(make())
    for number, name in enumerate(ODD_NAMES):
        path = made / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(letter + b"\n" * (number + 1))
    (made / "good.txt").write_bytes(letter)
    (made / "lzma.zip").write_bytes(bent(zipfile.ZIP_LZMA))
    (made / "nameless.zip").write_bytes(nameless())
    (made / "stored.zip").write_bytes(packed({"cv.docx": docx, "ghi chú.txt": b"x"}, zipfile.ZIP_STORED))
    (made / "stored-twice.zip").write_bytes(
        packed({"in.zip": packed({"cv.docx": docx + b"\0"}, zipfile.ZIP_STORED)}, zipfile.ZIP_STORED)
    )
    (made / "zero.pdf").symlink_to("/dev/zero")
    os.mkfifo(made / "pipe.pdf")
    (made / "around").symlink_to(".")
    return made


FILES = len(QUICK) + len(ODD_NAMES) + 7


def test_ingest(folder: Path, tmp_path: Path) -> None:
    done = run("ingest", folder, "--db", tmp_path / "a.db", "--json", "--seconds", "30")
    assert done.returncode == 3 and not done.stderr, done.stderr
    files = {each["file"].removeprefix(f"{folder}/"): each["outcome"] for each in json.loads(done.stdout)["files"]}
    assert len({path.partition("!")[0] for path in files}) == FILES
    for name in ("good.txt", "stored.zip!cv.docx", "stored-twice.zip!in.zip!cv.docx", *ODD_NAMES.values()):
        assert files[name] == "read", name
    # What is damaged may ask for gigabytes before it is found out.
    assert files["lzma.zip!a.txt"] in ("corrupt", "out_of_memory") and files["lzma.zip!b.txt"] != "out_of_memory"
    assert files["zero.pdf"] == files["pipe.pdf"] == "io_error"
    with Archive.open(tmp_path / "a.db") as archive:
        assert {each.path.removeprefix(f"{folder}/") for each in archive.outcomes()} == set(files)
    again = json.loads(run("ingest", folder, "--db", tmp_path / "a.db", "--json").stdout)["counts"]
    assert again["unchanged"] == sum(code in ("read", "partial", "duplicate") for code in files.values())


def test_extract(folder: Path) -> None:
    done = run("extract", folder, "--seconds", "30")
    assert done.returncode == 3 and not done.stderr, done.stderr
    lines: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    named = {line["file"]["name"]: line.get("outcome", "read") for line in lines}
    assert len({name.partition("!")[0] for name in named}) == FILES
    for name in ("good.txt", "stored.zip!cv.docx", "stored-twice.zip!in.zip!cv.docx"):
        assert named[name] == "read", name
    assert {name.rpartition("/")[2] for name in ODD_NAMES.values()} <= set(named)


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("zero.pdf", 3, "a device, not a file"),
        ("laughs.docx", 3, "congvan: laughs.docx:"),
        ("encrypted.docx", 3, "encrypted"),
        ("good.txt", 0, ""),
    ],
)
def test_text_says_one_sentence(folder: Path, name: str, code: int, words: str) -> None:
    done = run("text", folder / name)
    assert done.returncode == code and words in done.stderr
    assert len(done.stderr.splitlines()) == (1 if code else 0)


def test_files_that_are_no_dispatches_are_no_failure(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "note.eml").write_bytes(QUICK["semicolons.eml"]())
    done = run("ingest", tmp_path, "--db", tmp_path / "a.db")
    assert done.returncode == 0 and "1 empty" in done.stdout, done.stdout + done.stderr


def test_an_archive_that_fails_is_one_sentence(tmp_path: Path, folder: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this machine")
    done = run("ingest", folder / "good.txt", "--db", "/dev/full")
    assert done.returncode in (2, 4) and len(done.stderr.splitlines()) == 1, done.stderr
