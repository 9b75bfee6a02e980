"""Each check of a record, by the paths that it gives."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from extractors.extract import extract_bytes
from extractors.review import CHECKS, with_review
from schemas import (
    Citation,
    Deadline,
    DigitalSignature,
    Dispatch,
    DocType,
    Evidence,
    FileInfo,
    Issuer,
    Party,
    Received,
    Signature,
    parse_number,
)
from schemas.dispatch import ReviewReason
from tests.parts.letters import FIRST, FORM

HEAD = Signature(authority=("TM. ỦY BAN NHÂN DÂN",), title="CHỦ TỊCH", name="Hoàng Vĩnh Tuy")
FILE = FileInfo(name="a.txt", sha256="", media_type="text/plain")
SCAN = FileInfo(name="a.pdf", sha256="", media_type="application/pdf", text_source="ocr")
SIGNED_FILE = FileInfo(
    name="a.pdf", sha256="", media_type="application/pdf",
    digital_signatures=(DigitalSignature(signer="Vi Thế Lượng", signed_at="2022-03-01T09:30:00+07:00"),),
)  # fmt: skip
TITLE = {"doc_type.code": Evidence(rule="type.title", spans=())}


def record(**values: Any) -> Dispatch:
    """A record with nothing to look at but what the values change."""
    signatures = values.pop("signatures", (HEAD,))
    whole: dict[str, Any] = {
        "file": FILE, "doc_type": DocType(code="CV", name="Công văn"), "issuer": Issuer(name="SỞ NỘI VỤ"),
        "number": parse_number("12/SNV-VP"), "issued": "2022-03-02", "subject": "rà soát biểu mẫu",
        "addressees": (Party(as_written="Các phòng"),), "signatures": signatures,
        "signature": signatures[0] if signatures else None,
    }  # fmt: skip
    return Dispatch(**(whole | values))


def block(authority: str, title: str) -> dict[str, Any]:
    return {"signatures": (Signature(authority=(authority,) if authority else (), title=title, name="Vi Thế Lượng"),)}


def deadline(day: str, quote: str = "q") -> Deadline:
    return Deadline(id="d", operator="by", boundary=day, last_day=day, quote=quote, start=0, end=1)


SIGNED = ["signatures.0.authority", "signature.authority"]
NOT_NAMED = ["signatures.0.name", "signature.name"]
ROWS: list[tuple[ReviewReason, dict[str, Any], list[str]]] = [
    ("unsure", {"evidence": {"issued": Evidence(rule="r", spans=(), confidence=0.4)}}, ["issued"]),
    ("unsure", {"evidence": {"issued": Evidence(rule="r", spans=(), confidence=0.9)}}, []),
    ("unsure", {"file": SCAN, "addressees": (Party(as_written="Các Phò¬g chuyên môn"),)}, ["addressees.0.as_written"]),
    ("unsure", {"file": SCAN, "addressees": (Party(as_written="Các phòng TC-HC, CNTT"),)}, []),
    ("unsure", {"addressees": (Party(as_written="Các Phò¬g chuyên môn"),)}, []),  # print has its own misprints
    ("unsure", {"file": SCAN, "distribution": (Party(as_written="Như trên"), Party(as_written="- Như trên,"))},
               ["distribution.1.as_written"]),  # nobody is named twice: a line was misread
    ("unsure", {"distribution": (Party(as_written="Như trên"), Party(as_written="Như trên"))}, []),  # printed so
    ("unsure", {"citations": (Citation(id="a", issuer="Chủ tịch UBND tỉnh"),)}, ["citations.0.issuer"]),  # of which?
    ("unsure", {"citations": (Citation(id="a", issuer="UBND tỉnh Bến Tre"),)}, []),
    ("unsure", {"citations": (Citation(id="a", number="5/NQ-ĐU", issuer="Đảng ủy và Công đoàn cơ sở"),)},
               ["citations.0.issuer"]),  # the second body may be whom the sentence goes on with
    ("unsure", {"citations": (Citation(id="a", number="5/TTLT-BTC-BNV", issuer="Bộ Tài chính và Bộ Nội vụ"),)}, []),
    ("unsure", {"citations": (Citation(id="a", number="5/SKHĐT-TH", issuer="Sở Kế hoạch và Đầu tư"),)}, []),
    ("unsure", {"file": SCAN, "distribution": (Party(as_written="Lưu: VT, ntmai (02b)"),)}, []),  # drafters' initials
    ("unsure", {"file": SCAN, "distribution": (Party(as_written="Lưu: VT, TTr. +Œ"),)}, ["distribution.0.as_written"]),
    ("unsure", {"issuer": Issuer(name="SỞ NỘI VỤ", province="Bến Tre"),
                "citations": (Citation(id="a", issuer="UBND tỉnh"),)}, []),
    ("unsure", {"citations": (Citation(id="a"), Citation(id="b", within="a")),
                "evidence": {"citations.1.within": Evidence(rule="r", spans=(), confidence=0.6)}},
               ["citations.1.within", "citations.1.relation"]),
    ("unsure", {"file": SCAN, "citations": (Citation(id="a"), Citation(id="b", within="a")),
                "evidence": {"citations.1.within": Evidence(rule="r", spans=(), confidence=0.95)}},
               ["citations.1.within", "citations.1.relation"]),  # the end of a subject is easily lost on a scan
    ("missing", {}, []),
    ("missing", {"number": None}, ["number"]),
    ("missing", {"number": parse_number("/SNV-VP")}, ["number.serial"]),
    ("missing", {"issued": None}, ["issued"]),
    ("missing", {"issued": "2022-03-XX"}, ["issued"]),
    ("missing", {"number": parse_number("/SNV-VP"), "issued": "2022-03-XX", "status": "draft"}, []),  # to be filled in
    ("missing", {"issuer": Issuer()}, ["issuer.name"]),
    ("missing", {"subject": None}, ["subject"]),
    ("missing", {"doc_type": None}, ["doc_type"]),
    ("missing", {"addressees": ()}, ["addressees"]),
    ("missing", {"addressees": (), "doc_type": DocType(code="QĐ", name="Quyết định")}, []),  # a decision has none
    ("missing", {"signatures": ()}, ["signature"]),
    ("missing", {"signatures": (HEAD.model_copy(update={"name": None}),)}, NOT_NAMED),
    ("missing", {"signatures": (HEAD, HEAD.model_copy(update={"name": None}))}, ["signatures.1.name"]),
    ("year_of_number", {"number": parse_number("12/2023/TT-BNV")}, ["number.symbol", "issued"]),
    ("year_of_number", {"number": parse_number("12/2022/TT-BNV")}, []),
    ("year_of_number", {"number": parse_number("12/2022/TT-BNV"), "issued": "2022-XX-XX"}, []),
    ("year_of_number", {"number": parse_number("12/2022/TT-BNV"), "issued": None}, []),
    ("type_of_symbol", {"doc_type": DocType(code="KH", name="Kế hoạch"), "number": parse_number("12/QĐ-UBND"),
                        "evidence": TITLE}, ["doc_type.code"]),
    ("type_of_symbol", {"doc_type": DocType(code="QĐ", name="Quyết định"), "number": parse_number("12/QĐ-UBND"),
                        "evidence": TITLE}, []),
    ("type_of_symbol", {"doc_type": DocType(code="KH", name="Kế hoạch"), "evidence": TITLE}, []),  # tells no type
    ("place_and_issuer", {"issuer": Issuer(name="SỞ NỘI VỤ", province="Bến Tre"), "place": "Bến Tre"}, []),
    ("place_and_issuer", {"issuer": Issuer(name="SỞ NỘI VỤ", province="Bến Tre"), "place": "Phú Thọ"},
                         ["place", "issuer.province"]),
    ("place_and_issuer", {"issuer": Issuer(name="UBND HUYỆN HẠ LANG", province="Cao Bằng"), "place": "Hạ Lang"}, []),
    ("place_and_issuer", {"issuer": Issuer(name="UBND HUYỆN HẠ LANG", province="Lạng Sơn"), "place": "Hạ Lang"},
                         ["place", "issuer.province"]),
    ("place_and_issuer", {"issuer": Issuer(name="CỤC MỎ"), "place": "Hạ Lang"}, []),  # a central body may sit anywhere
    ("place_and_issuer", {"issuer": Issuer(name="UBND THỊ TRẤN MẬU A", province="Yên Bái"), "place": "Mậu A"}, []),
    ("symbol_and_issuer", {}, []),
    ("symbol_and_issuer", {"number": parse_number("12/STC-VP")}, ["number.symbol", "issuer.name"]),
    ("symbol_and_issuer", {"number": parse_number("12/QĐ-SNV")}, []),
    ("symbol_and_issuer", {"number": parse_number("12-HD/BTCTU"),
                           "issuer": Issuer(name="BAN TỔ CHỨC", parent="THÀNH ỦY HẢI PHÒNG")}, []),
    ("symbol_and_issuer", {"number": parse_number("12/TB-CĐII"), "issuer": Issuer(name="TRƯỜNG CAO ĐẲNG II")}, []),
    ("symbol_and_issuer", {"number": parse_number("12/KH"), "issuer": Issuer(name="CÔNG TY THÉP")}, []),  # no body in it
    ("after_signing", {"file": SIGNED_FILE}, []),
    ("after_signing", {"file": SIGNED_FILE, "issued": "2022-02-27"}, []),
    ("after_signing", {"file": SIGNED_FILE, "issued": "2022-03-20"}, ["issued"]),
    ("day_of_rest", {"file": SCAN}, []),
    ("day_of_rest", {"file": SCAN, "issued": "2022-03-06"}, ["issued"]),
    ("day_of_rest", {"issued": "2022-03-06"}, []),  # print says it
    ("other_weekday", {"deadlines": (deadline("2022-03-18", "trước thứ Sáu, ngày 18/3"),)}, []),
    ("other_weekday", {"deadlines": (deadline("2022-03-18", "trước thứ 6 ngày 18/3"),)}, []),
    ("other_weekday", {"deadlines": (deadline("2022-03-18", "chậm nhất Chủ nhật ngày 18/3"),)},
                      ["deadlines.0.boundary"]),
    ("other_weekday", {"deadlines": (deadline("2022-03-18", "thứ Hai ngày 14/3, trước 18/3"),)}, []),  # another day's
    ("signing_authority", block("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), []),
    ("signing_authority", block("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"), []),
    ("signing_authority", block("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), []),
    ("signing_authority", block("KT. GIÁM ĐỐC", "GIÁM ĐỐC"), SIGNED),
    ("signing_authority", block("KT. BỘ TRƯỞNG", "THỦ TRƯỞNG"), SIGNED),  # no deputy, though it sounds like one
    ("signing_authority", block("", "PHÓ GIÁM ĐỐC"), SIGNED),
    ("signing_authority", block("", "GIÁM ĐỐC"), []),
    ("signing_authority", block("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"), []),  # a deputy speaks for a Party committee
    ("signing_authority", block("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), []),
    ("signing_authority", block("TL. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), SIGNED),
    ("signing_authority", block("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"), []),
    ("received_before_issued", {"file": FILE.model_copy(update={"received": Received(date="2022-03-01")})}, ["issued"]),
    ("received_before_issued", {"file": FILE.model_copy(update={"received": Received(date="2022-03-02")})}, []),
    ("cited_after_issued", {"citations": (Citation(id="a", issued="2022-03-01"), Citation(id="b", issued="2023-XX-XX"))},
     ["citations.1.issued"]),
    ("cited_after_issued", {"citations": (Citation(id="a", issued="2022-XX-XX"),)}, []),  # may be earlier
    ("due_before_issued", {"deadlines": (deadline("2022-03-02"), deadline("2022-03-01"))}, ["deadlines.1.last_day"]),
]  # fmt: skip


@pytest.mark.parametrize(("check", "values", "paths"), ROWS)
def test_check(check: ReviewReason, values: dict[str, Any], paths: list[str]) -> None:
    reviewed = with_review(record(**values))
    assert [path for path, reason in reviewed.review_reasons.items() if reason == check] == paths
    assert set(reviewed.needs_review) == set(reviewed.review_reasons) >= set(paths)


def test_every_reason_has_its_check_and_its_rows() -> None:
    assert set(CHECKS) == set(get_args(ReviewReason)) == {check for check, _, paths in ROWS if paths}


def test_records_of_texts_are_checked() -> None:
    assert "missing" not in extract_bytes(FIRST.encode(), "a.txt").first.review_reasons.values()
    form = extract_bytes(FORM.encode(), "a.txt").first
    assert {"number.serial", "issued", "signature.name"} <= set(form.needs_review)


@pytest.mark.parametrize(
    ("subject", "source", "flagged"),
    [
        ("rà soát danh sách cán bộ năm 2024", "ocr", False),
        ("rà soát danh sách OCOP, Website, QĐ-UBND (đợt 2)", "ocr", False),  # abbreviations, words of other languages
        ("rà soát a»w#£Göanh nghiệp", "ocr", True),
        ("gói thâuh cung ứng", "ocr", True),  # no syllable
        ("rà soát a»w#£Göanh nghiệp", "text", False),  # printed so: nobody misread it
    ],
)
def test_words_of_a_scan_that_are_none(subject: str, source: str, flagged: bool) -> None:
    record = Dispatch(
        file=FileInfo(name="a.pdf", sha256="0" * 64, media_type="application/pdf", text_source=source), subject=subject
    )
    assert ("subject" in with_review(record).needs_review) == flagged
