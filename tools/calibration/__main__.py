"""Collect verdicts on annotated documents, and fit `extractors/data/confidence.toml` on all that are kept."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from extractors.confidence import RANKED, REVIEW_BELOW
from pipeline.measuring import calibration

from . import __doc__ as about
from . import flags, model, verdicts

TABLE = Path(__file__).resolve().parents[2] / "extractors" / "data" / "confidence.toml"


def main() -> None:
    """Collect or fit, as the arguments say."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    collect = commands.add_parser("collect", help="read annotated documents, keep the verdicts")
    collect.add_argument("gold", type=Path)
    collect.add_argument("documents", type=Path, nargs="+", help="the same documents in other formats count as more")
    collect.add_argument("--unseen", action="store_true", help="nobody who wrote rules had these documents in view")
    collect.add_argument("--set", default="documents", help="the name under which the verdicts are kept")
    collect.add_argument("--texts", type=Path, help="keep what was read of the documents in this folder")
    made_up = commands.add_parser("make-up", help="read dispatches of the generator, keep the verdicts")
    made_up.add_argument("count", type=int, nargs="?", default=200)
    letters = commands.add_parser("letters", help="read letters about who acts that nothing is fitted to")
    letters.add_argument("files", type=Path, nargs="+")
    flagging = commands.add_parser("flags", help="tell what needs_review is worth on documents that are kept as texts")
    flagging.add_argument("texts", type=Path)
    flagging.add_argument("gold", type=Path, nargs="+")
    flagging.add_argument("--penalty", type=float, default=3.0)
    flagging.add_argument("--values", type=Path, help="list every flagged, wrong or missing value there")
    fitting = commands.add_parser("fit", help="fit the table on the verdicts that are kept")
    fitting.add_argument("--dry", action="store_true", help="report only")
    fitting.add_argument("--penalty", type=float, help="not looked for: what an earlier fit found")
    args = parser.parse_args()
    if args.command == "collect":
        found = [
            verdict
            for number, documents in enumerate(args.documents)
            for verdict in verdicts.of_documents(
                args.gold, documents, not args.unseen, args.texts and args.texts / str(number)
            )
        ]
        print(f"{args.set}: {verdicts.save(args.set, found)} values, {sum(v.right for v in found)} right")
    elif args.command == "make-up":
        print(f"{verdicts.save(verdicts.MADE_UP, verdicts.of_made_up(args.count))} values")
    elif args.command == "letters":
        found = [v for v in verdicts.of_letters(args.files) if v.field in RANKED]
        print(f"{verdicts.save('letters', found)} values, {sum(v.right for v in found)} right")
    elif args.command == "flags":
        _flags(args)
    else:
        _fit(args.dry, args.penalty)


def _flags(args: argparse.Namespace) -> None:
    known, others = model.prepared(verdicts.load())
    tables = model.tables_left_out(known, others, args.penalty)
    values = list(flags.of_documents(args.gold, args.texts, tables))
    print("\n".join(flags.lines(values)))
    if args.values:
        told = sorted(map(str, (value for value in values if value.flagged or value.kind != "right")))
        args.values.write_text("\n".join(told) + "\n", "utf-8")


def _fit(dry: bool, penalty: float | None) -> None:
    kept = verdicts.load()
    known, others = model.prepared(kept)
    penalty = penalty or model.best_penalty(known, others)
    judged = model.left_out(known, others, penalty)
    print(f"{len(known)} values of {len({k.folder for k in known})} folders; penalty {penalty}")
    for name, each in kept.items():
        print(f"  {name}: {len(each)} values, {sum(v.right for v in each)} right")
    unseen = [pair for pair in judged if not pair[0].seen]
    parts = (
        ("documents that nobody had in view", unseen),
        ("of them with text", [pair for pair in unseen if "scan" not in pair[0].features]),
        ("of them scans", [pair for pair in unseen if "scan" in pair[0].features]),
        ("documents that the rules were written with", [pair for pair in judged if pair[0].seen]),
    )
    for title, inside in parts:
        if inside:
            print(f"\n{title}, each by a model that has not seen its folder:")
            _print(inside)
    if not dry:
        bounds = model.bounds(model.left_out(known, others, penalty, as_unseen=True))
        _write(model.fit([*known, *others], penalty), bounds, len(known), penalty)


def _print(judged: Sequence[tuple[model.RegressionRow, float]]) -> None:
    values = [
        calibration.Valued(k.folder, f"{k.field}{', scan' if 'scan' in k.features else ''}", "", round(p, 3), k.right)
        for k, p in judged
    ]
    head = calibration.lines(values)
    print("\n".join(head[: head.index("")]))
    wrong, good = ([v.confidence < REVIEW_BELOW for v in values if v.right is right] for right in (False, True))
    print(f"below {REVIEW_BELOW}: {sum(wrong)} of {len(wrong)} wrong values, {sum(good)} of {len(good)} right ones")
    by_field: dict[str, list[calibration.Valued]] = defaultdict(list)
    for value in values:
        by_field[value.field].append(value)
    for field, inside in sorted(by_field.items()):
        sure = calibration.trust(inside)
        right = sum(v.right for v in inside)
        mean = sum(v.confidence for v in inside) / len(inside)
        print(f"  {field:34} {len(inside):4d} right {right / len(inside):.3f} mean {mean:.3f} sure {sure.sure:4d}")


def _write(weights: dict[str, float], bounds: dict[str, float], values: int, penalty: float) -> None:
    kept = {name: weight for name, weight in model.lasting(weights).items() if weight}
    head = (
        "# Log-odds that a value is right; extractors/confidence.py sums those that apply. Not for editing by hand:\n"
        f"# fitted by tools/calibration on {values} values of annotated documents with penalty {penalty}.\n"
        "[weights]\n"
    )
    rows = [f'"{name}" = {weight}\n' for name, weight in sorted(kept.items())]
    rows += ["\n# How sure a value of the field must be for needs_review to leave it out.\n[review_below]\n"]
    rows += [f'"{field}" = {bound}\n' for field, bound in sorted(bounds.items())]
    TABLE.write_text(head + "".join(rows), "utf-8")


if __name__ == "__main__":
    main()
