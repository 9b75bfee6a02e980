"""Real documents and hostile files, where the folder `shared` is there."""

from __future__ import annotations

import html
import io
import json
import re
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2

from extractors.readers import read_file
from extractors.readers.doc import _open
from extractors.text.encodings import decode
from schemas import Span
from schemas.outcomes import OutcomeCode, UnreadableError

READ = {"text", "docx", "pdf-text"}
MAY_BE_REFUSED = {OutcomeCode.NEEDS_OCR, OutcomeCode.UNSUPPORTED, OutcomeCode.LEGACY_FONT}


def test_each_kind_is_read_or_refused(shared: Path) -> None:
    kinds = json.loads((shared / "eval" / "kinds.json").read_text())
    for path in sorted((shared / "eval" / "documents").iterdir()):
        if kinds[path.stem] == "scan" and path.suffix == ".pdf":
            continue  # whether they can be read depends on what is installed
        try:
            document = read_file(path)
        except UnreadableError as error:
            assert kinds[path.stem] not in READ, path.stem
            assert error.outcome.code in MAY_BE_REFUSED, path.stem
            continue
        assert document.lines and all(document.text_of(line).strip() for line in document.lines), path.stem


def test_number_and_day_of_the_gold_stand_in_the_text(shared: Path) -> None:
    """Several PDFs carry them only in a form field; in dang-01 that holds a picture, which the reader notes."""
    for gold in sorted((shared / "eval" / "gold").glob("*.json")):
        if not gold.stem.startswith(("vbai-", "dang-01", "tdkt-01")):
            continue
        record = json.loads(gold.read_text())
        path = next((shared / "eval" / "documents").glob(gold.stem + ".*"))
        if path.suffix not in (".pdf", ".docx"):
            continue
        document = read_file(path)
        if any("a picture" in note for note in document.notes):
            assert gold.stem == "dang-01"
            continue
        top = re.sub(r"\s+", " ", document.text[:600])
        serial, symbol = record["number"]["serial"], record["number"]["symbol"]
        if serial:
            assert re.search(rf"{serial}\s*[/-]\s*{re.escape(symbol)}", top), gold.stem
        day = (record["issued"] or "")[8:10]
        if day.isdigit():
            assert re.search(rf"ngày\s*0?{int(day)}\s*tháng", top), gold.stem


def test_source_map_of_real_text(shared: Path) -> None:
    for path in sorted((shared / "eval" / "documents").glob("seed-*.txt")):
        source = path.read_text(encoding="utf-8")
        document = read_file(path)
        for word in re.finditer(r"\w+", document.text):
            found = document.source_of(Span(*word.span()))
            assert found is not None and source[found[1] : found[2]].replace("*", "") == word[0]


def _stands_there(path: Path) -> str:
    """Everything that the file holds as text, by what knows nothing of what is shown and in which order."""
    data = path.read_bytes()
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [package.read(name) for name in package.namelist() if re.match(r"word/[a-z]+\d*\.xml", name)]
        return "".join(
            html.unescape(t) for part in parts for t in re.findall(r"<w:t(?: [^>]*)?>([^<]*)", part.decode())
        )
    if path.suffix == ".doc" and data[:4] == b"\xd0\xcf\x11\xe0":
        return _open(data).text
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(data) as document:
            return "".join(page.get_textpage().get_text_range() for page in document)
    return decode(data).text


def test_no_reader_writes_more_than_stands_there(shared: Path) -> None:
    """Numbers of lists and of form fields are drawn, not held as text: hence the twentieth, and 40 characters."""
    kinds = json.loads((shared / "eval" / "kinds.json").read_text())
    looked_at = 0
    for path in sorted((shared / "eval" / "documents").iterdir()):
        if kinds[path.stem] == "scan":
            continue
        try:
            document = read_file(path)
        except UnreadableError:
            continue
        if document.text_source != "text":
            continue
        held, written = (len(re.sub(r"\s", "", text)) for text in (_stands_there(path), document.text))
        assert written <= 1.05 * held + 40, (path.stem, written, held)
        looked_at += 1
    assert looked_at > 25


_ONE = """
import sys
from extractors.readers import read_file
from schemas.outcomes import UnreadableError
for name in sys.argv[1:]:
    try:
        read_file(name)
    except UnreadableError:
        pass
    print("ok", name, flush=True)
"""


def test_hostile_files_end_in_an_outcome(shared: Path) -> None:
    files = sorted(str(path) for path in (shared / "hostile").iterdir() if path.suffix != ".md")
    batches = [files[i::8] for i in range(8)]

    def run(batch: list[str]) -> tuple[list[str], str]:
        done = subprocess.run([sys.executable, "-c", _ONE, *batch], capture_output=True, text=True, timeout=300)
        return [line[3:] for line in done.stdout.splitlines() if line.startswith("ok ")], done.stderr[-2000:]

    with ThreadPoolExecutor(2) as pool:
        for batch, (done, errors) in zip(batches, pool.map(run, batches), strict=True):
            assert done == batch, errors
