"""The forms in which numbers are written, each with what tells it from its neighbours."""

from __future__ import annotations

import pytest

from extractors.citations import patterns

FORMS = [  # pattern, text, the number that it finds
    ("NUMBER", "Công văn số 875/UBND-NV ngày 02/3/2023", "875/UBND-NV"),
    ("NUMBER", "Chỉ thị số 20-CT/TU ngày 02/3/2023", "20-CT/TU"),
    ("NUMBER", "Luật số 06/2022/QH15", "06/2022/QH15"),
    ("NUMBER", "Thông báo số 12/TB VPCP ngày 02/3/2023", "12/TB VPCP"),  # a code behind a blank, before the day
    ("NUMBER", "Thông báo số 12/TB VPCP gửi", "12/TB"),
    ("NUMBER", "Nghị quyết số 15-NQ/TW XII ngày 02/3/2023", "15-NQ/TW XII"),  # the term of a committee
    ("NUMBER", "Công văn CV12/SNV-VP", "12/SNV-VP"),  # "CV" may touch the serial, another letter may not
    ("NUMBER", "mã A12/SNV-VP", None),
    ("BLANK", "Công văn số      /SNV-TĐKT", "/SNV-TĐKT"),
    ("BLANK", "Kế hoạch số …/KH-UBND", "…/KH-UBND"),
    ("BLANK", "Công văn số   -CV/TU", "-CV/TU"),  # a dash only before the Party's symbol
    ("BLANK", "Công văn số   -CV", None),
    ("BARE", "công văn 605 của Sở Nội vụ", "605"),
    ("BARE", "công văn 605 gửi Sở Nội vụ", None),
    ("GLUED", "số 10UBQGNKT", "10UBQGNKT"),
    ("OLD", "số 4391 TC/CST ngày 02/3/2003", "4391 TC/CST"),
    ("OLD", "số 4391 TC-TCT/CST của Bộ Tài chính", "4391 TC-TCT/CST"),
    ("OLD", "số 4391 TC/TCT-CST, ngày 02/3/2003", "4391 TC/TCT-CST"),
    ("OLD", "số 4391 TC/CST gửi Bộ Tài chính", None),  # only a day or the issuer behind it makes it one
]


@pytest.mark.parametrize(("form", "text", "number"), FORMS)
def test_form(form: str, text: str, number: str | None) -> None:
    found = getattr(patterns, form).search(text)
    groups = found.groupdict() if found else {}
    assert (groups.get("number") or (found[0] if found else None)) == number
