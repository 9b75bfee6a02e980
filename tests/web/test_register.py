"""The books in the page: filters that live in the address, what is unread, workbooks, few queries, small pages."""

from __future__ import annotations

import io
import re

import pytest

from pipeline import Archive
from tests.pipeline.archive_builders import department, store
from tests.web.conftest import axe, client_of, words

HOSTILE = "<script>alert(1)</script> \"'><img src=x onerror=alert(1)> {{ 7 * 7 }}"


def numbers(html: str) -> list[str]:
    return re.findall(r'<a class="doc" href="/documents/\d+">([^<]+)</a>', html)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("q=dien+hinh&due=late&level=commune", ["35/UBND-VP", "56/UBND-VP"]),
        ("q=402/UBND-NV&type=CV", ["402/UBND-NV"]),
        ("urgency=any", ["689/UBND-VX"]),
        ("issuer=so+tai+chinh", ["502/STC-QLNS"]),
        ("from=2023-05-16&sort=issued", ["471/SNV-TĐKT", "419/SNV-TĐKT"]),
        ("from=2023-05-16&sort=issued&order=asc", ["419/SNV-TĐKT", "471/SNV-TĐKT"]),
        ("q=khongcotunay", []),
        ("page=9", []),
    ],
)
def test_filters_live_in_the_address(reader, query, wanted) -> None:
    answer = reader.get(f"/documents?{query}")
    assert answer.status_code == 200
    assert numbers(answer.text) == wanted


@pytest.mark.parametrize(
    "query",
    ["page=x", "page=99999999999", "year=abc", "due=never", "sort=size", "level=moon", "q=%22", "q=*", "q=a%00b"],
)
def test_what_makes_no_sense_is_left_out(reader, query) -> None:
    assert reader.get(f"/documents?{query}").status_code == 200


def test_a_day_that_is_none_says_so(reader) -> None:
    answer = reader.get("/documents?from=31-12-2023")
    assert answer.status_code == 400 and "2023-04-01" in answer.text


def test_unread_until_opened(office, client) -> None:
    row = re.search(r'<tr class="([^"]*)">(?:(?!</tr>).)*402/UBND-NV', client.get("/documents").text, re.S)
    assert row and "unread" in row[1]
    office.see(["402/UBND-NV"])
    assert "402/UBND-NV" not in numbers(client.get("/documents?seen=no").text)


def test_the_workbook_has_what_the_filters_find(reader) -> None:
    import openpyxl

    answer = reader.get("/documents.xlsx?q=khen&level=district")
    shown = numbers(reader.get("/documents?q=khen&level=district").text)
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert shown and [row[3] for row in sheet.iter_rows(min_row=6, values_only=True)] == shown


def test_the_other_books(office, client) -> None:
    office.finish(office.tracking_book()[0].deadline.uid, by="Lan")
    shown = words(client.get("/books/tracking").text)
    assert "402/UBND-NV" in shown and "Đã xong (Lan" in shown
    assert client.get("/books/tracking/xlsx").content[:2] == b"PK"
    office.configure("office", "Sở Nội vụ tỉnh Yên Bái")
    assert "215/SNV-TĐKT" in words(client.get("/books/sent").text)
    office.configure("office", None)
    assert "congvan config office" in words(client.get("/books/sent").text)
    assert client.get("/books/others").status_code == 400


def test_hostile_words_stay_words(tmp_path) -> None:
    with Archive.open(tmp_path / "hostile.db") as archive:
        store(archive, [department("1/SNV-VP", "Lạng Sơn", "2023-04-01", subject=HOSTILE, name=f"{HOSTILE}.txt")])
        with client_of(archive) as client:
            for path in ("/documents", "/books/tracking", f"/documents?q={HOSTILE}&issuer={HOSTILE}&signer={HOSTILE}"):
                text = client.get(path).text
                assert not re.search(r"<script(?! src=)|<img src=x|onerror=alert\(1\)>", text)
            assert "{{ 7 * 7 }}" in words(client.get("/documents").text)


def test_in_the_browser(tab) -> None:
    tab.goto("/documents")
    assert axe(tab) == []
    tab.get_by_label("Từ ngữ").fill("ban thi dua khen thuong")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**q=ban*")
    assert tab.get_by_role("link", name="463/BTĐKT-TT").is_visible()
    tab.get_by_role("columnheader", name="Hạn xử lý").get_by_role("link").press("Enter")
    tab.wait_for_url("**sort=due*")
    assert "q=ban" in tab.url
    tab.set_viewport_size({"width": 360, "height": 740})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    tab.emulate_media(media="print")
    assert not tab.get_by_role("search").first.is_visible()
    for book in ("tracking", "sent"):
        tab.emulate_media(media="screen")
        tab.goto(f"/books/{book}")
        assert axe(tab) == [] and tab.evaluate("document.documentElement.scrollWidth") <= 360
