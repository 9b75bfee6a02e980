"""A pipeline of one's own where files are taken in: in the reading processes too, with a version of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import Archive
from schemas import CongVanError
from tests.language import given
from tests.language.test_given_pipeline import LETTER

SHORT = "tests.language.given:short"
MODULE = """\
from spacy.language import Language
from extractors.language import pipeline

@Language.component("no_times")
def no_times(doc):
    doc.spans["times"] = []
    return doc

def nothing():
    nlp = pipeline()
    nlp.replace_pipe("congvan_times", "no_times")
    return nlp
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "letters" / "letter.txt"
    file.parent.mkdir()
    file.write_text(LETTER, "utf-8")
    return file


def assignees(archive: Archive) -> list[str]:
    return [name for deadline in archive.deadlines() for name in deadline.assignees]


@pytest.mark.parametrize("isolate", [True, False])
def test_a_replaced_component_changes_what_is_stored(letter: Path, tmp_path: Path, isolate: bool) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        archive.ingest(letter, pipeline=SHORT, isolate=isolate, workers=1)
        assert assignees(archive) == ["Tổ Chim"]


def test_records_are_made_anew_by_another_pipeline_and_only_then(letter: Path, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        archive.ingest(letter, isolate=False)
        assert assignees(archive) == ["Tổ Chim sâu"]
        report = archive.ingest(letter, pipeline=given.short, isolate=False)
        assert (report.remade.records, assignees(archive)) == (1, ["Tổ Chim"])
        assert archive.ingest(letter, pipeline=SHORT, isolate=False).remade.records == 0
        again = archive.ingest(letter, pipeline=given.own, isolate=False)
        assert (again.remade.records, assignees(archive)) == (1, ["Tổ Chim sâu"])


@pytest.mark.parametrize("name", ["tests.language.given:broken", "tests.language.given:missing", "nowhere:at_all"])
def test_a_pipeline_that_cannot_be_built_is_said(letter: Path, tmp_path: Path, name: str) -> None:
    with Archive.open(tmp_path / "a.db") as archive, pytest.raises(CongVanError, match="pipeline"):
        archive.ingest(letter, pipeline=name, workers=1)


def test_a_reader_of_ones_own_takes_no_pipeline(letter: Path, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive, pytest.raises(CongVanError, match="own reader"):
        archive.ingest(letter, extract="tests.pipeline.mock_reader:read", pipeline=SHORT)


def test_the_commands_find_a_module_in_this_folder(letter: Path, tmp_path: Path, root: Path) -> None:
    (tmp_path / "mine.py").write_text(MODULE)
    environment = {**os.environ, "PYTHONPATH": str(root)}

    def congvan(*arguments: str) -> str:
        code = "from pipeline.cli import main; main()"
        command = [sys.executable, "-P", "-c", code, *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    record = json.loads(congvan("extract", "letters/letter.txt", "--pipeline", "mine:nothing"))
    congvan("ingest", "letters", "--db", "a.db", "--pipeline", "mine:nothing", "--workers", "1")
    with Archive.open(tmp_path / "a.db") as archive:
        assert archive.record("12/PNV") is not None
        assert archive.deadlines() == record["deadlines"] == []
