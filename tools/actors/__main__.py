"""Who acts: scores files of sentences; fits the weights of the ranking and judges them with each folder left out.

python -m tools.actors score FILE.toml [--misses]
python -m tools.actors fit [--gold FOLDER --texts FOLDER] [--made-up N] [--write] [--misses]
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from extractors.actors.ranking import score

from . import scoring, truth
from .collecting import Judged, collect
from .fitting import fit

WEIGHTS = Path(__file__).resolve().parents[2] / "extractors" / "data" / "actor_weights.json"
EXPECTED = Path(__file__).with_name("expected.toml")


def _documents(given: argparse.Namespace) -> Iterator[truth.Document]:
    yield from truth.sentences()
    yield from truth.sentences(truth.ROWS)
    if given.gold:
        yield from truth.annotated(given.gold, given.texts)
    yield from truth.made_up(given.made_up)


def _fit(given: argparse.Namespace) -> None:
    judged = list(collect(_documents(given)))
    expected = tomllib.loads(EXPECTED.read_text("utf-8"))
    weights = {}
    for question in ("actor", "receiver"):
        asked = [each for each in judged if each.question == question]
        _left_out(asked, expected[question], given.misses)
        weights[question] = fit([each.example for each in asked], expected[question])
        print(f"{question}: {len(weights[question])} weights from {len(asked)} deadlines")
    if given.write:
        WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


def _left_out(asked: list[Judged], expected: dict[str, float], misses: bool) -> None:
    """Print what weights give that were fitted without the folder of each document."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for folder in sorted({each.example.folder for each in asked}):
        weights = fit([each.example for each in asked if each.example.folder != folder], expected)
        for each in asked:
            if each.example.folder != folder or each.optional:
                continue
            scores = [score(features, weights) for features in each.example.features]
            best = scores.index(max(scores))
            kind = folder.rsplit("-", 1)[0] if "-" in folder else "annotated"
            sums[kind] = [a + b for a, b in zip(sums[kind], each.example.rights[best], strict=True)]
            if misses and each.example.gains[best] < 0.99 and kind != "made-up":
                _print_miss(each, best, scores, weights)
    for kind, (right, invented, missed) in sums.items():
        f1 = 2 * right / max(1, 2 * right + invented + missed)
        print(f"  {asked[0].question:9} {kind:16} F1 {f1:.3f}  right {right}  invented {invented}  missed {missed}")


def _print_miss(each: Judged, best: int, scores: list[float], weights: dict[str, float]) -> None:
    gains = each.example.gains
    wanted = gains.index(max(gains))
    words = " ".join(each.context.split("Mường An, ngày")[-1].split())
    print(
        f"{each.document} {each.question}: {each.gold} · got {each.names[best]} ({each.steps[best]}) · {words[-260:]}"
    )
    if gains[wanted] < 0.99:
        print("    no candidate is right")
        return
    for index, other in ((wanted, best), (best, wanted)):
        own = [f for f in each.example.features[index] if f not in each.example.features[other]]
        reasons = " ".join(f"[{feature} {weights.get(feature, 0):+.1f}]" for feature in own)
        print(f"    {scores[index]:.2f} {each.steps[index]} {reasons}")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("score", help="figures of a file of sentences")
    one.add_argument("file", type=Path)
    one.add_argument("--misses", action="store_true", help="print what is wrong, item by item")
    two = commands.add_parser("fit", help="fit the weights")
    two.add_argument("--gold", type=Path, help="a folder of gold records")
    two.add_argument("--texts", type=Path, help="their texts as the archive keeps them, NAME.bin")
    two.add_argument("--made-up", type=int, default=250)
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
