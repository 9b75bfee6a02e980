"""The model: a logistic regression whose weights are drawn towards nothing, the more the fewer the values below them.

Every folder counts by the root of its number of values, so that none decides alone. How strongly the weights are drawn
is decided by leaving out one folder after the other: the strongest that is no worse than the best by more than a
standard error. Each field, in text and in scans, begins with a quarter of a right and of a wrong value, so that none is
ever certain. Made-up dispatches only tell rules of one field apart.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from extractors.confidence import JUDGED, RANKED, REVIEW_BELOW, Table

from .verdicts import MADE_UP, ModelledValue

PENALTIES = (1.0, 1.7, 3.0)
MADE_UP_WEIGHT = 0.02
SUCCESSION = 0.25
"""How much the one right and the one wrong value count that every field begins with."""
LOOSE = ("all", "scan", "scan given", "scan page", "made up", "judged", "seen scan", "seen judged")
"""Weights that rest on all values: drawn towards nothing less than the others."""
STIFF = {"given": 40.0}
"""A rule's own figure differs between fields more than within them: it counts little."""
STEP = 0.02
BOUNDS = tuple(bound / 100 for bound in range(80, 93, 2))
LOOKS = 10.0
"""How many right values somebody may look at for one wrong value that is found."""
APART = ("made up", "seen")
"""How the weights begin that the table leaves out."""


class RegressionRow(NamedTuple):
    """A value whose rightness is known, as the regression takes it."""

    folder: str
    field: str
    right: bool
    seen: bool
    features: dict[str, float]
    weight: float


def prepared(kept: dict[str, list[ModelledValue]]) -> tuple[list[RegressionRow], list[RegressionRow]]:
    """Return the values of documents, and those that every fit takes beside them."""
    known = _of_documents([v for name, each in kept.items() if name != MADE_UP for v in each])
    return known, [*_of_made_up(kept.get(MADE_UP, [])), *_succession(known)]


def _of_documents(verdicts: Sequence[ModelledValue]) -> list[RegressionRow]:
    """Weigh the verdicts; the weights sum to their number."""
    sizes = Counter(v.folder for v in verdicts)
    total = sum(math.sqrt(size) for size in sizes.values())
    return [
        RegressionRow(
            v.folder, v.field, v.right, v.seen, {**v.features, **(_apart(v) if v.seen else {})},
            len(verdicts) / total / math.sqrt(sizes[v.folder]),
        )
        for v in verdicts
    ]  # fmt: skip


def _apart(verdict: ModelledValue) -> dict[str, float]:
    """Return what sets the value apart from those of documents that nobody had in view."""
    apart = {f"seen {verdict.field}": 1.0}
    if "scan" in verdict.features:
        apart = {"seen scan": 1.0, f"seen scan {verdict.field}": 1.0}
    if "judged" in verdict.features:
        apart["seen judged"] = 1.0
    return apart


def _of_made_up(verdicts: Iterable[ModelledValue]) -> Iterator[RegressionRow]:
    """Weigh verdicts on made-up dispatches: little, and set apart."""
    for v in verdicts:
        apart = {"made up": 1.0, f"made up {v.field}": 1.0}
        yield RegressionRow(v.folder, v.field, v.right, v.seen, {**v.features, **apart}, MADE_UP_WEIGHT)


def _succession(known: Sequence[RegressionRow]) -> list[RegressionRow]:
    """Return one right and one wrong value of every field, in text and in scans."""
    fields = {(name, "scan" in k.features) for k in known for name in k.features if name.startswith("field ")}
    more: list[RegressionRow] = []
    for field, scan in sorted(fields):
        features = {
            "all": 1.0,
            field: 1.0,
            **({"judged": 1.0} if field[6:] in JUDGED else {}),
            **({"scan": 1.0, f"scan {field}": 1.0} if scan else {}),
        }
        more += [RegressionRow("", field, right, False, features, SUCCESSION) for right in (True, False)]
    return more


def fit(known: Sequence[RegressionRow], penalty: float) -> dict[str, float]:
    """Return the weights of the penalised logistic regression, by Newton's method."""
    known = _alike_once(known)
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


def _alike_once(known: Sequence[RegressionRow]) -> list[RegressionRow]:
    """Return values of the same features as one of their weights' sum: the same regression, in less time."""
    alike: dict[tuple[Any, ...], list[RegressionRow]] = defaultdict(list)
    for each in known:
        alike[(each.right, *sorted(each.features.items()))].append(each)
    return [same[0]._replace(weight=sum(each.weight for each in same)) for same in alike.values()]


def probability(weights: dict[str, float], features: dict[str, float]) -> float:
    """Return how sure the model is of a value."""
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in features.items())))


def left_out(
    known: Sequence[RegressionRow], others: Sequence[RegressionRow], penalty: float, *, as_unseen: bool = False
) -> list[tuple[RegressionRow, float]]:
    """Return the probability of every value by a model that has not seen its folder.

    `as_unseen` takes those of documents that somebody had in view for others too, as the table does.
    """
    found = []
    for folder, weights in _weights_left_out(known, others, penalty).items():
        kept = lasting(weights) if as_unseen else weights
        found += [(k, probability(kept, k.features)) for k in known if k.folder == folder]
    return found


def tables_left_out(
    known: Sequence[RegressionRow], others: Sequence[RegressionRow], penalty: float
) -> dict[str, Table]:
    """Return for each folder a table fitted without it, with bounds chosen by the values of the others.

    As a table is for use, it has no weights of what sets seen documents apart, and so do the values that choose bounds.
    """
    weights = {f: lasting(w) for f, w in _weights_left_out(known, others, penalty).items()}
    judged = [(k, probability(weights[k.folder], k.features)) for k in known]
    return {
        folder: {"weights": each, "review_below": bounds(pair for pair in judged if pair[0].folder != folder)}
        for folder, each in weights.items()
    }


def _weights_left_out(
    known: Sequence[RegressionRow], others: Sequence[RegressionRow], penalty: float
) -> dict[str, dict[str, float]]:
    return {
        folder: fit([k for k in known if k.folder != folder] + list(others), penalty)
        for folder in sorted({k.folder for k in known})
    }


def lasting(weights: dict[str, float]) -> dict[str, float]:
    """Return the weights that a table keeps, to three digits; those of what sets seen documents apart are left out."""
    return {name: round(weight, 3) for name, weight in weights.items() if not name.startswith(APART)}


def bounds(judged: Iterable[tuple[RegressionRow, float]]) -> dict[str, float]:
    """Return for each field how sure a value must be for nobody to look at it.

    Of the bounds that may be, the one that saves most: a wrong value that nobody looks at costs `LOOKS`, a right one
    that somebody looks at 1, counted at the bound and a step to either side, since few values stand between two of
    them: leaving out one folder moved the bound by four steps for a hundredth of the cost. Single fields have too few
    wrong values to tell, so three kinds of fields share theirs: those whose rule ranks candidates, others that need
    the sense of a sentence, and those of form.
    """
    fields: dict[str, set[str]] = defaultdict(set)
    values: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    for known, p in judged:
        field = next(name[6:] for name in known.features if name.startswith("field "))
        kind = "ranked" if field in RANKED else "judged" if field in JUDGED else "form"
        fields[kind].add(field)
        if kind != "ranked" or "ranked" in known.features:  # others are from when the rule did not say how likely
            values[kind].append((known.right, p))

    def cost(kind: str, bound: float) -> float:
        near = (bound - STEP, bound, bound + STEP)
        return sum(LOOKS * (p >= at) if not right else p < at for right, p in values[kind] for at in near)

    chosen = {kind: min(BOUNDS, key=lambda bound: (cost(kind, bound), abs(bound - REVIEW_BELOW))) for kind in fields}
    return {field: chosen[kind] for kind in sorted(fields) for field in sorted(fields[kind])}


def best_penalty(known: Sequence[RegressionRow], others: Sequence[RegressionRow]) -> float:
    """Return the largest penalty whose loss is within a standard error, over the folders, of the least."""
    losses = {p: _losses(left_out(known, others, p)) for p in PENALTIES}
    best = min(losses, key=lambda p: sum(losses[p].values()))
    folders = list(losses[best])

    def worse(penalty: float) -> bool:
        differences = np.array([losses[penalty][f] - losses[best][f] for f in folders])
        return float(differences.sum()) > float(differences.std(ddof=1)) * math.sqrt(len(folders))

    return max(p for p in PENALTIES if p >= best and not worse(p))


def _losses(judged: Sequence[tuple[RegressionRow, float]]) -> dict[str, float]:
    """Return the log loss of every folder."""
    losses: dict[str, float] = defaultdict(float)
    for known, p in judged:
        losses[known.folder] -= known.weight * math.log(max(p if known.right else 1 - p, 1e-9))
    return losses
