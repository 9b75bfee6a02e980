"""Commands that keep an archive, as a person runs them."""

from __future__ import annotations

import json
import os
from pathlib import Path

from tests.pipeline.cli.test_commands import db, run  # noqa: F401


def test_a_copy_is_verified_and_restored(db: Path, tmp_path: Path) -> None:  # noqa: F811
    digest = json.loads(run("verify", "--json", "--db", db).stdout)["digest"]
    assert digest
    assert run("backup", tmp_path / "copy.db", "--db", db).returncode == 0
    assert run("backup", tmp_path / "copy.db", "--db", db).returncode == 2
    assert run("restore", tmp_path / "copy.db", "--db", tmp_path / "new.db").returncode == 0
    assert json.loads(run("verify", "--json", "--db", tmp_path / "new.db").stdout) == {"problems": [], "digest": digest}
    assert run("restore", tmp_path / "copy.db", "--db", tmp_path / "new.db").returncode == 2


def test_runs_add_up(db: Path, samples_dir: Path) -> None:  # noqa: F811
    before = json.loads(run("runs", "--json", "--db", db).stdout)
    files = sum(before[-1]["counts"].values())
    assert before[-1]["finished_at"] and str(samples_dir) in before[-1]["sources"][0]
    run("ingest", samples_dir, "--db", db)
    newest = json.loads(run("runs", "--json", "--db", db).stdout)[0]
    assert newest["id"] == before[0]["id"] + 1 and newest["counts"] == {"unchanged": files}
    assert "unchanged" in run("runs", "--db", db).stdout


def test_originals_are_kept_on_request(samples_dir: Path, tmp_path: Path) -> None:
    made = tmp_path / "archive.db"
    run("ingest", sorted(samples_dir.glob("*.txt"))[0], "--keep-originals", "--db", made)
    (kept,) = (path for path in (tmp_path / "archive.db.originals").rglob("*") if path.is_file())
    run("backup", tmp_path / "copy.db", "--db", made)
    assert (tmp_path / "copy.db.originals" / kept.parent.name / kept.name).read_bytes() == kept.read_bytes()
    kept.unlink()
    assert run("verify", "--db", made).returncode == 4


def test_forgetting(db: Path) -> None:  # noqa: F811
    assert "402/UBND-NV" in run("list", "--db", db).stdout
    assert "forgotten" in run("forget", "402/UBND-NV", "--db", db, "--lang", "en").stdout
    assert run("forget", "402/UBND-NV", "--db", db).returncode == 1


def test_a_list_of_names_and_an_ugly_one(samples_dir: Path, tmp_path: Path) -> None:
    ugly = tmp_path / "a\x1b[31mred\u202etxt.exe"
    ugly.write_bytes(sorted(samples_dir.glob("*.docx"))[0].read_bytes())
    (tmp_path / "names").write_bytes(b"\0".join(os.fsencode(each) for each in (ugly, tmp_path / "nowhere")))
    made = tmp_path / "archive.db"
    done = run("ingest", "--files-from", tmp_path / "names", "--db", made, "--lang", "en")
    assert done.returncode == 3 and "nowhere" in done.stdout
    told = [done, run("outcomes", "--db", made), run("forget", ugly, "--db", made), run("list", "--db", made)]
    assert not any({"\x1b", "\u202e"} & set(each.stdout + each.stderr) for each in told)
    assert "\\x1b[31mred" in told[1].stdout
    assert run("ingest", "--db", made).returncode == 2
