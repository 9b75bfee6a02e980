"""Every case of a kind that readers get wrong: its outcome, and how many dispatches it holds."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from pipeline import Archive

PACKED = {
    # a folder of files: the outcomes in their order, how many dispatches are held
    "01-bad-file-name.tar": (["read"] * 3, 3),
    "35-run-killers.tar": (["not_a_dispatch"] * 2 + ["read"], 1),
}
ONE = [
    "02-zip-stored-docx.zip", "03-pdf-whiteout.pdf", "05-mht-as-doc.doc", "06-mail-from-line.eml",
    "07-altchunk-mid.docx", "08-pdf-portfolio.pdf", "10-soft-hyphen.docx", "10-soft-hyphen.html",
    "10-soft-hyphen.txt", "11-pdf-sideways-90.pdf", "12-pdf-no-tounicode.pdf", "13-deleted-paragraph-mark.docx",
    "15-mail-8bit-no-charset.eml", "17-pdf-2up.pdf", "19-pdf-white-text.pdf", "20-formdropdown.docx",
    "21-strike.docx", "21-strike.rtf", "23-pdf-xfa.pdf", "26-mhtml-css-records.mhtml",
    "27-bidi-isolates.txt", "32-uuencode.eml", "36-utf8-one-bad-byte.txt",
]  # fmt: skip
"""What a person reads without trouble is one dispatch, read whole."""


@pytest.mark.parametrize("name", [*PACKED, *ONE])
def test_outcome_and_number_of_records(name: str, shared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    file = shared / "cases" / name
    if name in PACKED:
        with tarfile.open(file) as packed:
            packed.extractall(folder, filter="fully_trusted")  # a file name that is no UTF-8 is what it is about
    else:
        (folder / name).write_bytes(file.read_bytes())
    with Archive.open(tmp_path / "a.db") as archive:
        archive.ingest(folder, isolate=name in PACKED)
        outcomes = sorted(each.outcome.code.value for each in archive.outcomes())
        held = archive.documents(held=True)
    assert (outcomes, len(held)) == PACKED.get(name, (["read"], 1))
