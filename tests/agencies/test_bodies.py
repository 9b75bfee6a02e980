"""Names of bodies: alone as a header prints them, in running text, and what tells them apart."""

from __future__ import annotations

import pytest

from extractors.agencies.bodies import Surroundings, parse_body, parse_body_at

ALONE = [
    # name, day, around, kind, unit, province, level
    ("SỞ NỘI VỤ", None, {"parent": "UBND TỈNH LÀO CAI"}, "SỞ", "tỉnh Lào Cai", "Lào Cai", "province"),
    ("Ủy ban nhân dân huyện Hạ Lang", None, {}, "Ủy ban", "huyện Hạ Lang", "Cao Bằng", "district"),
    ("Bộ Tài chính", None, {}, "Bộ", None, None, "central"),
    # a plan, no body, though a body's name may begin so
    ("TỔ CHỨC HỘI NGHỊ", None, {}, None, None, None, None),
    # no name printed: the symbol tells the level, the place the province
    ("", None, {"place": "Lào Cai", "symbol": "SNV-TCCC"}, None, "tỉnh Lào Cai", "Lào Cai", "province"),
]


@pytest.mark.parametrize(("name", "on", "around", "kind", "unit", "province", "level"), ALONE)
def test_a_name_alone(name, on, around, kind, unit, province, level):
    body = parse_body(name, on, Surroundings(**around))
    assert (body.kind, body.unit, body.province, body.level) == (kind, unit, province, level)


RUNNING = [
    # text up to `|`, what is read from there on
    ("theo đề nghị của |Sở Văn hóa, Thể thao và Du lịch tại Tờ trình", "Sở Văn hóa, Thể thao và Du lịch"),
    ("văn bản của |Ủy ban nhân dân tỉnh đề nghị", "Ủy ban nhân dân tỉnh"),
    ("ý kiến |của mọi người", None),
]


@pytest.mark.parametrize(("text", "name"), RUNNING)
def test_a_name_in_running_text(text, name):
    before, _, after = text.partition("|")
    body = parse_body_at(before + after, len(before), len(before + after))
    assert (body.name if body else None) == name


FOLDED = [
    # name, province known beside it, body, district, province, level
    ("UBND huyện Hạ Lang", None, "uy ban nhan dan", "huyen ha lang", "cao bang", "district"),
    ("so noi vu tinh cao bang", None, "so noi vu", None, "cao bang", "province"),
    ("Sở Nội vụ", "Cao Bằng", "so noi vu", None, "cao bang", "province"),
]


@pytest.mark.parametrize(("name", "known", "body", "district", "province", "level"), FOLDED)
def test_what_tells_a_body_apart(name, known, body, district, province, level):
    found = parse_body(name).identity(known)
    assert found is not None
    assert (found.body, found.district, found.province, found.level) == (body, district, province, level)
