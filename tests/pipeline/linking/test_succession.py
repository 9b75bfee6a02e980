"""Bodies at a date: what was before them and what became of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from pipeline import Archive
from pipeline.asking.bodies import SeveralBodiesError
from pipeline.linking.identity import identify
from pipeline.linking.succession import AgencyAt, all_predecessors, life, successors
from schemas import Dispatch
from tests.pipeline.archive_builders import deadline, department, dispatch, district, store

Holding = Callable[..., Archive]

LIVES = [  # name, province, day → first and last day of the body that bore the name then
    ("Sở Nội vụ tỉnh Khánh Hòa", None, "2023-05-01", ("1989-07-01", "2025-06-30")),
    ("Sở Nội vụ tỉnh Khánh Hòa", None, "2026-05-01", ("2025-07-01", None)),
    ("Sở Nội vụ tỉnh Lạng Sơn", None, "2026-05-01", (None, None)),  # was not merged
    ("UBND huyện Lộc Bình", None, "2023-05-01", (None, "2025-06-30")),
    ("UBND tỉnh Đồng Nai", None, "2025-12-01", ("2025-07-01", "2026-04-29")),
    ("UBND thành phố Đồng Nai", None, "2026-05-10", ("2026-04-30", None)),
    ("Bộ Giao thông vận tải", None, "2024-05-01", (None, "2025-02-28")),
    ("Sở Giao thông vận tải tỉnh Lạng Sơn", None, "2024-05-01", (None, "2025-06-30")),
    ("UBND xã An Phú", "An Giang", "2026-01-01", ("2025-07-01", None)),
]


@pytest.mark.parametrize(("name", "province", "on", "expected"), LIVES)
def test_life(name: str, province: str | None, on: str, expected: tuple[str | None, str | None]) -> None:
    agency = identify(name, province, None, on)
    assert agency is not None
    assert life(agency, on) == expected


BEFORE = [  # name, province, day → keys of all bodies before it
    ("Sở Nội vụ tỉnh Khánh Hòa", None, "2026-01-05", {
        "so noi vu|||ninh thuan", "so noi vu|||khanh hoa",
        "so lao dong thuong binh va xa hoi|||ninh thuan", "so lao dong thuong binh va xa hoi|||khanh hoa"}),
    ("Sở Nội vụ tỉnh Khánh Hòa", None, "2023-01-05", {"so lao dong thuong binh va xa hoi|||khanh hoa"}),
    ("Bộ Xây dựng", None, "2026-01-05", {"bo giao thong van tai|||"}),
    ("UBND thành phố Đồng Nai", None, "2026-06-01", {
        "uy ban nhan dan|||dong nai@2025-07-01", "uy ban nhan dan|||dong nai", "uy ban nhan dan|||binh phuoc"}),
    ("UBND xã An Phú", "An Giang", "2026-01-01", {
        "uy ban nhan dan|thi tran an phu|huyen an phu|an giang", "uy ban nhan dan|xa vinh hoi dong|huyen an phu|an giang",
        "uy ban nhan dan|xa phu hoi|huyen an phu|an giang", "uy ban nhan dan|xa phuoc hung|huyen an phu|an giang"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "province", "on", "expected"), BEFORE)
def test_predecessors(name: str, province: str | None, on: str, expected: set[str]) -> None:
    agency = identify(name, province, None, on)
    assert agency is not None
    body = AgencyAt(agency, on)
    found = all_predecessors(body)
    assert {each.key for each in found} == expected
    for each in found:  # and back
        later, ways = [each], set()
        while later:
            following = successors(later.pop())
            ways |= {after.key for after, _ in following}
            later += [after for after, _ in following if after.key != body.key]
        assert body.key in ways


def test_edges_between_bodies_of_the_archive(archive: Archive) -> None:
    old = department("5/SNV-VP", "Ninh Thuận", "2023-05-01")
    new = department("7/SNV-VP", "Khánh Hòa", "2026-01-05")
    former = department("6/SNV-VP", "Khánh Hòa", "2023-05-02")
    store(archive, [new], [old, former])
    with archive.connect() as connection:
        rows = connection.execute(sa.text(
            "SELECT a.key, b.key, s.since, a.valid_to FROM agency_succession s JOIN agency a ON a.id = s.predecessor_id"
            " JOIN agency b ON b.id = s.successor_id ORDER BY a.key"
        )).all()  # fmt: skip
    assert [tuple(row) for row in rows] == [
        ("so noi vu|||khanh hoa", "so noi vu|||khanh hoa@2025-07-01", "2025-07-01", "2025-06-30"),
        ("so noi vu|||ninh thuan", "so noi vu|||khanh hoa@2025-07-01", "2025-07-01", "2025-06-30"),
    ]


def asks(province: str, number: str, *assignees: str, issued: str = "2022-06-01", **values: object) -> Dispatch:
    due = tuple(deadline(f"{number} {each}", last_day="2022-07-01", assignees=(each,)) for each in assignees)
    return dispatch(number, f"ỦY BAN NHÂN DÂN TỈNH {province.upper()}", issued, province=province, level="province",
                    deadlines=due, **values)  # fmt: skip


def quotes(archive: Archive, name: str, **values: bool) -> list[str]:
    return [each.quote for each in archive.deadlines(for_agency=name, **values)]


def test_duties_never_cross_a_province(holding: Holding) -> None:
    groups = ("UBND các huyện, thị xã, thành phố", "Các sở, ban, ngành", "các cơ quan, đơn vị", "Sở Tài chính")
    archive = holding(
        asks("Lạng Sơn", "1/UBND-NV", *groups),
        asks("Cao Bằng", "2/UBND-NV", *groups),
        dispatch("3/ĐHAB", "TRƯỜNG ĐẠI HỌC AN BÌNH", "2022-06-01", level="other",
                 deadlines=(deadline("x", last_day="2022-07-01", assignees=groups[:1]),)),
    )  # fmt: skip
    for name, covered in (("UBND huyện Lộc Bình", {0, 2}), ("Sở Tài chính tỉnh Lạng Sơn", {1, 2, 3})):
        assert set(quotes(archive, name)) == {f"1/UBND-NV {groups[i]}" for i in covered}


def test_a_commune_is_of_its_district(holding: Holding) -> None:
    due = (deadline("trước ngày 10/7/2022", last_day="2022-07-09", assignees=("UBND các xã, thị trấn",)),)
    archive = holding(district(deadlines=due))
    assert quotes(archive, "UBND xã Tú Đoạn, huyện Lộc Bình, tỉnh Lạng Sơn")
    assert quotes(archive, "UBND xã Tú Đoạn, tỉnh Lạng Sơn")  # the table knows its district
    assert not quotes(archive, "UBND xã Thống Nhất, huyện Hạ Lang, tỉnh Cao Bằng")


def test_with_predecessors(holding: Holding) -> None:
    archive = holding(
        asks("Ninh Thuận", "1/UBND-NV", "Sở Nội vụ"), asks("Khánh Hòa", "2/UBND-NV", "Sở Nội vụ"),
        asks("Khánh Hòa", "3/UBND-NV", "Sở Nội vụ", issued="2025-09-01"),
        asks("Ninh Thuận", "4/UBND-NV", "Sở Lao động - Thương binh và Xã hội"), asks("Lạng Sơn", "5/UBND-NV", "Sở Nội vụ"),
    )  # fmt: skip
    name = "Sở Nội vụ tỉnh Khánh Hòa"
    assert [quote[0] for quote in quotes(archive, name)] == ["2", "3"]
    assert [quote[0] for quote in quotes(archive, name, with_predecessors=True)] == ["1", "2", "3", "4"]


def test_a_name_of_several_provinces_is_asked_back(holding: Holding) -> None:
    archive = holding(asks("Lạng Sơn", "1/UBND-NV", "Sở Tài chính"), asks("Cao Bằng", "2/UBND-NV", "Sở Tài chính"))
    with pytest.raises(SeveralBodiesError, match="tỉnh Cao Bằng; tỉnh Lạng Sơn"):
        archive.deadlines(for_agency="Sở Tài chính")
    with Archive.open(":memory:") as one:
        store(one, [asks("Lạng Sơn", "1/UBND-NV", "Sở Tài chính")])
        assert len(one.deadlines(for_agency="Sở Tài chính")) == 1
