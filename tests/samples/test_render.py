"""The rendered samples say what their sources say, and rendering is the same on every day."""

from __future__ import annotations

import hashlib
import io
import json
import unicodedata
from pathlib import Path

import docx
import pypdfium2
import pytest

from tools.samples.__main__ import FORMS, samples
from tools.samples.model import Sample

SAMPLES = samples()


def words(data: bytes, form: str) -> list[str]:
    """All words of a rendered file, in the file's own order."""
    if form == "docx":
        document = docx.Document(io.BytesIO(data))
        text = "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in document.element.body.iter(f"{W}p"))
    elif form == "pdf":
        pdf = pypdfium2.PdfDocument(data)
        text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    else:
        text = data.decode()
    return unicodedata.normalize("NFC", text.replace("**", "").replace("\ufffe", "-")).split()


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_committed_file_is_up_to_date(sample: Sample, samples_dir: Path) -> None:
    committed = (samples_dir / f"{sample.name}.{sample.format}").read_bytes()
    rendered = FORMS[sample.format](sample)
    # Words, not bytes: another version of a library may write the same page differently.
    assert words(rendered, sample.format) == words(committed, sample.format), "run `make samples`"
    assert rendered == FORMS[sample.format](sample)
    assert len(committed) < 100_000


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_every_word_of_the_source_is_printed(sample: Sample, samples_dir: Path) -> None:
    printed = words((samples_dir / f"{sample.name}.{sample.format}").read_bytes(), sample.format)
    joined = "".join(printed)
    pieces = [*sample.issuer, *sample.parent, sample.signer, *sample.authority, *sample.addressees]
    pieces += [*sample.distribution, *(block.text for block in sample.body), sample.subject, sample.date_line]
    for piece in pieces:
        assert "".join(piece.split()) in joined, piece


def test_no_file_without_a_source(samples_dir: Path, root: Path) -> None:
    names = {sample.name for sample in SAMPLES}
    assert {path.stem for path in samples_dir.iterdir()} == names
    assert {path.stem for path in (root / "samples" / "expected").glob("*.json")} == names
    readme = (root / "samples" / "README.md").read_text("utf-8")
    assert all(f"`{path.name}`" in readme for path in samples_dir.iterdir())


def test_expected_quotes_stand_in_the_text(root: Path) -> None:
    # A gold record quotes the document: a quote that is not there would be a slip of the clerk's pen.
    for sample in SAMPLES:
        appendix = [cell for row in sample.appendix.rows for cell in row] if sample.appendix else []
        text = " ".join([sample.subject, *(block.text for block in sample.body), *appendix])
        record = json.loads((root / "samples" / "expected" / f"{sample.name}.json").read_text("utf-8"))
        for value in (*record["citations"], *record["deadlines"]):
            assert value["quote"] in text, (sample.name, value["quote"])
            for name in value.get("assignees") or ():
                assert name.lower() in " ".join([text, *sample.addressees]).lower(), (sample.name, name)


def test_number_in_two_provinces(samples_dir: Path) -> None:
    numbers = [sample.number for sample in SAMPLES]
    twice = {number for number in numbers if numbers.count(number) > 1}
    assert twice == {"215/SNV-TĐKT"}
    assert len({hashlib.sha256(path.read_bytes()).digest() for path in samples_dir.iterdir()}) == len(SAMPLES)
