"""What underthesea and a trained model gain for who acts, and what they and a pipeline cost: docs/measured/language.md.

    python -m tools.language [--gold FOLDER … --texts FOLDER] [--archive FILE] [--train FOLDER] [--small]

Weights are fitted to the letters and sentences that the ranking is fitted to (and to the gold records and corrections
given), and judged by the letters that nothing is fitted to (`tests/actors/held-*.toml`). `--train` also trains the span
categoriser of `spancat.cfg` on the same deadlines, and leaves corpora and model in the folder.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.actors import truth
from tools.actors.__main__ import EXPECTED, fitted_to, tomllib
from tools.actors.collecting import JudgedDeadline, collect

from . import training
from .corrected import corrected
from .costs import costs
from .tagging import Tagging
from .worth import Weighed, chosen, rows


@dataclass(frozen=True)
class TaggedDeadline:
    """A deadline without and with further features, and the sentence of its time."""

    plain: JudgedDeadline
    tagged: JudgedDeadline
    text: str
    sentence: tuple[int, int] | None


def _learned(given: argparse.Namespace) -> Iterator[truth.ReadDocument]:
    yield from truth.sentences()
    for file in [truth.ROWS, *truth.LETTERS][: 1 if given.small else None]:
        yield from truth.sentences(file)
    for gold in given.gold:
        yield from truth.annotated(gold, given.texts, {})
    for database in given.archive:
        yield from corrected(database)


def _held() -> Iterator[truth.ReadDocument]:
    for file in sorted(truth.TESTS.glob("held-*.toml")):
        yield from truth.sentences(file)


def _read(documents: Iterator[truth.ReadDocument], spent: list[float]) -> list[TaggedDeadline]:
    nlp = training.blank()
    nlp.add_pipe("congvan_tags")
    found = []
    for document in documents:
        tagging = Tagging(nlp, document)
        for judged in collect([document]):
            if judged.question == "actor":
                sentence = tagging.sentence_of(judged)
                found.append(TaggedDeadline(judged, tagging.tagged(judged), document.text.text, sentence))
        spent[0], spent[1] = spent[0] + tagging.asked, spent[1] + tagging.seconds
    return found


def _judge_tags(learned: list[TaggedDeadline], held: list[TaggedDeadline], spent: list[float]) -> Weighed:
    expected = tomllib.loads(EXPECTED.read_text("utf-8"))
    own = fitted_to([each.plain for each in learned], expected)
    further = fitted_to([each.tagged for each in learned], expected)
    print(f"| {len(held)} deadlines of letters that nothing was fitted to | F1 of who acts | share that asks |")
    print("| --- | --- | --- |")
    for name, f1, share in rows([e.plain for e in held], [e.tagged for e in held], own, further):
        print(f"| {name} | {f1:.3f} | {share:.2f} |")
    print(f"\n{spent[0]:.0f} sentences tagged, {1000 * spent[1] / max(1, spent[0]):.1f} ms each\n")
    return own


def _judge_model(learned: list[TaggedDeadline], held: list[TaggedDeadline], own: Weighed, folder: Path) -> None:
    nlp = training.blank()

    def docs(part: list[TaggedDeadline]) -> list[training.Doc]:
        return [training.examples(nlp, e.text, e.sentence, e.plain) for e in part if e.sentence is not None]

    folder.mkdir(parents=True, exist_ok=True)
    before = time.process_time()
    model = training.trained(docs(learned), folder)
    seconds = time.process_time() - before
    asked = [each for each in held if each.sentence is not None]
    gold = docs(asked)
    wanted = list(training.starts_of(gold))
    before = time.process_time()
    said = list(training.starts_of(model.pipe([doc.text for doc in gold])))
    each_ms = 1000 * (time.process_time() - before) / max(1, len(gold))
    ranked = [training.own_starts(each.plain, chosen(each.plain, own), each.sentence) for each in asked]
    some = [bool(each) for each in wanted]
    print(f"| {sum(some)} deadlines whose actors stand in their own sentence | P | R | F1 |\n| --- | --- | --- | --- |")
    for name, found in (("rules and ranking", ranked), ("span categoriser", said)):
        kept = [starts for starts, there in zip(found, some, strict=True) if there]
        p, r, f = training.figures(kept, [starts for starts in wanted if starts])
        print(f"| {name} | {p:.3f} | {r:.3f} | {f:.3f} |")
    elsewhere = sum(not there for there in some)
    alone = [sum(bool(s) for s, there in zip(found, some, strict=True) if not there) for found in (said, ranked)]
    print(
        f"\nWhere they stand elsewhere ({elsewhere}) the model marks somebody {alone[0]} times, the ranking {alone[1]}."
    )
    print(f"Training {seconds:.0f} s of CPU, {each_ms:.1f} ms a sentence.")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, action="append", default=[], help="a folder of gold records")
    parser.add_argument("--texts", type=Path, help="their texts as the archive keeps them, NAME.bin")
    parser.add_argument("--archive", type=Path, action="append", default=[], help="learn from its corrections too")
    parser.add_argument("--train", type=Path, metavar="FOLDER", help="train the span categoriser too")
    parser.add_argument("--small", action="store_true", help="learn from few sentences, to see that it runs")
    given = parser.parse_args()
    costs(5 if given.small else 60)
    spent = [0.0, 0.0]
    learned, held = _read(_learned(given), spent), _read(_held(), spent)
    own = _judge_tags(learned, held, spent)
    if given.train:
        _judge_model(learned, held, own, given.train)


if __name__ == "__main__":
    main()
