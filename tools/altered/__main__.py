"""Accuracy on known documents that were altered: in words and spellings, alike in text and gold, and by other files.

    python -m tools.altered GOLD DOCUMENTS [GOLD DOCUMENTS …] [--misses] [--only NAME …]

Left out are documents that have to be recognised and, of other files, those in fonts of before Unicode, whose letters
other programs lose. Fields that score as on the documents themselves are not printed. What is lost on the way is seldom
a fault of one document: another office writes so from the start.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractors.document import DocumentText
from extractors.extract import extract_document
from extractors.readers import read
from pipeline.measuring import evaluate
from pipeline.measuring.scoring import Tally
from schemas import CongVanError

from . import edits, pages
from .ways import WAYS

Known = dict[str, tuple[Path, DocumentText, dict[str, Any]]]


def known(gold: Path, documents: Path) -> Known:
    """Read the documents of a folder that have text and a gold record."""
    files = {file.stem: file for file in sorted(documents.iterdir())}
    found: Known = {}
    listed = gold.parent / "kinds.json"
    kinds = json.loads(listed.read_text("utf-8")) if listed.exists() else {}
    for name, record in evaluate.load_gold(gold).items():
        if name in files and kinds.get(name) != "scan":
            found[name] = files[name], read(files[name].read_bytes(), files[name].name), record
    return found


def scored(documents: Iterator[tuple[str, DocumentText | None, dict[str, Any]]]) -> Tally:
    """Score documents that are given as texts; None counts as nothing read."""
    tally = Tally()
    for name, document, gold in documents:
        try:
            records = [] if document is None else extract_document(document, name, "0" * 64)
        except CongVanError:
            records = []
        record = evaluate.joined([one.model_dump(mode="json") for one in records]) if records else {}
        evaluate.score_document(tally, name, gold, record)
    return tally


def _in_other_words(documents: Known, name: str) -> Iterator[tuple[str, DocumentText | None, dict[str, Any]]]:
    for stem, (_, document, gold) in documents.items():
        for change in WAYS[name](document, gold):
            document, gold = edits.altered_text(document, change), edits.altered_gold(gold, change)
        yield stem, document, gold


def tallies(documents: Known, only: list[str]) -> Iterator[tuple[str, Tally, Tally]]:
    """Yield each alteration with the scores of the documents themselves and those altered."""

    def wanted(name: str) -> bool:
        return not only or any(part in name for part in only)

    whole = scored((stem, document, gold) for stem, (_, document, gold) in documents.items())
    for name in filter(wanted, WAYS):
        yield name, whole, scored(_in_other_words(documents, name))
    for width in (60, 90):
        if wanted(f"lines of {width}"):
            texts = ((stem, pages.wrapped(text, width), gold) for stem, (_, text, gold) in documents.items())
            yield f"lines of {width}", whole, scored(texts)
    spelled = {stem: one for stem, one in documents.items() if not any("text in " in note for note in one[1].notes)}
    office = {stem: one for stem, one in spelled.items() if one[0].suffix.lower() in (".doc", ".docx")}
    of_office = scored((stem, document, gold) for stem, (_, document, gold) in office.items())
    for name, place in pages.by_office([file for file, _, _ in office.values()], wanted):
        there = {stem: (place(file), gold) for stem, (file, _, gold) in office.items()}
        yield name, of_office, scored((stem, _read(file), gold) for stem, (file, gold) in there.items())
    if wanted("text of pdf"):
        pdfs = {stem: one for stem, one in spelled.items() if one[0].suffix.lower() == ".pdf"}
        texts = ((stem, read(pages.text_of_pdf(file), "a.txt"), gold) for stem, (file, _, gold) in pdfs.items())
        yield "text of pdf", scored((stem, text, gold) for stem, (_, text, gold) in pdfs.items()), scored(texts)


def _read(file: Path) -> DocumentText | None:
    try:
        return read(file.read_bytes(), file.name)
    except CongVanError:
        return None


def main() -> None:
    """Print a block an alteration: the fields that score otherwise than on the documents themselves."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="GOLD DOCUMENTS")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--only", nargs="+", default=[])
    given = parser.parse_args()
    documents: Known = {}
    for gold, folder in zip(given.folders[::2], given.folders[1::2], strict=True):
        documents |= known(gold, folder)
    for name, before, after in tallies(documents, given.only):
        print(name)
        old = before.rows()
        for field, row in after.rows().items():
            was = old.get(field)
            if was and (was.right, was.invented, was.missed) != (row.right, row.invented, row.missed):
                counts = f"{was.right}/{was.invented}/{was.missed} -> {row.right}/{row.invented}/{row.missed}"
                print(f"  {field:26} F1 {was.f1:.3f} -> {row.f1:.3f}  right/invented/missed {counts}")
        if given.misses:
            print("\n".join(f"    {miss}" for miss in after.misses if miss not in before.misses))


if __name__ == "__main__":
    main()
