"""Gains and losses between two extractions of the same documents."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.measuring.against import compare, lines

GOLD: dict[str, Any] = {
    "place": "Huế", "urgency": None,
    "citations": [{"id": "c1", "number": "12/UBND-NV", "issued": "2023-03-01"}],
    "distribution": ["Như trên", "Lưu: VT"],
}  # fmt: skip
CITED = {"id": "x", "number": "12/UBND-NV", "issued": "2023-03-01"}


def one(**values: Any) -> dict[str, Any]:
    return {"a": values}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (one(place="Huế"), one(place="Huế"), set()),
        (one(place="Vinh"), one(place="Huế"), {("gained", "header.place")}),
        (one(place="Huế"), one(place=None), {("lost", "header.place")}),
        (one(place="Vinh"), one(place="Lào Cai"), set()),  # wrong before and after
        (one(urgency="Khẩn"), one(urgency=None), {("gained", "header.urgency")}),  # an invented value went
        (one(), one(citations=[CITED]), {("gained", "citations"), ("gained", "citations.issued")}),
        (
            one(citations=[CITED]),
            one(citations=[{**CITED, "issued": "2023-03-02"}]),
            {("lost", "citations.issued")},
        ),
        (
            one(citations=[CITED]),
            one(citations=[{"number": "99/SYT", "id": "y"}, CITED]),  # an invented one came; its place does not matter
            {("lost", "citations")},
        ),
        (
            one(distribution=[{"as_written": "Lưu: VT"}]),
            one(distribution=[{"as_written": "Như trên"}, {"as_written": "Lưu: VT"}]),
            {("gained", "distribution")},
        ),
    ],
)
def test_changes(old: dict[str, Any], new: dict[str, Any], expected: set[tuple[str, str]]) -> None:
    assert {(each.change, each.field) for each in compare({"a": GOLD}, old, new)} == expected


def test_lines_end_with_the_sums() -> None:
    differences = compare({"a": GOLD}, one(place="Vinh", urgency=None), one(place="Huế", urgency="Khẩn"))
    told = lines(differences, 1)
    assert told[0] == "a"
    assert "  + header.place: Vinh → Huế; gold Huế" in told
    assert told[-1] == "1 documents: 1 values became right, 1 became wrong"
