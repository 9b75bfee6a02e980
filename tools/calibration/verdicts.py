"""Verdicts: values of which annotations say whether they are right, with what the model knows of them."""

from __future__ import annotations

import gzip
import json
import pickle
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from extractors.confidence import Sureness, features, field_of
from extractors.document import DocumentText
from extractors.extract import extract_document
from extractors.readers import read
from pipeline.measuring import calibration
from pipeline.measuring.evaluate import load_gold, score_document
from pipeline.measuring.scoring import Tally
from schemas import Span, UnreadableError
from tools.actors.letters import golds_of, letter, load_items
from tools.folders import folder_of

MADE_UP = "made-up"
"""The set of the generator's dispatches."""
KEPT = Path(__file__).with_name("verdicts")


class ModelledValue(NamedTuple):
    """A value, whether it is right, and what the model knows of it."""

    folder: str
    field: str
    right: bool
    seen: bool
    """Whether somebody who wrote rules had its document in view."""
    features: dict[str, float]


def of_documents(gold: Path, documents: Path, seen: bool, texts: Path | None = None) -> Iterator[ModelledValue]:
    """Read annotated documents and yield the verdicts; `texts` keeps what was read: scans take minutes."""
    records = load_gold(gold)
    for file in sorted(documents.iterdir()):
        document = _text(file, texts) if file.stem in records else None
        if document is not None:
            yield from _judged(file.stem, folder_of(file.stem), document, records[file.stem], seen)


def of_made_up(count: int) -> Iterator[ModelledValue]:
    """Yield the verdicts on dispatches of the generator."""
    from pipeline.synthetic import generate

    for seed in range(1, count + 1):
        made = generate(seed)
        document = read(made.text.encode(), f"{made.name}.txt")
        yield from _judged(made.name, MADE_UP, document, made.gold, True)


def of_letters(files: Sequence[Path]) -> Iterator[ModelledValue]:
    """Yield the verdicts on letters about who acts, by writers who had not seen the rules (`tests/actors/held-*`).

    They speak of deadlines alone. Nothing is ever fitted to them, so nobody who wrote rules had them in view.
    """
    for file in files:
        for item in load_items(file):
            document = read(letter(item).encode(), f"{file.stem}.txt")
            yield from _judged(item["id"], file.stem, document, {"deadlines": golds_of(item)}, False)


def save(name: str, verdicts: Iterable[ModelledValue]) -> int:
    """Write the verdicts of a set, the same bytes for the same verdicts; return how many there are."""
    lines = [
        json.dumps([*v[:4], {k: round(x, 3) for k, x in v.features.items()}], ensure_ascii=False) for v in verdicts
    ]
    KEPT.mkdir(exist_ok=True)
    (KEPT / f"{name}.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    return len(lines)


def load() -> dict[str, list[ModelledValue]]:
    """Return the verdicts that are kept, by the name of their set."""
    return {
        path.name.partition(".")[0]: [
            ModelledValue(*json.loads(line)) for line in gzip.decompress(path.read_bytes()).decode().splitlines()
        ]
        for path in sorted(KEPT.glob("*.jsonl.gz"))
    }


def _text(file: Path, texts: Path | None) -> DocumentText | None:
    kept = texts / f"{file.name}.pkl" if texts else None
    if kept and kept.exists():
        document: DocumentText = pickle.loads(kept.read_bytes())
        return document
    try:
        document = read(file.read_bytes(), file.name)
    except UnreadableError:
        return None
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(document))
    return document


def _judged(
    name: str, folder: str, document: DocumentText, gold: dict[str, Any], seen: bool
) -> Iterator[ModelledValue]:
    """Yield the values of the document that the gold record speaks of."""
    known: dict[str, dict[str, float]] = {}
    words = Sureness(document)

    def note(path: str, rule: str, spans: Sequence[Span], given: float) -> float:
        word = words.word(spans) if document.word_confidences else None
        if given > 0:
            known[path] = features(
                field_of(path),
                words.rule(rule, spans),
                given,
                word,
                words.page,
                words.again(path, spans),
                words.odd(path, spans),
            )
        return given

    try:
        record = extract_document(document, name, "", sure=note)[0].model_dump(mode="json")
    except UnreadableError:  # a copy of which nothing is left
        return
    tally = Tally()
    score_document(tally, name, gold, record)
    for each in tally.judged:
        path = calibration.evidence_path(each.path, record["evidence"]) if each.path else None
        if path in known:
            yield ModelledValue(folder, each.field, each.right, seen, known[path])
