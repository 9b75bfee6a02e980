"""The relation of a citation as the governing phrase gives it, and the issuer told by words before the number."""

from __future__ import annotations

import pytest

from schemas import Citation

from .governed import GOVERNED, ISSUERS, OWN_SUBJECT
from .long_sentences import LONG
from .reading import cite
from .told_issuers import TOLD_ISSUERS

SENTENCES = [*((text, expected) for rows in GOVERNED.values() for text, expected in rows), *LONG]


def told(citations: tuple[Citation, ...]) -> list[str]:
    """Return relation, number and the number of the outer document of each citation."""
    numbers = {citation.id: citation.number for citation in citations}
    return [f"{c.relation} {c.number}" + (f" < {numbers.get(c.within)}" if c.within else "") for c in citations]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:50] for text, _ in SENTENCES])
def test_relation(text: str, expected: list[str]) -> None:
    assert told(cite(text)) == expected


@pytest.mark.parametrize(("subject", "body", "expected"), OWN_SUBJECT, ids=[row[0][:50] for row in OWN_SUBJECT])
def test_first_named_in_the_letter_s_own_subject(subject: str, body: str, expected: list[str]) -> None:
    """It stands in no other one's subject, and the trích yếu gives the relation."""
    assert sorted(told(cite(body, subject=subject))) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), [*ISSUERS, *TOLD_ISSUERS], ids=lambda value: str(value)[:50])
def test_issuer(text: str, expected: list[str | None]) -> None:
    assert [citation.issuer for citation in cite(text)] == expected


def test_an_organ_of_the_own_body() -> None:
    """ "Văn phòng Bộ", "Thanh tra Sở" are those of the citing body, or of the one above it."""
    text = "Văn phòng Bộ đã ban hành Quy chế tại Quyết định số 109/QĐ-VP ngày 01/3/2011."
    assert [c.issuer for c in cite(text, issuer="BỘ NỘI VỤ", place="Hà Nội")] == ["Văn phòng Bộ Nội vụ"]
    text = "Theo Kết luận số 12/KL-TTr ngày 01/3/2011 của Thanh tra Sở về"
    assert [c.issuer for c in cite(text, issuer="SỞ TƯ PHÁP")] == ["Thanh tra Sở Tư pháp tỉnh Lạng Sơn"]


def test_a_joint_circular_by_its_symbol() -> None:
    found = cite("Căn cứ Thông tư số 60/2003/TTLT-BNV-BTC ngày 25/4/2003 của Bộ Nội vụ và Bộ Tài chính;")
    assert [c.doc_type for c in found] == ["TTLT"]
