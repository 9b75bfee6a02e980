"""Chains as sets: every document once, on the best way; what is put aside, what is cut and how one goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from pipeline import Archive
from pipeline.asking.cursors import CursorError
from pipeline.asking.relations import UnknownRelationError
from schemas import Dispatch
from tests.pipeline.archive_builders import citation, department, district

Holding = Callable[..., Archive]
UBND = "UBND huyện Lộc Bình"


def letter(number: int, cites: Iterable[int] = (), relation: str = "implements", **values: object) -> Dispatch:
    """A letter of the district's on others of its own."""
    cited = tuple(citation(f"{each}/UBND-NV", issued="2022-06-10", issuer=UBND, relation=relation) for each in cites)
    return district(f"{number}/UBND-NV", citations=cited, **values)


def numbers(archive: Archive, number: int, **asked: object) -> list[str | None]:
    return [step.dispatch.number for step in archive.chain(f"{number}/UBND-NV", **asked)]  # type: ignore[arg-type]


def test_a_document_on_many_ways_stands_once(holding: Holding) -> None:
    """Ten documents, each on all before it, have 2^8 ways from the last to the first."""
    archive = holding(*(letter(i, range(1, i)) for i in range(1, 11)))
    chain = archive.chain("10/UBND-NV")
    assert [step.dispatch.number for step in chain] == [f"{i}/UBND-NV" for i in range(1, 10)]
    assert {step.depth for step in chain} == {1}
    assert len(chain.links) == sum(range(1, 9)) and not chain.truncated
    down = archive.chain("1/UBND-NV", direction="down")
    assert len(down) == 9 and len(down.links) == sum(range(1, 9))


def test_the_best_of_the_shortest_ways_is_shown(holding: Holding) -> None:
    """An act before a mere mention, whichever document comes first."""
    archive = holding(
        letter(1), letter(2, [1], "mentions"), letter(3, [1], "implements"), letter(4, [2, 3]),
    )  # fmt: skip
    step = archive.chain("4/UBND-NV")[-1]
    assert (step.dispatch.number, step.relation) == ("1/UBND-NV", "implements")
    assert archive.get(step.origin).number == "3/UBND-NV"
    (link,) = archive.chain("4/UBND-NV").links
    assert link.relation == "mentions"


def test_the_shortest_way_before_a_better_one(holding: Holding) -> None:
    archive = holding(
        letter(1), letter(2, [1]),
        district("3/UBND-NV", citations=(
            citation("1/UBND-NV", issued="2022-06-10", issuer=UBND, relation="mentions"),
            citation("2/UBND-NV", issued="2022-06-10", issuer=UBND, relation="implements"),
        )),
    )  # fmt: skip
    assert {s.dispatch.number: (s.depth, s.relation) for s in archive.chain("3/UBND-NV")} == {
        "1/UBND-NV": (1, "mentions"), "2/UBND-NV": (1, "implements"),
    }  # fmt: skip


def test_both_ways_see_a_document_once(holding: Holding) -> None:
    """Two letters that cite one another: the answer has each once, the way back is a link."""
    archive = holding(letter(1, [2]), letter(2, [1]), letter(3, [1]))
    chain = archive.chain("1/UBND-NV", direction="both")
    assert sorted((s.dispatch.number or "", s.direction) for s in chain) == [("2/UBND-NV", "up"), ("3/UBND-NV", "down")]
    assert len(chain.links) == 1


LAWS = (("98/2023/NĐ-CP", "NĐ"), ("01/2024/TT-BNV", "TT"), ("06/2022/QH15", "Luật"))


def with_laws(relation: str = "basis") -> list[Dispatch]:
    laws = tuple(citation(number, issued="2024-02-24", relation=relation, doc_type=kind) for number, kind in LAWS)
    return [letter(1), district("2/UBND-NV", citations=(*letter(2, [1]).citations, *laws))]


def test_laws_cited_as_a_basis_are_put_aside(holding: Holding) -> None:
    archive = holding(*with_laws())
    chain = archive.chain("2/UBND-NV")
    assert [step.dispatch.number for step in chain] == ["1/UBND-NV"]
    assert sorted(basis.dispatch.doc_type or "" for basis in chain.folded) == sorted(kind for _, kind in LAWS)
    assert not chain.truncated
    everything = archive.chain("2/UBND-NV", everything=True)
    assert len(everything) == 4 and not everything.folded
    assert len(archive.chain("2/UBND-NV", relations=["basis"])) == 3


def test_a_law_that_is_carried_out_is_walked_to(holding: Holding) -> None:
    assert len(holding(*with_laws("implements")).chain("2/UBND-NV")) == 4


def test_hubs_are_shown_and_not_walked_through(holding: Holding) -> None:
    """1 ← 2 ← 3…7: with a limit of four, 2 is a hub."""
    archive = holding(letter(1), letter(2, [1]), *(letter(i, [2]) for i in range(3, 8)))
    chain = archive.chain("1/UBND-NV", direction="down", hub=4)
    assert [step.dispatch.number for step in chain] == ["2/UBND-NV"]
    assert chain.hubs == {chain[0].dispatch.id} and not chain.truncated
    assert len(archive.chain("1/UBND-NV", direction="down", hub=4, everything=True)) == 6
    assert len(archive.chain("1/UBND-NV", direction="down", hub=5)) == 6
    assert len(archive.chain("2/UBND-NV", direction="down", hub=4)) == 5  # what is asked for is always walked from


@pytest.mark.parametrize("direction", ["up", "down", "both"])
def test_pages_together_are_the_whole(holding: Holding, direction: str) -> None:
    archive = holding(*(letter(i, {i // 2, i // 3} - {0}) for i in range(1, 25)))
    asked = {"up": 24, "down": 1, "both": 6}[direction]
    whole = archive.chain(f"{asked}/UBND-NV", direction=direction, limit=None)
    assert not whole.truncated and whole.cursor is None
    for size in (1, 2, 3, 7):
        found: list[str | None] = []
        cursor = None
        while True:
            page = archive.chain(f"{asked}/UBND-NV", direction=direction, limit=size, cursor=cursor, count=True)
            assert page.total == len(whole)
            found += [step.dispatch.number for step in page]
            cursor = page.cursor
            assert (cursor is None) == ("limit" not in page.cut_by)
            if cursor is None:
                break
            assert len(page) == size
        assert found == [step.dispatch.number for step in whole]


def test_the_order_of_a_chain_does_not_depend_on_the_order_of_arrival(tmp_path: object) -> None:
    from tests.pipeline.archive_builders import store

    records = [letter(i, {i // 2, i // 3, i - 1} - {0}, issued=f"2022-06-{30 - i:02d}") for i in range(1, 20)]
    seen = set()
    for order in (records, records[::-1], records[::2] + records[1::2]):
        with Archive.open(":memory:") as archive:
            store(archive, order)
            chain = archive.chain("19/UBND-NV")
            seen.add(tuple((s.dispatch.number, s.depth, s.relation) for s in chain))
    assert len(seen) == 1


def test_a_depth_that_cuts_says_so(holding: Holding) -> None:
    archive = holding(*(letter(i, [i - 1] if i > 1 else []) for i in range(1, 6)))
    assert archive.chain("5/UBND-NV", depth=2).cut_by == ("depth",)
    assert archive.chain("5/UBND-NV", depth=4).cut_by == ()
    assert archive.chain("1/UBND-NV", direction="down", depth=2).cut_by == ("depth",)
    assert archive.chain("5/UBND-NV", depth=3, limit=2).cut_by == ("limit",)


def test_a_cursor_belongs_to_its_question(holding: Holding) -> None:
    archive = holding(*(letter(i, range(1, i)) for i in range(1, 6)))
    cursor = archive.chain("5/UBND-NV", limit=2).cursor
    with pytest.raises(CursorError):
        archive.chain("4/UBND-NV", limit=2, cursor=cursor)
    with pytest.raises(CursorError):
        archive.chain("5/UBND-NV", cursor="nonsense")


def test_relations_by_their_words(holding: Holding) -> None:
    archive = holding(letter(1), letter(2, [1]))
    for words in ("implements", "thực hiện", "thuc hien", "Implements"):
        assert numbers(archive, 2, relations=[words]) == ["1/UBND-NV"]
    assert numbers(archive, 2, relations=["căn cứ"]) == []
    with pytest.raises(UnknownRelationError, match="thực hiện"):
        archive.chain("2/UBND-NV", relations=["executes"])


def test_roots(holding: Holding) -> None:
    archive = holding(letter(1), letter(2, [1]), letter(3), letter(4, [2, 3]), letter(5, [4]))
    roots = archive.roots("5/UBND-NV")
    assert [(step.dispatch.number, step.depth) for step in roots] == [("3/UBND-NV", 2), ("1/UBND-NV", 3)]
    assert not roots.truncated and roots.total == 2
    cut = archive.roots("5/UBND-NV", limit=1)
    assert len(cut) == 1 and cut.cut_by == ("limit",)
    assert archive.roots("1/UBND-NV") == []


def test_path_goes_whichever_way_there_is(holding: Holding) -> None:
    archive = holding(letter(1), letter(2, [1]), letter(3, [2]), letter(4, [3, 2]), letter(9))
    for pair in ((4, 1), (1, 4)):
        found = archive.path(*(f"{n}/UBND-NV" for n in pair))
        assert found.steps is not None and (found.origin.number, found.goal.number) == ("4/UBND-NV", "1/UBND-NV")
        assert [step.dispatch.number for step in found.steps] == ["2/UBND-NV", "1/UBND-NV"]
        assert [step.depth for step in found.steps] == [1, 2]
    assert archive.path("4/UBND-NV", "9/UBND-NV").steps is None
    assert archive.path("4/UBND-NV", "1/UBND-NV", depth=1).steps is None
    assert archive.path("4/UBND-NV", "4/UBND-NV").steps == ()


def test_path_through_a_document_that_many_rest_on(holding: Holding) -> None:
    """From above nobody walks through a hub: the way through it is found from below."""
    archive = holding(
        letter(1), letter(2, [1]), *(letter(i, [2]) for i in range(3, 140)), letter(140, [139]), letter(141, [140])
    )
    found = archive.path("1/UBND-NV", "141/UBND-NV")
    assert found.steps is not None
    assert [s.dispatch.number for s in found.steps] == ["140/UBND-NV", "139/UBND-NV", "2/UBND-NV", "1/UBND-NV"]


def test_common(holding: Holding) -> None:
    archive = holding(letter(1), letter(2, [1]), letter(3, [2]), letter(4, [2]), letter(5, [4]), letter(9))
    found = archive.common("3/UBND-NV", "5/UBND-NV")
    assert [each.number for each in found.shared] == ["2/UBND-NV", "1/UBND-NV"]
    assert [[s.dispatch.number for s in way] for way in found.ways[0]] == [["2/UBND-NV"], ["4/UBND-NV", "2/UBND-NV"]]
    assert not found.truncated
    cut = archive.common("3/UBND-NV", "5/UBND-NV", limit=1)
    assert len(cut.shared) == 1 and cut.cut_by == ("limit",)
    assert archive.common("3/UBND-NV", "9/UBND-NV").shared == ()
    assert archive.common("3/UBND-NV", "4/UBND-NV", "5/UBND-NV").shared[0].number == "2/UBND-NV"


def test_questions_of_a_cited_document(holding: Holding) -> None:
    """What nobody holds can be asked for as well: it leads nowhere up, and to what cites it down."""
    archive = holding(
        department("605/SNV-BTĐKT", "Lạng Sơn", "2022-05-22", citations=(citation("5-CT/TW", issued="2021-04-01"),))
    )
    assert archive.chain("5-CT/TW") == []
    assert [s.dispatch.number for s in archive.chain("5-CT/TW", direction="down")] == ["605/SNV-BTĐKT"]
