"""Every question has the same answer on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline import Archive
from schemas import Dispatch
from tests.pipeline.archive_builders import citation, deadline, department, dispatch, district, store

SNV = "Sở Nội vụ tỉnh Lạng Sơn"
REPORT = "gửi danh sách cá nhân được đề nghị về Sở Nội vụ"


def records() -> list[Dispatch]:
    """A circular with what rests on it, what changes it, laws, and a document that nobody holds."""
    upon = citation("605/SNV-BTĐKT", issued="2022-05-20", issuer=SNV, relation="implements")
    law = citation("98/2023/NĐ-CP", issued="2023-12-31", doc_type="NĐ", relation="basis")
    plan = citation("9/KH-UBND", issued="2022-01-05", issuer="UBND tỉnh Lạng Sơn", relation="implements")
    due = deadline("trước ngày 15/6", boundary="2022-06-15", last_day="2022-06-14", task=REPORT,
                   assignees=("UBND các huyện, thành phố",), deliver_to="Sở Nội vụ")  # fmt: skip
    below = deadline("trước ngày 10/6", boundary="2022-06-10", last_day="2022-06-09", task="lập danh sách cá nhân",
                     assignees=("UBND các xã",), deliver_to="UBND huyện")  # fmt: skip
    more = deadline("đến ngày 30/6", operator="by", boundary="2022-06-30", last_day="2022-06-30", task=REPORT)
    extends = citation("605/SNV-BTĐKT", issued="2022-05-20", issuer=SNV, relation="extends_time")
    return [
        department("605/SNV-BTĐKT", "Lạng Sơn", "2022-05-20", citations=(plan, law), deadlines=(due,),
                   addressees=("UBND các huyện, thành phố", "Các đơn vị liên quan")),
        *(district(f"{i}/UBND-NV", citations=(upon, law), deadlines=(below,) if i == 1 else (), issued=f"2022-06-0{i}")
          for i in range(1, 6)),
        department("700/SNV-BTĐKT", "Lạng Sơn", "2022-06-10", citations=(extends,), deadlines=(more,)),
        dispatch("3/UBND-VP", "ỦY BAN NHÂN DÂN XÃ TÚ ĐOẠN", "2022-06-20", province="Lạng Sơn", level="commune",
                 citations=(citation("1/UBND-NV", issued="2022-06-01", issuer="UBND huyện Lộc Bình", relation="per"),)),
    ]  # fmt: skip


def _numbers(found: Any) -> list[Any]:
    return [(step.dispatch.number, step.relation, step.depth) for step in found]


QUESTIONS: dict[str, Callable[[Archive], Any]] = {
    "chain": lambda a: _numbers(a.chain("605/SNV-BTĐKT", direction="both")),
    "all of a chain": lambda a: _numbers(a.chain("3/UBND-VP", everything=True)),
    "a page": lambda a: (_numbers(p := a.chain("605/SNV-BTĐKT", direction="down", limit=2, count=True)), p.total),
    "hubs": lambda a: _numbers(a.chain("9/KH-UBND", direction="down", hub=3)),
    "proposals": lambda a: _numbers(a.chain("605/SNV-BTĐKT", direction="down", candidates=True, min_confidence=0.3)),
    "roots": lambda a: _numbers(a.roots("3/UBND-VP")),
    "path": lambda a: _numbers(a.path("9/KH-UBND", "3/UBND-VP").steps),
    "common": lambda a: [d.number for d in a.common("3/UBND-VP", "2/UBND-NV").shared],
    "chains": lambda a: [[d.number for d in m.documents] for m in a.chains("huyện > Sở Nội vụ > tỉnh")],
    "a gap": lambda a: [[d.number for d in m.documents] for m in a.chains("xã >> CV: sở")],
    "breaks": lambda a: [m.reason for m in a.breaks("huyện > Sở Nội vụ > Bộ Nội vụ")],
    "follow": lambda a: [(f.agency, f.covers, f.days, f.further) for f in a.follow("605/SNV-BTĐKT").followers],
    "cascade": lambda a: [(d.deadline.task, d.level, d.margin) for d in a.cascade("605/SNV-BTĐKT").deadlines],
    "missing": lambda a: [(m.document.number, m.cited_by, m.acted_upon) for m in a.missing(everything=True)],
    "superseded": lambda a: [(s.document.number, s.by.number) for s in a.superseded()],
    "moved": lambda a: [d.superseded_by and d.superseded_by.number for d in a.deadlines(number="605/SNV-BTĐKT")],
    "cited by": lambda a: sorted(str(c.asserted_by.number) for c in a.cited_by("605/SNV-BTĐKT", limit=4)),
    "show": lambda a: len(a.show("605/SNV-BTĐKT").cited_by),
    "search": lambda a: a.search("snv", limit=1).truncated,
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return store(Archive.open(tmp_path_factory.mktemp("both") / "small.db"), records())


def test_every_question_has_an_answer(small: Archive) -> None:
    assert [name for name, ask in QUESTIONS.items() if not ask(small)] == []


def test_both_databases_answer_alike(small: Archive, postgres_url: str, tmp_path: Path) -> None:
    with Archive.open(postgres_url) as large:
        store(large, records())
        for name, ask in QUESTIONS.items():
            assert ask(large) == ask(small), name
