"""The page that shows a record on its text: whole, escaped, without anything from outside, and complete."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import get_args

import pytest

from extractors.document import DocumentText, Line
from extractors.extract import extract_bytes
from pipeline.explaining.labels import REASONS
from pipeline.explaining.page import explain, page_name
from schemas import Dispatch, Evidence, FileInfo, Span
from schemas.dispatch import Refusal, RefusalReason

LETTER = """ỦY BAN NHÂN DÂN HUYỆN AN BÌNH
Số: 512/UBND-NV
V/v <script>alert(1)</script> tổng kết "phong trào" & 'thi đua'
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Bình, ngày 10 tháng 3 năm 2023

Kính gửi: Phòng Nội vụ <img src=x onerror=alert(2)>.

Thực hiện Công văn số 77/SNV-TĐKT ngày 01/3/2023 của Sở Nội vụ về việc </mark></div></main><h1>x</h1>, đề nghị Phòng Nội vụ
gửi báo cáo về Văn phòng trước ngày 20/3/2023. Phong trào được phát động cho giai đoạn 2021 - 2025 \u202engược\u202c \x07.
Quy chế có hiệu lực kể từ ngày 01/01/2024.

Nơi nhận:
- Như trên;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Văn An
"""


class Page(HTMLParser):
    """What a browser would see: the tags, the ids, and the text inside the page of the source."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.source: list[str] = []
        self.depth = 0
        self.skip = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        if tag in ("meta", "img", "br", "link", "input"):
            return
        self.open.append(tag)
        if self.depth or values.get("class") == "page":
            self.depth += 1
            self.skip += bool(self.skip or values.get("class") == "break")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, "tags nest"
        if self.depth:
            self.depth -= 1
            self.skip -= bool(self.skip)

    def handle_data(self, data: str) -> None:
        if self.depth and not self.skip:
            self.source.append(data)


@pytest.fixture(scope="module")
def made() -> tuple[Dispatch, DocumentText, str]:
    extraction = extract_bytes(LETTER.encode(), "thư <b>.txt", refusals=True)
    record, document = extraction.first, extraction.document
    return record, document, explain(record, document)


def test_hostile_text_stays_text(made: tuple[Dispatch, DocumentText, str]) -> None:
    _, document, html = made
    page = Page(html)
    names = [tag for tag, _ in page.tags]
    assert "img" not in names and names.count("h1") == 1 and names.count("script") == 1 and "b" in names
    assert not page.open, "every tag is closed"
    shown = "".join(page.source)
    assert shown == re.sub("[\u202e\u202c\x07]", "\ufffd", document.text), (
        "the whole text, signs for what turns or rings"
    )


def test_nothing_from_outside(made: tuple[Dispatch, DocumentText, str]) -> None:
    _, _, html = made
    page = Page(html)
    for tag, values in page.tags:
        assert "src" not in values, tag
        assert (values.get("href") or "#").startswith("#")
        assert not [name for name in values if name.startswith("on")]
    assert "@import" not in html and "url(" not in html
    policy = next(v["content"] for t, v in page.tags if t == "meta" and v.get("http-equiv"))
    script = re.search(r"<script>(.*)</script>", html, re.S)
    assert script and policy and "default-src 'none'" in policy
    assert base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode() in policy


def test_every_value_and_refusal_is_there(made: tuple[Dispatch, DocumentText, str]) -> None:
    record, document, html = made
    page = Page(html)
    ids = [values["id"] for _, values in page.tags if values.get("id")]
    assert len(ids) == len(set(ids))
    listed = {values["data-i"] for _, values in page.tags if "data-i" in values}
    assert listed == {str(index) for index in range(len(record.evidence))}
    marked = {index for tag, values in page.tags if tag == "mark" for index in (values["data-v"] or "").split()}
    assert marked == listed, "each has its words marked"
    assert record.refusals is not None and len(record.refusals) >= 2
    for index in range(len(record.refusals)):
        assert f"r{index}" in ids
    for target in (values["href"] for _, values in page.tags if values.get("href")):
        assert target is not None and target.removeprefix("#") in ids
    assert page.tags and document.text


def test_review_and_languages(made: tuple[Dispatch, DocumentText, str]) -> None:
    record, document, html = made
    unsure = record.evidence["subject"].model_copy(update={"confidence": 0.5})
    doubted = record.model_copy(
        update={
            "evidence": {**record.evidence, "subject": unsure},
            "needs_review": (*record.needs_review, "subject"),
        }
    )
    assert html.count("value review") == len(record.needs_review)
    assert explain(doubted, document).count("value review") == len(record.needs_review) + 1
    assert "Cơ quan ban hành" in html and "Issuer" in html
    assert '<html lang="en" data-lang="en">' in explain(record, document, language="en")


def test_a_value_that_is_not_read_and_pages() -> None:
    """Something is written there but cannot be read: the path stands in the list, with what was possible."""
    text = "Số: 7?\nhai"
    document = DocumentText(text, (Line(0, 6, page=1), Line(7, 10, page=2)), "application/pdf", pages=2)
    evidence = Evidence(rule="number.serial", spans=(Span(4, 6),), confidence=0.0, candidates=("71", "77"))
    record = Dispatch(
        file=FileInfo(name="a.pdf", sha256="", media_type="application/pdf"),
        evidence={"number.serial": evidence},
        needs_review=("number.serial",),
        refusals=(Refusal(text="hai", start=7, end=10, kind="date", reason="other"),),
    )
    html = explain(record, document)
    assert "71 · 77" in html and "—" in html
    assert "".join(Page(html).source) == text
    assert '<span class="break" aria-hidden="true">2</span>' in html


def test_every_reason_has_its_names() -> None:
    assert set(REASONS) == set(get_args(RefusalReason))


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("thư 12.docx", (), "thư 12.docx.html"),
        ("gói.zip!thư mục/a.pdf", (), "gói.zip_thư mục_a.pdf.html"),
        ("../../etc/passwd", (), "_.._etc_passwd.html"),
        ("a.txt", ("A.txt.html",), "a.txt-2.html"),  # systems that fold case
        ("???", (), "_.html"),
    ],
)
def test_page_names(name: str, taken: tuple[str, ...], expected: str) -> None:
    assert page_name(name, taken) == expected


def test_what_is_missing_stands_on_the_page() -> None:
    extraction = extract_bytes(LETTER.replace("Số: 512/UBND-NV\n", "").encode(), "a.txt")
    assert "number" in extraction.first.needs_review
    html = explain(extraction.first, extraction.document)
    assert "number · missing" in html and html.count('class="value review"') >= 1
