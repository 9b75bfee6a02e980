"""The order of arrival, the split into runs, repetition and rebuilding leave no trace."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline import Archive
from pipeline.linking.resolve import resolve
from pipeline.linking.statements import of_record
from schemas import Dispatch
from tests.pipeline.archive_builders import citation, deadline, dispatch, store

PROVINCES = ("Lạng Sơn", "Cao Bằng")
DISTRICTS = {"Lạng Sơn": "Lộc Bình", "Cao Bằng": "Hạ Lang"}


@st.composite
def records(draw: st.DrawFn) -> Dispatch:
    """A record out of a small world, so that numbers, issuers and dates meet, differ, and are left out."""
    province = draw(st.sampled_from(PROVINCES))
    issuer, level, symbol = draw(
        st.sampled_from(
            (
                ("SỞ NỘI VỤ", "province", "SNV-BTĐKT"),
                ("ỦY BAN NHÂN DÂN TỈNH " + province.upper(), "province", "UBND-NV"),
                ("ỦY BAN NHÂN DÂN HUYỆN " + DISTRICTS[province].upper(), "district", "UBND-NV"),
                (None, None, "SNV-BTĐKT"),
            )
        )
    )
    serial = draw(st.sampled_from(("1", "2", "")))
    issued = draw(st.sampled_from(("2022-05-22", "2022-05-02", "2022-05-XX", "2023-06-01", None)))
    cited = []
    numbers = ("1/SNV-BTĐKT", "2/SNV-BTĐKT", "1/UBND-NV", "20-CT/TU", "98/2023/NĐ-CP", "2/UBND-NV")
    for number in draw(st.lists(st.sampled_from(numbers), max_size=3, unique=True)):
        within = draw(st.sampled_from((None, cited[0].id))) if cited else None
        cited.append(
            citation(
                number,
                issued=draw(st.sampled_from((None, "2022-05-22", "2022-05-02", "2022-XX-XX"))),
                issuer=draw(st.sampled_from((None, "Sở Nội vụ tỉnh Lạng Sơn", "Sở Nội vụ", "UBND tỉnh"))),
                subject=draw(
                    st.sampled_from((None, "về việc tổ chức hội nghị tổng kết", "phát động thi đua mùa xuân"))
                ),
                relation=draw(st.sampled_from(("implements", "mentions"))),
                within=within,
            )
        )
    due = [deadline("trước ngày 18 hằng tháng", rrule="FREQ=MONTHLY;BYMONTHDAY=18")] if draw(st.booleans()) else []
    return dispatch(
        f"{serial}/{symbol}",
        issuer,
        issued,
        province=province,
        level=level,
        subject=draw(st.sampled_from(("về việc tổ chức hội nghị tổng kết", "phát động thi đua mùa xuân năm mới"))),
        citations=tuple(cited),
        deadlines=tuple(due),
        text=str(draw(st.integers(0, 10_000))),
    )


worlds = st.lists(records(), min_size=2, max_size=7, unique_by=lambda record: record.file.sha256)


@given(worlds, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_resolving_is_a_function_of_the_set(world: list[Dispatch], random: object) -> None:
    evidence = []
    for record in world:
        said = of_record(record, record.file.sha256)
        evidence += [said.own, *filter(None, said.cited.values())]
    blocks = {item.block for item in evidence}
    for block in blocks:
        items = [item for item in evidence if item.block == block]
        first = _partition(items)
        random.shuffle(items)  # type: ignore[attr-defined]
        assert _partition(items) == first


def _partition(items: list) -> tuple:  # type: ignore[type-arg]
    resolution = resolve(items)
    groups = [frozenset(member.signature for member in cluster.members) for cluster in resolution.clusters]
    ambiguous = {key: frozenset(groups[i] for i in found) for key, found in resolution.ambiguous.items()}
    assert sum(map(len, groups)) + len(ambiguous) == len({item.signature for item in items})
    return frozenset(groups), tuple(sorted(ambiguous.items(), key=lambda pair: pair[0]))


def check_order(world: list[Dispatch], data: st.DataObject) -> None:
    with Archive.open(":memory:") as together, Archive.open(":memory:") as apart:
        store(together, world)
        expected = together.digest()
        shuffled = data.draw(st.permutations(world))
        cuts = sorted(data.draw(st.sets(st.integers(1, len(world)), max_size=3)))
        batches = [shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, len(world)], strict=True)]
        store(apart, *batches)
        assert apart.digest() == expected
        store(apart, *batches[:1])  # the same again changes nothing
        assert apart.digest() == expected
        apart.rebuild()
        assert apart.digest() == expected


# Every example opens two archives: without shrinking, a failure is shown in seconds instead of minutes.
UNSHRUNK = settings(
    deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip


@given(worlds, st.data())
@settings(UNSHRUNK, max_examples=15)
def test_any_order_and_any_split_give_one_digest(world: list[Dispatch], data: st.DataObject) -> None:
    check_order(world, data)


@pytest.mark.soak
@given(worlds, st.data())
@settings(UNSHRUNK, max_examples=1500)
def test_any_order_and_any_split_give_one_digest_at_length(world: list[Dispatch], data: st.DataObject) -> None:
    check_order(world, data)


@given(worlds)
@settings(max_examples=8, deadline=None)
def test_keys_and_calendar_entries_survive_a_rebuild(world: list[Dispatch]) -> None:
    with Archive.open(":memory:") as archive:
        for record in world:
            store(archive, [record])
        documents = {(each.id, each.title) for each in archive.documents()}
        entries = {(each.uid, each.sequence) for each in archive.deadlines()}
        archive.rebuild()
        assert {(each.id, each.title) for each in archive.documents()} == documents
        assert {(each.uid, each.sequence) for each in archive.deadlines()} == entries
