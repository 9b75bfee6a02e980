"""Members of containers are files of their own, for the command line and for the archive."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from extractors.containers import Member
from pipeline import Archive
from pipeline.reading.files import Shelf
from schemas import UnreadableError

from .building import mail, packed, with_flag


@pytest.fixture()
def folder(tmp_path: Path, samples_dir: Path) -> Path:
    text = (samples_dir / "17-snv-yenbai-268.txt").read_bytes()
    message = mail()
    message.add_attachment((samples_dir / "11-ninhphuoc-377.md").read_bytes(), "text", "markdown", filename="377.md")
    inner = packed({"268.txt": text, "m.eml": message.as_bytes()})
    target = tmp_path / "in"
    target.mkdir()
    (target / "all.zip").write_bytes(packed({"sub/inner.zip": inner, "tệp.bin": b"\x00\x01\x02\x03" * 20}))
    (target / "closed.zip").write_bytes(with_flag(packed({"a.txt": text}), 1))
    (target / "cut.zip").write_bytes(packed({"a.txt": text})[:40])
    return target


EXPECTED = {
    "all.zip!sub/inner.zip!268.txt": "read",
    "all.zip!sub/inner.zip!m.eml!377.md": "read",
    "all.zip!tệp.bin": "not_a_dispatch",
    "closed.zip!a.txt": "encrypted",
    "cut.zip": "corrupt",
}


def test_extract(folder: Path) -> None:
    command = Path(sys.executable).with_name("congvan")
    run = subprocess.run([command, "extract", folder], capture_output=True, text=True)
    records: list[dict[str, Any]] = [json.loads(line) for line in run.stdout.splitlines()]
    assert {record["file"]["name"]: record.get("outcome", "read") for record in records} == EXPECTED
    assert run.returncode == 3


def test_ingest(folder: Path, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "c.db") as archive:
        report = archive.ingest(folder, isolate=False)
        assert {each.path.removeprefix(f"{folder}/"): each.outcome.code.value for each in report.outcomes} == EXPECTED
        again = archive.ingest(folder, isolate=False)
        kinds = {each.path.removeprefix(f"{folder}/"): each.outcome.code.value for each in again.outcomes}
        assert kinds == {**EXPECTED, **{path: "unchanged" for path, code in EXPECTED.items() if code == "read"}}


def looked_at(shelf: Shelf, path: Path) -> dict[str, Member]:
    found = shelf.look(path, path.name)
    assert not isinstance(found, bytes)
    return {member.name: member for member in found}


def test_a_member_that_is_gone_when_it_is_read(folder: Path) -> None:
    shelf, path = Shelf(keep=0), folder / "all.zip"
    key = looked_at(shelf, path)["377.md"].key
    assert shelf.take(path, key)
    path.write_bytes(packed({"other.txt": b"1"}))
    with pytest.raises(UnreadableError, match="changed"):
        Shelf(keep=0).take(path, key)


def test_members_are_taken_out_once_as_long_as_they_fit(folder: Path) -> None:
    shelf, path = Shelf(), folder / "all.zip"
    members = looked_at(shelf, path)
    path.unlink()
    assert [shelf.take(path, member.key) for member in members.values()] == [m.data for m in members.values()]


def test_members_that_were_not_kept_are_taken_out_again_in_any_order(folder: Path) -> None:
    shelf, path = Shelf(keep=1), folder / "all.zip"
    members = list(looked_at(shelf, path).values())
    for order in (members, members[::-1], members[:1] * 2):
        assert [shelf.take(path, member.key) for member in order] == [member.data for member in order]
