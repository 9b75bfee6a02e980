"""Who acts: scores files of sentences; fits the weights of the ranking and judges them, each part by those of the rest.

python -m tools.actors score FILE.toml [--misses]
python -m tools.actors fit [--gold FOLDER … --texts FOLDER] [--made-up N] [--composed N] [--write] [--misses]
"""

from __future__ import annotations

import argparse
import json
import tomllib
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from extractors.actors.ranking import Weights, score

from . import scoring, truth
from .collecting import JudgedDeadline, collect
from .fitting import RankedChoice, fit

WEIGHTS = Path(__file__).resolve().parents[2] / "extractors" / "data" / "actor_weights.json"
EXTENT_PENALTY = 2.0
"""Of lengths more is known beforehand than the sentences show: what is expected of their weights holds more."""
SURE_MARGIN = 0.25
"""By how much a place must outdo the highest known one that a further stage outdid, for that not to be looked at."""
PARTS = 5
"""Each is judged by the weights of all the rest."""
EXPECTED = Path(__file__).with_name("expected.toml")


def _documents(given: argparse.Namespace) -> Iterator[truth.ReadDocument]:
    yield from truth.sentences()
    yield from truth.sentences(truth.ROWS)
    for file in truth.LETTERS:
        yield from truth.sentences(file)
    yield from truth.whole()
    for gold in given.gold:
        yield from truth.annotated(gold, given.texts, dict(pair.split("=") for pair in given.group))
    for file in given.sentences:
        yield from truth.sentences(file)
    yield from truth.made_up(given.made_up)
    yield from truth.composed(given.composed)


def _fit(given: argparse.Namespace) -> None:
    judged = list(collect(_documents(given)))
    expected = tomllib.loads(EXPECTED.read_text("utf-8"))
    for question in ("actor", "receiver"):
        _left_out([each for each in judged if each.question == question], expected, given.misses)
    weights = fitted_to(judged, expected)
    print(", ".join(f"{question}: {len(found)} weights" for question, found in weights.items()))
    if given.write:
        WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


def fitted_to(judged: list[JudgedDeadline], expected: dict[str, Weights]) -> dict[str, Weights]:
    """Return the weights of each question that they answer."""
    found = {}
    for question in {each.question for each in judged}:
        places = [each.of_place() for each in judged if each.question == question]
        found[question] = fit(places, expected.get(question))
        if question == "actor":
            lengths = [one for each in judged if each.question == question for one in each.of_extent()]
            found["extent"] = fit(lengths, expected.get("extent"), EXTENT_PENALTY)
            found["sure"] = sure_of(places, found[question])
    return found


def sure_of(places: list[RankedChoice], weights: Weights) -> Weights:
    """Return for each stage the highest score before it that one of its places outdid, and a margin; 0 at least."""
    enough = dict.fromkeys(
        ("before", "heading", "items", "asked", "addressed", "below", "general", "nobody"), -SURE_MARGIN
    )
    for features in (each.features for each in places):
        scores = [score(each, weights) for each in features]
        chosen = scores.index(max(scores))
        step = _step(features[chosen])
        stage = "addressed" if step in ("addressees", "invitees", "attending") else step
        if stage in enough:
            earlier = (points for points, each in zip(scores[:chosen], features, strict=False) if _step(each) != step)
            enough[stage] = max(enough[stage], max(earlier, default=0.0))
    return {stage: round(points + SURE_MARGIN, 3) for stage, points in enough.items()}


def _step(features: tuple[str, ...]) -> str:
    """Return the step that found a place."""
    return next(name for each in features if (name := each.removeprefix("step:")) != each and "|" not in name)


def part_of(folder: str) -> int:
    """Return which part a folder is held back with: those of a file of letters tell, the others are shared out."""
    number = folder.rpartition("-")[2]
    return int(number) % PARTS if "-" in folder and number.isdigit() else zlib.crc32(folder.encode()) % PARTS


def _left_out(asked: list[JudgedDeadline], expected: dict[str, Weights], misses: bool) -> None:
    """Print what weights give that were fitted without the part that holds the folder of each document."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for part in range(PARTS):
        weights = fitted_to([each for each in asked if part_of(each.folder) != part], expected)
        for each in asked:
            if part_of(each.folder) != part or each.optional:
                continue
            chosen = each.chosen(weights[each.question], weights.get("extent", {}))
            kind = each.folder.rsplit("-", 1)[0] if "-" in each.folder else "annotated"
            sums[kind] = [a + b for a, b in zip(sums[kind], each.rights[chosen], strict=True)]
            if misses and each.gains[chosen] < 0.99 and kind not in ("made-up", "composed"):
                _print_miss(each, chosen, weights)
    for kind, (right, invented, missed) in sums.items():
        f1 = 2 * right / max(1, 2 * right + invented + missed)
        print(f"  {asked[0].question:9} {kind:16} F1 {f1:.3f}  right {right}  invented {invented}  missed {missed}")


def _print_miss(each: JudgedDeadline, chosen: int, weights: dict[str, Weights]) -> None:
    wanted = each.gains.index(max(each.gains))
    words = " ".join(each.context.split("Mường An, ngày")[-1].split())
    got = each.candidates[chosen]
    print(f"{each.document} {each.question}: {each.gold} · got {each.names[chosen]} ({got.step}) · {words[-260:]}")
    if each.gains[wanted] < 0.99:
        print(f"    no candidate is right, best {each.names[wanted]}")
        return
    right = each.candidates[wanted]
    pairs = [("place", right.features, got.features, weights[each.question])]
    if right.place == got.place:
        pairs = [("extent", right.extent, got.extent, weights.get("extent", {}))]
    for name, ours, theirs, known in pairs:
        for features, others, step in ((ours, theirs, right.step), (theirs, ours, got.step)):
            own = " ".join(f"[{f} {known.get(f, 0):+.1f}]" for f in features if f not in others)
            print(f"    {name} {score(features, known):.2f} {step} {own}")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("score", help="figures of a file of sentences")
    one.add_argument("file", type=Path)
    one.add_argument("--misses", action="store_true", help="print what is wrong, item by item")
    two = commands.add_parser("fit", help="fit the weights")
    two.add_argument("--gold", type=Path, action="append", default=[], help="a folder of gold records")
    two.add_argument("--group", action="append", default=[], metavar="A=B", help="hold folder A back together with B")
    two.add_argument("--sentences", type=Path, action="append", default=[], help="one more file of sentences")
    two.add_argument("--texts", type=Path, help="their texts as the archive keeps them, NAME.bin")
    two.add_argument("--made-up", type=int, default=1200)
    two.add_argument("--composed", type=int, default=700, help="letters of sentences put together from parts")
    two.add_argument("--write", action="store_true", help="keep the weights")
    two.add_argument("--misses", action="store_true", help="print what is wrong with its folder left out")
    given = parser.parse_args()
    if given.command == "fit":
        _fit(given)
        return
    result = scoring.score(truth.sentences(given.file))
    print("\n".join([*(result[0].misses if given.misses else []), *scoring.lines(*result)]))


if __name__ == "__main__":
    main()
