"""What underthesea and a trained model gain for who acts, and what they and a pipeline cost: docs/measured/language.md.

    python -m tools.language [--gold FOLDER … --texts FOLDER] [--archive FILE] [--train FOLDER] [--small]

Weights are fitted to the letters and sentences that the ranking is fitted to (and to the gold records and corrections
given), and judged by the letters that nothing is fitted to (`tests/actors/held-*.toml`), and by the gold records, each
without those of its part. `--train` also trains the span
categoriser of `spancat.cfg` on the same deadlines, and leaves corpora and model in the folder.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.actors import truth
from tools.actors.__main__ import EXPECTED, fitted_to, part_of, tomllib
from tools.actors.collecting import JudgedDeadline, collect

from . import training
from .corrected import corrected
from .costs import costs
from .tagging import Tagging
from .worth import Counted, Weighed, chosen, count


@dataclass(frozen=True)
class TaggedDeadline:
    """A deadline without and with further features, and the sentence of its time."""

    plain: JudgedDeadline
    tagged: JudgedDeadline
    text: str
    sentence: tuple[int, int] | None


@dataclass(frozen=True)
class Split:
    """Deadlines to learn from, and those that judge what was learned."""

    learned: list[TaggedDeadline]
    held: list[TaggedDeadline]


def _letters(given: argparse.Namespace) -> Iterator[truth.ReadDocument]:
    yield from truth.sentences()
    for file in [truth.ROWS, *truth.LETTERS][: 1 if given.small else None]:
        yield from truth.sentences(file)
    for database in given.archive:
        yield from corrected(database)


def _annotated(given: argparse.Namespace) -> Iterator[truth.ReadDocument]:
    for gold in given.gold:
        yield from truth.annotated(gold, given.texts, dict(pair.split("=") for pair in given.group))


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


def _by_folders(letters: list[TaggedDeadline], annotated: list[TaggedDeadline]) -> list[Split]:
    """Return the splits that judge the real documents, each by what was learned without its part's folders."""
    parts = [part_of(each.plain.folder) for each in annotated]
    return [
        Split(
            [*letters, *(each for each, own in zip(annotated, parts, strict=True) if own != part)],
            [each for each, own in zip(annotated, parts, strict=True) if own == part],
        )
        for part in sorted(set(parts))
    ]


def _judge_tags(splits: list[Split], what: str) -> list[Weighed]:
    """Print what tags are worth; return the weights without them, by split."""
    expected = tomllib.loads(EXPECTED.read_text("utf-8"))
    counted: dict[str, Counted] = {}
    weights = []
    for split in splits:
        own = fitted_to([each.plain for each in split.learned], expected)
        further = fitted_to([each.tagged for each in split.learned], expected)
        count([e.plain for e in split.held], [e.tagged for e in split.held], own, further, counted)
        weights.append(own)
    deadlines = sum(len(split.held) for split in splits)
    print(f"| {deadlines} deadlines of {what} | F1 of who acts | share that asks |\n| --- | --- | --- |")
    for name, found in counted.items():
        print(f"| {name} | {found.f1:.3f} | {found.share:.2f} |")
    print()
    return weights


def _judge_model(splits: list[Split], weights: list[Weighed], folder: Path) -> None:
    """Print what the span categoriser is worth beside the ranking."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted: list[set[int]] = []
    found: dict[str, list[set[int]]] = {"rules and ranking": [], "span categoriser": []}
    seconds = [0.0, 0.0]
    for split, own in zip(splits, weights, strict=True):
        nlp = training.blank()
        asked = [each for each in split.held if each.sentence is not None]
        learned = [training.examples(nlp, e.text, e.sentence, e.plain) for e in split.learned if e.sentence is not None]
        gold = [training.examples(nlp, e.text, e.sentence, e.plain) for e in asked if e.sentence is not None]
        before = time.process_time()
        model = training.trained(learned, folder)
        between = time.process_time()
        found["span categoriser"] += training.starts_of(model.pipe([doc.text for doc in gold]))
        seconds = [seconds[0] + between - before, seconds[1] + time.process_time() - between]
        found["rules and ranking"] += [training.own_starts(e.plain, chosen(e.plain, own), e.sentence) for e in asked]
        wanted += training.starts_of(gold)
    _print_model(wanted, found)
    each_ms = 1000 * seconds[1] / max(1, len(wanted))
    print(f"Training {seconds[0] / len(splits):.0f} s of CPU, {each_ms:.1f} ms a sentence.\n")


def _print_model(wanted: list[set[int]], found: dict[str, list[set[int]]]) -> None:
    some = [bool(each) for each in wanted]
    print(f"| {sum(some)} deadlines whose actors stand in their own sentence | P | R | F1 |\n| --- | --- | --- | --- |")
    for name, starts in found.items():
        kept = [each for each, there in zip(starts, some, strict=True) if there]
        p, r, f = training.figures(kept, [each for each in wanted if each])
        print(f"| {name} | {p:.3f} | {r:.3f} | {f:.3f} |")
    alone = {
        name: sum(bool(s) for s, there in zip(starts, some, strict=True) if not there) for name, starts in found.items()
    }
    print(f"\nWhere they stand elsewhere ({some.count(False)}) somebody of the sentence is marked: {alone}.")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, action="append", default=[], help="a folder of gold records")
    parser.add_argument(
        "--group", action="append", default=[], metavar="A=B", help="hold folder A back together with B"
    )
    parser.add_argument("--texts", type=Path, help="their texts as the archive keeps them, NAME.bin")
    parser.add_argument("--archive", type=Path, action="append", default=[], help="learn from its corrections too")
    parser.add_argument("--train", type=Path, metavar="FOLDER", help="train the span categoriser too")
    parser.add_argument("--small", action="store_true", help="learn from few sentences, to see that it runs")
    given = parser.parse_args()
    costs(5 if given.small else 60)
    spent = [0.0, 0.0]
    letters, annotated, held = (_read(each, spent) for each in (_letters(given), _annotated(given), _held()))
    print(f"{spent[0]:.0f} sentences tagged, {1000 * spent[1] / max(1, spent[0]):.1f} ms each\n")
    tables = {"letters that nothing was fitted to": [Split([*letters, *annotated], held)]}
    if annotated:
        tables["real documents, folders of one office left out together"] = _by_folders(letters, annotated)
    for what, splits in tables.items():
        weights = _judge_tags(splits, what)
        if given.train:
            _judge_model(splits, weights, given.train)


if __name__ == "__main__":
    main()
