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

from extractors.containers import members
from extractors.readers import read
from tools.samples.__main__ import form, is_made_once, sample_bundles, sample_containers, samples
from tools.samples.legacy_form import encoded
from tools.samples.model import Sample

from .scans import SCANS

SAMPLES = samples()
BUNDLES = {bundle.file_name: bundle for bundle in sample_bundles()}
LIMITS = {"scan": 200_000, "signed": 150_000}
"""Bytes of a sample file where they are more than 100 000."""


def words(data: bytes, form: str) -> list[str]:
    """All words of a rendered file, in the file's own order."""
    if form == "docx":
        document = docx.Document(io.BytesIO(data))
        text = "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in document.element.body.iter(f"{W}p"))
    elif form == "doc":
        text = read(data, "sample.doc").text
    elif form == "pdf":
        pdf = pypdfium2.PdfDocument(data)
        text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    else:
        text = data.decode()
    return unicodedata.normalize("NFC", text.replace("**", "").replace("\ufffe", "-")).split()


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def committed(sample: Sample, folder: Path) -> bytes:
    """The sample's file, taken out of its container where it lies in one."""
    if sample.container is None:
        return (folder / sample.file_name).read_bytes()
    container = folder / sample.container
    if sample.container in BUNDLES:
        return container.read_bytes()
    found = {member.name: member.data for member in members(container, container.name)}[sample.file_name]
    assert isinstance(found, bytes), found
    return found


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s.name)
def test_committed_file_is_up_to_date(sample: Sample, samples_dir: Path) -> None:
    data = committed(sample, samples_dir)
    assert len(data) < LIMITS.get(sample.finish or "", 100_000)
    if sample.format == "doc":
        return  # rendering asks for LibreOffice: the next test looks at what it says
    if sample.finish == "signed":
        pytest.importorskip("pyhanko", reason="optional extra `signatures`")
    rendered, again = (_rendered(sample) for _ in range(2))
    assert rendered is not None
    # Words, not bytes: another version of a library may write the same page differently.
    assert words(rendered, sample.format) == words(data, sample.format), "run `make samples`"
    if not is_made_once(sample):
        assert rendered == again


def _rendered(sample: Sample) -> bytes | None:
    """The sample's file as it would be made today, or that of the bundle it stands in."""
    if sample.container in BUNDLES:
        return BUNDLES[sample.container].render({each.name: each for each in SAMPLES})
    return form(sample)(sample)


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s.name not in SCANS], ids=lambda s: s.name)
def test_every_word_of_the_source_is_printed(sample: Sample, samples_dir: Path) -> None:
    printed = words(committed(sample, samples_dir), sample.format)
    joined = "".join(printed)
    pieces = [*sample.issuer, *sample.parent, sample.signer, *sample.authority, *sample.addressees]
    pieces += [*sample.distribution, *(block.text for block in sample.body), sample.subject, sample.date_line]
    for piece in pieces:
        assert "".join(piece.split()) in joined, piece


def test_no_file_without_a_source(samples_dir: Path, root: Path) -> None:
    names = {sample.name for sample in SAMPLES}
    files = {sample.file_name for sample in SAMPLES if not sample.container}
    others = {each.file_name for each in (*sample_containers(), *sample_bundles())}
    assert {path.name for path in samples_dir.iterdir()} == files | others
    assert all(sample.container in others for sample in SAMPLES if sample.container)
    together = {name for bundle in sample_bundles() for name in bundle.members}
    gold = names - together | {bundle.name for bundle in sample_bundles()}  # one record a file, as `congvan eval` asks
    assert {path.stem for path in (root / "samples" / "expected").glob("*.json")} == gold
    readme = (root / "samples" / "README.md").read_text("utf-8")
    assert all(f"`{path.name}`" in readme for path in samples_dir.iterdir())


def test_expected_quotes_stand_in_the_text(root: Path) -> None:
    # A gold record quotes the document: a quote that is not there would be a slip of the clerk's pen.
    texts: dict[str, list[str]] = {}
    for sample in SAMPLES:
        name = BUNDLES[sample.container].name if sample.container in BUNDLES else sample.name
        appendix = [cell for row in sample.appendix.rows for cell in row] if sample.appendix else []
        body = [block.text for block in sample.body]
        texts.setdefault(name, []).extend([sample.subject, *body, *appendix, *sample.addressees])
    for name, pieces in texts.items():
        text = " ".join(pieces)
        record = json.loads((root / "samples" / "expected" / f"{name}.json").read_text("utf-8"))
        for value in (*record["citations"], *record["deadlines"]):
            assert value["quote"] in text, (name, value["quote"])
            for body in value.get("assignees") or ():
                assert body.lower() in text.lower(), (name, body)


def test_number_in_two_provinces(samples_dir: Path) -> None:
    numbers = [sample.number for sample in SAMPLES]
    twice = {number for number in numbers if numbers.count(number) > 1}
    assert twice == {"215/SNV-TĐKT"}
    assert len({hashlib.sha256(path.read_bytes()).digest() for path in samples_dir.iterdir()}) == len(
        list(samples_dir.iterdir())
    )


def test_scan_has_nothing_but_a_picture(samples_dir: Path) -> None:
    for sample in SAMPLES:
        if sample.finish == "scan":
            pdf = pypdfium2.PdfDocument(samples_dir / sample.file_name)
            assert all(page.get_textpage().count_chars() == 0 for page in pdf)


def test_containers_hold_what_their_sources_say(samples_dir: Path) -> None:
    for container in sample_containers():
        path = samples_dir / container.file_name
        found = {member.path.partition("!")[2]: member.data for member in members(path, path.name)}
        assert list(found) == container.data["members"]
        assert {sample.file_name for sample in SAMPLES if sample.container == path.name} == {
            name.rpartition("/")[2] for name in found
        }
        inside = {name.rpartition("/")[2]: data for name, data in found.items() if isinstance(data, bytes)}
        assert container.render(inside) == path.read_bytes()


@pytest.mark.parametrize(
    ("text", "encoding", "pieces"),
    [
        ("Sở Nội vụ", "TCVN3", [("Së Néi vô", ".VnTime")]),
        ("Ủy ban", "TCVN3", [("ñ", ".VnTimeH"), ("y ban", ".VnTime")]),  # no capital with a tone in the plain font
        ("ỦY BAN", "TCVN3", [("ñy ban", ".VnTimeH")]),  # typed small
        ("Lưu", "TCVN3", [("L\u00adu", ".VnTime")]),  # ư is the soft hyphen
        ("Sở Nội vụ", "VNI", [("Sôû Noäi vuï", "VNI-Times")]),
        ("ỦY BAN", "VNI", [("UÛY BAN", "VNI-Times")]),
    ],
)
def test_legacy_encodings(text: str, encoding: str, pieces: list[tuple[str, str]]) -> None:
    assert encoded(text, encoding) == pieces
