"""Documents with the truth about who acts: annotated documents, sentences, made-up dispatches; each with its folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.document import DocumentText
from extractors.extract import extract_document
from extractors.readers import read
from pipeline.measuring.evaluate import load_gold
from pipeline.measuring.scoring import overlap, same_boundary, same_rrule
from pipeline.store.texts import load_text
from pipeline.synthetic import generate

from .. import dispatches
from .composed import letters as composed_letters
from .letters import golds_of, letter, load_items

TESTS = Path(__file__).resolve().parents[2] / "tests" / "actors"
SENTENCES, ROWS = TESTS / "sentences-seen.toml", TESTS / "rows.toml"
LETTERS = [TESTS / "sentences-unseen.toml", *sorted(TESTS.glob("letters-*.toml"))]
"""Letters by somebody who had not seen the rules; `held-*.toml` beside them are never fitted to."""


@dataclass(frozen=True)
class ReadDocument:
    """A text and the deadlines that somebody read in it; documents of one folder are held back together."""

    name: str
    folder: str
    text: DocumentText
    deadlines: list[dict[str, Any]]

    def found(self) -> list[dict[str, Any]]:
        """Return the deadlines that are extracted, of every dispatch of the text."""
        records = extract_document(self.text, self.name, "0" * 64)
        return [deadline for record in records for deadline in record.model_dump(mode="json")["deadlines"]]


def sentences(file: Path = SENTENCES, folds: int = 5) -> Iterator[ReadDocument]:
    """Yield a letter for each item of the file; its folder is one of `folds`."""
    for number, item in enumerate(load_items(file)):
        text = read(letter(item).encode(), "letter.txt")
        yield ReadDocument(item["id"], f"{file.stem}-{number % folds}", text, golds_of(item))


def whole(file: Path = dispatches.FOLDER / "open.toml", folds: int = 5) -> Iterator[ReadDocument]:
    """Yield whole dispatches with their gold deadlines."""
    for number, one in enumerate(dispatches.load(file)):
        yield ReadDocument(one.name, f"dispatches-{number % folds}", one.text, one.gold["deadlines"])


def annotated(gold: Path, texts: Path, groups: Mapping[str, str]) -> Iterator[ReadDocument]:
    """Yield the documents of a folder of gold records, their texts as `dump_text` writes them (`NAME.bin`).

    A document's folder is what its name begins with; `groups` name the one that a folder is held back with.
    """
    for name, record in load_gold(gold).items():
        file, folder = texts / f"{name}.bin", name.split("-")[0]
        if record.get("deadlines") and file.exists():
            yield ReadDocument(name, groups.get(folder, folder), load_text(file.read_bytes()), record["deadlines"])


def made_up(count: int, first: int = 500_000) -> Iterator[ReadDocument]:
    """Yield made-up dispatches that set deadlines."""
    for seed in range(first, first + count):
        made = generate(seed)
        if made.gold.get("deadlines") and made.docx is None:
            text = read(made.text.encode(), made.file_name)
            yield ReadDocument(made.name, f"made-up-{seed % 5}", text, made.gold["deadlines"])


def composed(count: int) -> Iterator[ReadDocument]:
    """Yield letters whose sentences are put together from parts."""
    for number, (name, item, golds) in enumerate(composed_letters(count)):
        yield ReadDocument(name, f"composed-{number % 5}", read(letter(item).encode(), "letter.txt"), golds)


def paired(
    gold: list[dict[str, Any]], got: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None, int]]:
    """Yield each gold deadline with the one found for it and its index, or None and -1."""
    left = list(range(len(got)))
    for wanted in gold:
        index = next((i for i in left if _same(wanted, got[i])), -1)
        if index < 0:
            yield wanted, None, -1
        else:
            left.remove(index)
            yield wanted, got[index], index


def _same(gold: dict[str, Any], got: dict[str, Any]) -> bool:
    if gold.get("rrule") and not (got.get("rrule") and same_rrule(gold["rrule"], got["rrule"])):
        return False
    if gold.get("boundary") and not _same_boundary(gold["boundary"], got.get("boundary") or ""):
        return False
    return overlap(gold.get("quote", ""), got.get("quote", "")) or not gold.get("quote")


def _same_boundary(gold: str, got: str) -> bool:
    """Compare boundaries; whoever wrote one time only meant the end of a period, a mere day whatever its hour."""
    last = got.split("/")[-1]
    end = "/" not in gold and gold == (last if "T" in gold else last[:10])
    return end or same_boundary(gold, got)
