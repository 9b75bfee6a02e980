"""Fit `extractors/data/confidence.toml`: the share of right values by field, rule and sureness of the recognition.

    python -m tools.calibrate GOLD DOCUMENTS [--unseen NAME …] [--synthetic N] [--texts FOLDER] [--dry]

GOLD and DOCUMENTS are those of `congvan eval`. A document's folder is its name before the dash. Rules are written with
documents in view and do worse on others: `--unseen` names the folders that nobody had in view. What sets the others
apart is a weight of its own, by field, that the table leaves out, so that it speaks of unseen documents.

The model is a logistic regression whose weights are drawn towards nothing, the more the fewer the values they rest on;
every folder counts by the root of its number of values, so that none of them decides alone. How strongly they are drawn
is decided by leaving out one folder after the other: the strongest that is no worse than the best by more than a
standard error. Each field, in text and in scans, begins with a quarter of a right and of a wrong value, so that none is
ever certain. Made-up dispatches only tell rules of one field apart. Texts are kept in `--texts`: scans take minutes.
"""

from __future__ import annotations

import argparse
import math
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from extractors.confidence import JUDGED, features, field_of
from extractors.document import DocumentText
from extractors.extract import extract_document
from extractors.readers import read
from pipeline.measuring import calibration
from pipeline.measuring.evaluate import load_gold, score_document
from pipeline.measuring.scoring import Tally
from schemas import Span, UnreadableError

TABLE = Path(__file__).resolve().parents[1] / "extractors" / "data" / "confidence.toml"
PENALTIES = (1.0, 1.7, 3.0)
SYNTHETIC_WEIGHT = 0.02
SUCCESSION = 0.25
"""How much the one right and the one wrong value count that every field begins with."""
LOOSE = ("all", "scan", "scan given", "scan page", "made up", "judged", "seen scan", "seen judged")
"""Weights that rest on all values: drawn towards nothing less than the others."""
STIFF = {"given": 40.0}
"""A rule's own figure differs between fields more than within them: it counts little."""


class Known(NamedTuple):
    """A value whose rightness is known, with what the model sees of it."""

    folder: str
    field: str
    right: bool
    features: dict[str, float]
    weight: float


def main() -> None:
    """Fit, report and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--unseen", nargs="*", default=[])
    parser.add_argument("--synthetic", type=int, default=300)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--dry", action="store_true", help="report only")
    args = parser.parse_args()
    known = list(_weighted(list(_of_documents(args.gold, args.documents, args.texts))))
    known = [each if each.folder in args.unseen else _seen(each) for each in known]
    made_up = list(_of_synthetic(args.synthetic))
    more = _succession(known)
    penalty = _penalty(known, [*made_up, *more])
    judged = _left_out(known, [*made_up, *more], penalty)
    print(f"{len(known)} values of {len({k.folder for k in known})} folders, {len(made_up)} made up; penalty {penalty}")
    for title, inside in (
        ("folders nobody had in view", [pair for pair in judged if pair[0].folder in args.unseen]),
        ("folders that the rules were written with", [pair for pair in judged if pair[0].folder not in args.unseen]),
    ):
        if inside:
            print(f"\n{title}, each by a model that has not seen it:")
            _print(inside)
    if not args.dry:
        _write(fit([*known, *made_up, *more], penalty), len(known), len(made_up), penalty)


def _seen(known: Known) -> Known:
    """Set the value apart from those of documents that nobody had in view."""
    apart = {f"seen {known.field}": 1.0}
    if "scan" in known.features:
        apart = {"seen scan": 1.0, f"seen scan {known.field}": 1.0}
    if "judged" in known.features:
        apart["seen judged"] = 1.0
    return known._replace(features={**known.features, **apart})


def _of_documents(gold: Path, documents: Path, texts: Path | None) -> Iterator[Known]:
    records = load_gold(gold)
    for file in sorted(documents.iterdir()):
        if file.stem not in records:
            continue
        document = _text(file, texts)
        if document is not None:
            yield from _judged(file.stem, file.stem.partition("-")[0], document, records[file.stem])


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


def _of_synthetic(count: int) -> Iterator[Known]:
    from pipeline.synthetic import generate

    for seed in range(1, count + 1):
        made = generate(seed)
        document = read(made.text.encode(), f"{made.name}.txt")
        for known in _judged(made.name, "synthetic", document, made.gold):
            apart = {"made up": 1.0, f"made up {known.field}": 1.0}
            yield known._replace(weight=SYNTHETIC_WEIGHT, features={**known.features, **apart})


def _judged(name: str, folder: str, document: DocumentText, gold: dict[str, Any]) -> Iterator[Known]:
    """Yield the values of the document that the gold record speaks of."""
    from extractors.confidence import Sureness

    seen: dict[str, dict[str, float]] = {}
    words = Sureness(document)

    def note(path: str, rule: str, spans: Sequence[Span], given: float) -> float:
        word = words.word(spans) if document.word_confidences else None
        if given > 0:
            seen[path] = features(field_of(path), words.rule(rule, spans), given, word, words.page)
        return given

    record = extract_document(document, name, "", sure=note).model_dump(mode="json")
    tally = Tally()
    score_document(tally, name, gold, record)
    for each in tally.judged:
        path = calibration.evidence_path(each.path, record["evidence"]) if each.path else None
        if path in seen:
            yield Known(folder, each.field, each.right, seen[path], 1.0)


def _weighted(known: list[Known]) -> Iterator[Known]:
    """Weigh the folders by the root of their number of values; the weights sum to the number of values."""
    sizes = Counter(k.folder for k in known)
    total = sum(math.sqrt(size) for size in sizes.values())
    for each in known:
        yield each._replace(weight=len(known) / total / math.sqrt(sizes[each.folder]))


def fit(known: Sequence[Known], penalty: float) -> dict[str, float]:
    """Return the weights of the penalised logistic regression, by Newton's method."""
    names = sorted({name for k in known for name in k.features})
    place = {name: index for index, name in enumerate(names)}
    x = np.zeros((len(known), len(names)))
    for row, each in enumerate(known):
        for name, value in each.features.items():
            x[row, place[name]] = value
    y = np.array([k.right for k in known], dtype=float)
    w = np.array([k.weight for k in known])
    ridge = np.array([penalty * (0.05 if name in LOOSE else STIFF.get(name, 1.0)) for name in names])
    beta = np.zeros(len(names))
    for _ in range(60):
        p = 1 / (1 + np.exp(-(x @ beta)))
        gradient = x.T @ (w * (p - y)) + ridge * beta
        hessian = (x.T * (w * np.clip(p * (1 - p), 1e-6, None))) @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        beta -= step * min(1.0, 2.0 / max(float(np.abs(step).max()), 1e-9))
        if float(np.abs(step).max()) < 1e-8:
            break
    return {name: float(beta[place[name]]) for name in names}


def _probability(weights: dict[str, float], values: dict[str, float]) -> float:
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in values.items())))


def _left_out(known: Sequence[Known], others: Sequence[Known], penalty: float) -> list[tuple[Known, float]]:
    """Return the probability of every value by a model that has not seen its folder."""
    found = []
    for folder in sorted({k.folder for k in known}):
        weights = fit([k for k in known if k.folder != folder] + list(others), penalty)
        found += [(k, _probability(weights, k.features)) for k in known if k.folder == folder]
    return found


def _penalty(known: Sequence[Known], others: Sequence[Known]) -> float:
    """Return the largest penalty whose loss is within a standard error, over the folders, of the least."""
    losses = {p: _losses(_left_out(known, others, p)) for p in PENALTIES}
    best = min(losses, key=lambda p: sum(losses[p].values()))
    folders = list(losses[best])

    def worse(penalty: float) -> bool:
        differences = np.array([losses[penalty][f] - losses[best][f] for f in folders])
        return float(differences.sum()) > float(differences.std(ddof=1)) * math.sqrt(len(folders))

    return max(p for p in PENALTIES if p >= best and not worse(p))


def _losses(judged: Sequence[tuple[Known, float]]) -> dict[str, float]:
    """Return the log loss of every folder."""
    losses: dict[str, float] = defaultdict(float)
    for known, p in judged:
        losses[known.folder] -= known.weight * math.log(max(p if known.right else 1 - p, 1e-9))
    return losses


def _succession(known: Sequence[Known]) -> list[Known]:
    """Return one right and one wrong value of every field, in text and in scans."""
    fields = {(name, "scan" in k.features) for k in known for name in k.features if name.startswith("field ")}
    more: list[Known] = []
    for field, scan in sorted(fields):
        seen = {
            "all": 1.0,
            field: 1.0,
            **({"judged": 1.0} if field[6:] in JUDGED else {}),
            **({"scan": 1.0, f"scan {field}": 1.0} if scan else {}),
        }
        more += [Known("", field, right, seen, SUCCESSION) for right in (True, False)]
    return more


def _print(judged: Sequence[tuple[Known, float]]) -> None:
    values = [
        calibration.Valued(k.folder, f"{k.field}{', scan' if 'scan' in k.features else ''}", "", round(p, 3), k.right)
        for k, p in judged
    ]
    head = calibration.lines(values)
    print("\n".join(head[: head.index("")]))
    by_field: dict[str, list[calibration.Valued]] = defaultdict(list)
    for value in values:
        by_field[value.field].append(value)
    for field, inside in sorted(by_field.items()):
        sure = calibration.trust(inside)
        right = sum(v.right for v in inside)
        mean = sum(v.confidence for v in inside) / len(inside)
        print(f"  {field:34} {len(inside):4d} right {right / len(inside):.3f} mean {mean:.3f} sure {sure.sure:4d}")


def _write(weights: dict[str, float], values: int, made_up: int, penalty: float) -> None:
    kept = {
        name: round(weight, 3)
        for name, weight in weights.items()
        if abs(weight) >= 0.005 and not name.startswith(("made up", "seen"))
    }
    head = (
        "# Log-odds that a value is right; extractors/confidence.py sums those that apply. Not for editing by hand:\n"
        f"# fitted by tools/calibrate.py on {values} values of annotated documents and {made_up} of made-up ones\n"
        f"# with penalty {penalty}.\n"
        "[weights]\n"
    )
    TABLE.write_text(head + "".join(f'"{name}" = {weight}\n' for name, weight in sorted(kept.items())), "utf-8")


if __name__ == "__main__":
    main()
