"""What the parts of a pattern mean, and pages of an answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline import Archive
from pipeline.asking.cursors import CursorError
from pipeline.asking.patterns import PatternError, parse
from schemas import Dispatch
from tests.pipeline.archive_builders import citation, department, dispatch, district

Holding = Callable[..., Archive]


def plan(number: str, **values: object) -> Dispatch:
    return dispatch(number, "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN", "2022-05-02", province="Lạng Sơn", level="province",
                    doc_type=number.split("/")[1].split("-")[0] if "-" in number.split("/")[1] else "CV", **values)  # fmt: skip


def upon(number: str) -> tuple[object, ...]:
    return (citation(number, issued="2022-05-02", issuer="UBND tỉnh Lạng Sơn", relation="implements"),)


@pytest.fixture
def some(holding: Holding) -> Archive:
    """A plan and a decision of the province, each with a letter of a Sở and one of a district on it."""
    return holding(
        plan("20/KH-UBND"), plan("21/QĐ-UBND"), department("605/SNV-VP", "Lạng Sơn", "2022-05-22", citations=upon("20/KH-UBND")),
        department("606/SNV-VP", "Lạng Sơn", "2022-05-23", citations=upon("21/QĐ-UBND")),
        district("31/UBND-NV", citations=(
            citation("605/SNV-VP", issued="2022-05-22", issuer="Sở Nội vụ tỉnh Lạng Sơn", relation="implements"),
        )),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "numbers"),
    [
        ("Sở > tỉnh", [["605/SNV-VP", "20/KH-UBND"], ["606/SNV-VP", "21/QĐ-UBND"]]),
        ("Sở > QĐ: tỉnh", [["606/SNV-VP", "21/QĐ-UBND"]]),
        ("sở > quyết định: UBND tỉnh Lạng Sơn", [["606/SNV-VP", "21/QĐ-UBND"]]),
        ("công văn: Sở Nội vụ > KH: *", [["605/SNV-VP", "20/KH-UBND"]]),
        ("CV: > QĐ:", [["606/SNV-VP", "21/QĐ-UBND"]]),
        ("huyện >> tỉnh", [["31/UBND-NV", "605/SNV-VP", "20/KH-UBND"]]),
        ("huyện → sở → UBND tỉnh", [["31/UBND-NV", "605/SNV-VP", "20/KH-UBND"]]),
        ("huyện > tỉnh", []),
        ("TTr: Sở > tỉnh", []),
        ("Sở Tài chính >> tỉnh", []),
    ],
)
def test_patterns(some: Archive, pattern: str, numbers: list[list[str]]) -> None:
    found = some.chains(pattern)
    assert sorted([d.number for d in match.documents] for match in found) == numbers
    assert all([match.documents[place] for place in match.places][-1] == match.documents[-1] for match in found)


def test_a_gap_keeps_what_lies_in_it(some: Archive) -> None:
    (match,) = some.chains("huyện >> KH: tỉnh")
    assert match.places == (0, 2) and match.matched == ("huyện", "KH: tỉnh") and len(match.steps) == 2


@pytest.mark.parametrize("pattern", ["huyện > Nghị thư: tỉnh", ">> tỉnh", "sở >> ", "!!! > sở"])
def test_what_cannot_be_understood(some: Archive, pattern: str) -> None:
    with pytest.raises(PatternError):
        some.chains(pattern)


def test_pages(some: Archive) -> None:
    first = some.chains("Sở > tỉnh", limit=1)
    assert len(first) == 1 and first.truncated and first.cursor is not None
    second = some.chains("Sở > tỉnh", limit=1, cursor=first.cursor)
    assert len(second) == 1 and not second.truncated and second.cursor is None
    assert [*first, *second] == list(some.chains("Sở > tỉnh"))
    with pytest.raises(CursorError):
        some.chains("huyện > Sở", cursor=first.cursor)


def test_breaks_say_where_they_are_cut(some: Archive) -> None:
    assert not some.breaks("Sở > tỉnh > Bộ Nội vụ").truncated
    assert some.breaks("Sở > tỉnh > Bộ Nội vụ", limit=1).truncated


def test_gaps_are_kept_in_parts() -> None:
    assert [part.gap for part in parse("xã >> huyện > sở")] == [False, True, False]
