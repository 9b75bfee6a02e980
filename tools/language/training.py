"""The recipe: a span categoriser of who acts, trained on sentences that set a time, from gold records.

Gold records are those that a clerk wrote down, or an archive's with what people corrected (`corrected`). Parties are
those of our own grammar; the model only says which of them act. What `trained` does can be done by hand too:

    python -m spacy train tools/language/spancat.cfg --code tools/language/training.py --paths.train … --paths.dev …
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, registry
from thinc.api import Ops, get_current_ops
from thinc.types import Ragged

from extractors.actors.phrases import find_phrases
from extractors.language import components, vietnamese  # noqa: F401  (register what the recipe names)
from extractors.language.extensions import mark
from extractors.language.words import Words
from extractors.text.keys import on_one_line
from tools.actors.collecting import JudgedDeadline

CONFIG = Path(__file__).with_name("spancat.cfg")
KEY, LABEL = "acts", "ACTS"


def parties(doc: Doc) -> list[Span]:
    """Return the parties of a Doc up to where each ends at least."""
    words = Words(doc.text)
    found = (mark(doc, words.starts[p.start], words.ends[p.sure - 1], LABEL) for p in find_phrases(words))
    return [span for span in found if span is not None]


def make_suggester() -> Callable[..., Ragged]:
    """Return the suggester of the model: the parties that our grammar finds."""

    def suggest(docs: Iterable[Doc], *, ops: Ops | None = None) -> Ragged:
        use: Any = ops or get_current_ops()
        spans = [[(span.start, span.end) for span in parties(doc)] for doc in docs]
        flat = [pair for each in spans for pair in each]
        data = use.asarray(flat, dtype="i") if flat else use.xp.zeros((0, 2), dtype="i")
        return Ragged(data, use.asarray([len(each) for each in spans], dtype="i"))

    return suggest


registry.misc("congvan.parties_suggester.v1", func=make_suggester)


def right_starts(judged: JudgedDeadline) -> set[int]:
    """Return where the names of the best candidate of the own sentence begin; nothing where none is right."""
    own = (n for n, each in enumerate(judged.candidates) if each.step == "own" and each.names)
    best = max(own, key=lambda number: judged.gains[number], default=-1)
    return {n.start for n in judged.candidates[best].names} if best >= 0 and judged.gains[best] > 0.5 else set()


def own_starts(judged: JudgedDeadline, choice: int, sentence: tuple[int, int] | None) -> set[int]:
    """Return where the names of a candidate begin, counted from the sentence of the time that they stand in."""
    start, end = sentence or (0, 0)
    return {name.start - start for name in judged.candidates[choice].names if start <= name.start < end}


def examples(nlp: Language, text: str, sentence: tuple[int, int], judged: JudgedDeadline) -> Doc:
    """Return the sentence with the parties that act."""
    doc = nlp.make_doc(on_one_line(text[slice(*sentence)]))
    starts = {start - sentence[0] for start in right_starts(judged)}
    doc.spans[KEY] = [span for span in parties(doc) if span.start_char in starts]
    return doc


def trained(docs: Sequence[Doc], folder: Path, **settings: Any) -> Language:
    """Train the model; every eighth sentence tells when to stop. `settings` take the place of the config's."""
    for name, part in (("train", [d for n, d in enumerate(docs) if n % 8]), ("dev", docs[::8])):
        DocBin(docs=part).to_disk(folder / f"{name}.spacy")
    paths = {f"paths.{name}": str(folder / f"{name}.spacy") for name in ("train", "dev")}
    (folder / "model").mkdir(exist_ok=True)
    nlp, _ = train(init_nlp(load_config(CONFIG, overrides={**paths, **settings})), folder / "model")
    return nlp


def blank() -> Language:
    """Return a pipeline that only makes tokens."""
    return spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "congvan.exact_tokenizer.v1"}}})


def figures(predicted: Iterable[set[int]], gold: Iterable[set[int]]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the places where those who act begin."""
    pairs = list(zip(predicted, gold, strict=True))
    right = sum(len(p & g) for p, g in pairs)
    said, wanted = sum(len(p) for p, _ in pairs), sum(len(g) for _, g in pairs)
    return right / max(1, said), right / max(1, wanted), 2 * right / max(1, said + wanted)


def starts_of(docs: Iterable[Doc]) -> Iterator[set[int]]:
    """Yield where the spans of each Doc begin."""
    for doc in docs:
        yield {span.start_char for span in doc.spans[KEY]}
