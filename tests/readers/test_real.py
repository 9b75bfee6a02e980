"""Real documents and hostile files, where the folder `shared` is there."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from extractors.readers import read_file
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
