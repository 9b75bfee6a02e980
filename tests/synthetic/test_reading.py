"""Made-up dispatches are read as they were meant. `make soak` reads more of them.

A seed that fails is one line to reproduce: `congvan eval --synthetic 1 --seed SEED --misses`.
"""

from __future__ import annotations

import pytest

from extractors.extract import extract_bytes, read_stages
from extractors.readers import read as read_bytes
from extractors.rules import reread
from pipeline.measuring.evaluate import score
from pipeline.measuring.scoring import Tally
from pipeline.synthetic import generate
from pipeline.synthetic.report import measure

OPEN = {"months in a heading", "steps with windows"}
"""Phrasings that are not all read yet (docs/measured/synthetic.md): finding one is no error, missing it neither."""


def figures(count: int, seed: int, noise: int = 0) -> tuple[Tally, dict[str, float]]:
    measured = measure(count, seed, noise)
    for gold in measured.gold.values():
        for entry in gold["deadlines"]:
            entry["optional"] = bool(OPEN & set(entry["pattern"].split(" | ")))
    tally = score(measured.gold, measured.records)
    return tally, {name: row.f1 for name, row in tally.rows().items()}


def test_clean_dispatches() -> None:
    tally, found = figures(250, 0)
    low = {name: f1 for name, f1 in found.items() if f1 < 0.99}  # a few hundred values a field: one miss is much
    assert low == {}, "\n".join(tally.misses)


def test_careless_typing_costs_little() -> None:
    tally, found = figures(100, 5000, noise=1)
    low = {name: f1 for name, f1 in found.items() if f1 < 0.95}
    assert low == {}, "\n".join(tally.misses)


@pytest.mark.parametrize("noise", [2, 3])
def test_recognised_badly_nothing_breaks(noise: int) -> None:
    for seed in range(6000, 6030):
        made = generate(seed, noise)
        extract_bytes(made.text.encode(), f"{made.name}.txt")


@pytest.mark.parametrize("noise", [0, 1, 3])
def test_every_value_is_read_again_from_its_spans(noise: int) -> None:
    for seed in range(7000, 7025):
        made = generate(seed, noise)
        reading = read_stages(read_bytes(made.text.encode(), "a.txt"))
        for path, evidence in reading.ledger.evidence.items():
            for span in evidence.spans:
                assert 0 <= span.start <= span.end <= len(reading.text), (made.name, path)
            reread(evidence, reading.text)


@pytest.mark.parametrize("seed", range(8000, 8030))
def test_line_breaks_and_files_change_nothing(seed: int) -> None:
    # read twice, and with the line ends of another system: the same record
    made = generate(seed)
    one = extract_bytes(made.text.encode(), "a.txt").first
    two = extract_bytes(made.text.replace("\n", "\r\n").encode("utf-8-sig"), "a.txt").first
    assert one.model_dump(exclude={"file", "evidence"}) == two.model_dump(exclude={"file", "evidence"})


@pytest.mark.soak
def test_two_thousand_dispatches() -> None:
    tally, found = figures(2000, 0)
    least = {"deadlines.assignees": 0.99}  # units of schools with a dash in their name are not all known
    low = {name: f1 for name, f1 in found.items() if f1 < least.get(name, 0.995)}
    assert low == {}, "\n".join(tally.misses)


@pytest.mark.soak
@pytest.mark.parametrize(("noise", "least"), [(1, 0.97), (2, 0.85), (3, 0.5)])
def test_noise(noise: int, least: float) -> None:
    tally, found = figures(500, 20000, noise)
    low = {name: f1 for name, f1 in found.items() if f1 < least}
    assert low == {}, "\n".join(tally.misses)
