"""One dispatch: its picture beside its values, both ways; corrections, conflicts, history; files as they came."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipeline import Archive
from pipeline.correcting import ConflictError
from pipeline.web.marks import rectangles
from tests.web.conftest import axe, words

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from starlette.testclient import TestClient


def key_of(archive: Archive, name: str) -> int:
    return next(each.id for each in archive.listing().documents if each.file == name)


def test_everything_about_a_dispatch_is_told(office: Archive, client: TestClient) -> None:
    key = key_of(office, "04-vanyen-402.docx")
    shown = words(client.get(f"/documents/{key}").text)
    for said in ("402/UBND-NV", "22/03/2023", "triển khai tuyên truyền gương điển hình tiên tiến", "Lương Văn Sơn",
                 "Công văn số 215/SNV-TĐKT ngày 13/3/2023 của Sở Nội vụ", "56/UBND-VP", "thực hiện", "xã, thị trấn", "05 ngày làm việc"):  # fmt: skip
        assert said in shown, said
    assert not office.is_seen(key)  # to ask for a page changes nothing; the browser that shows it says so


def test_what_was_looked_at_is_said_once(office: Archive, client: TestClient) -> None:
    key = key_of(office, "04-vanyen-402.docx")
    assert f'hx-post="/documents/{key}/see"' in client.get(f"/documents/{key}").text
    assert client.post(f"/documents/{key}/see", headers={"HX-Request": "true"}).status_code == 204
    assert office.is_seen(key)
    assert f'hx-post="/documents/{key}/see"' not in client.get(f"/documents/{key}").text
    office.unsee(key)
    answer = client.post(f"/documents/{key}/see", follow_redirects=False)  # of a browser without scripts
    assert answer.status_code == 303 and answer.headers["location"] == f"/documents/{key}" and office.is_seen(key)


def test_a_document_that_is_only_cited(office: Archive, client: TestClient) -> None:
    key = office.get("118/KH-HĐTĐKT").id
    shown = words(client.get(f"/documents/{key}").text)
    assert "chỉ thấy viện dẫn" in shown and "Hội đồng Thi đua - Khen thưởng Trung ương" in shown
    assert not office.is_seen(key)


def test_rectangles_lie_on_the_words(office: Archive) -> None:
    document = office.show("463/BTĐKT-TT").document_text
    assert document is not None
    start = document.text.index("118/KH-HĐTĐKT")
    (place,) = rectangles(document, [(start, start + 13)])
    line = document.line_at(start)
    assert line.box is not None and place.page == 1
    assert line.box[0] - 2 <= place.left and place.left + place.width <= line.box[2] + 2
    assert place.width < (line.box[2] - line.box[0]) / 2
    whole = rectangles(document, [(line.start, line.end)])[0]
    assert whole.width == pytest.approx(line.box[2] - line.box[0] + 3, abs=0.3)


def test_pictures_are_drawn_as_the_page_is(office: Archive, client: TestClient, samples_dir: Path) -> None:
    import pypdfium2
    from PIL import Image, ImageChops

    key = key_of(office, "01-btdkt-463.pdf")
    address = re.search(r'href="(/pictures/[^"]+)"', client.get(f"/documents/{key}").text)
    assert address
    answer = client.get(address[1])
    assert "immutable" in answer.headers["Cache-Control"]
    drawn = Image.open(io.BytesIO(answer.content)).convert("L")
    wanted = pypdfium2.PdfDocument(samples_dir / "01-btdkt-463.pdf")[0].render(scale=2.0).to_pil().convert("L")
    difference = ImageChops.difference(drawn, wanted).getextrema()
    assert drawn.size == wanted.size and difference[1] < 8


@pytest.mark.parametrize("place", ["0" * 64 + "/1", "x/1", "{sha}/99", "{sha}/0", "{sha}/1?scale=400"])
def test_pictures_that_are_not_there(office: Archive, client: TestClient, place: str) -> None:
    sha = office.show("463/BTĐKT-TT").files[0]["sha256"]
    assert client.get("/pictures/" + place.format(sha=sha)).status_code in (404, 422)


def test_the_original_is_handed_out_unchanged(office: Archive, client: TestClient, samples_dir: Path) -> None:
    key = key_of(office, "04-vanyen-402.docx")
    address = re.search(rf'href="(/documents/{key}/files/[0-9a-f]{{64}})"', client.get(f"/documents/{key}").text)
    assert address
    answer = client.get(address[1])
    assert answer.content == (samples_dir / "04-vanyen-402.docx").read_bytes()
    assert answer.headers["Content-Disposition"].startswith("attachment") and "octet" in answer.headers["Content-Type"]
    assert client.get(f"/documents/{key}/files/{'0' * 64}").status_code == 404


def test_no_path_of_the_machine_is_shown(office: Archive, client: TestClient, samples_dir: Path) -> None:
    for each in office.listing().documents:
        assert str(samples_dir) not in client.get(f"/documents/{each.id}").text


def test_a_correction_links_at_once_and_is_remembered(office: Archive, client: TestClient) -> None:
    key = key_of(office, "32-lamgiang-35.txt")
    cited = next(each for each in office.show(key).record.citations if each.number.startswith("482"))
    assert all(each.cited is None or each.cited.number != "402/UBND-NV" for each in office.show(key).citations)
    client.post("/author", data={"name": "Đỗ Thị Mai"})
    form = {"path": f"citations.{cited.id}.number", "value": "402/UBND-NV", "seen": f'"{cited.number}"'}
    answer = client.post(f"/documents/{key}/correct", data=form)
    assert answer.status_code == 200 and "402/UBND-NV" in words(answer.text)
    assert [each.cited.number for each in office.show(key).citations] == ["402/UBND-NV"]
    (event,) = office.history(key)
    assert (event.by, event.before, event.after, event.withdrawn) == ("Đỗ Thị Mai", cited.number, "402/UBND-NV", False)
    assert "Đỗ Thị Mai" in words(client.get(f"/documents/{key}").text)
    client.post(f"/documents/{key}/withdraw", data={"path": form["path"]})
    assert [each.withdrawn for each in office.history(key)] == [True, False]
    assert office.corrections(key) == {}


def test_the_second_of_two_people_is_told(office: Archive, client: TestClient) -> None:
    key = key_of(office, "06-dongan-56.txt")
    seen = f'"{office.show(key).record.issued}"'
    client.post("/author", data={"name": "Mai"})
    first = {"path": "issued", "value": "27/03/2023", "seen": seen}
    assert client.post(f"/documents/{key}/correct", data=first).status_code == 200
    told = client.post(f"/documents/{key}/correct", data={**first, "value": "26/03/2023"})
    assert told.status_code == 409 and "Mai" in words(told.text)
    assert office.show(key).record.issued == "2023-03-27"
    same = client.post(f"/documents/{key}/correct", data=first)
    assert same.status_code == 200, "who says the same is no conflict"
    with pytest.raises(ConflictError):
        office.correct(key, "issued", "2023-03-25", seen="2023-03-28")


@pytest.mark.parametrize(("path", "value"), [("issued", "mai"), ("number", "***"), ("evidence", "x"), ("no.such", "x")])
def test_what_cannot_be_corrected_is_said(office: Archive, client: TestClient, path: str, value: str) -> None:
    key = key_of(office, "06-dongan-56.txt")
    answer = client.post(f"/documents/{key}/correct", data={"path": path, "value": value, "seen": "null"})
    assert answer.status_code in (400, 409) and office.history(key) == []


def test_words_of_a_document_are_never_markup(client: TestClient, office: Archive) -> None:
    key = key_of(office, "06-dongan-56.txt")
    office.correct(key, "subject", "<img src=x onerror=alert(1)>\"'{{7*7}}", by="<b>x</b>")
    for address in ("/", f"/documents/{key}", f"/documents/{office.get('402/UBND-NV').id}"):
        text = client.get(address).text
        assert "<img src=x" not in text and "<b>x</b>" not in text, address
    assert "{{7*7}}" in client.get(f"/documents/{key}").text


def test_values_and_words_light_each_other(tab: Page, office: Archive) -> None:
    tab.goto(f"/documents/{key_of(office, '01-btdkt-463.pdf')}")
    assert axe(tab) == []
    number = tab.locator("[id='f-number']")
    number.locator("summary").focus()
    lit = tab.locator("rect.on")
    assert lit.count() >= 1 and tab.locator(".field.on").count() >= 1
    box, sheet = lit.first.bounding_box(), tab.locator("#page-1").bounding_box()
    assert box and sheet and 0.1 < (box["x"] - sheet["x"]) / sheet["width"] < 0.5
    tab.keyboard.press("Enter")
    assert number.get_by_label("Sửa thành").is_visible()
    tab.locator("rect.party").first.hover()
    assert (tab.locator(".field.on").first.get_attribute("id") or "").startswith("f-addressees")
    tab.locator(".sheets").focus()
    tab.keyboard.press("+")
    assert tab.locator("#zoom").text_content() == "140 %"


def test_the_text_where_there_is_no_page(tab: Page, office: Archive) -> None:
    key = key_of(office, "04-vanyen-402.docx")
    with tab.expect_response(lambda answer: answer.url.endswith(f"/documents/{key}/see")):
        tab.goto(f"/documents/{key}")
    assert office.is_seen(key)
    assert axe(tab) == []
    tab.locator("[id='f-issued'] summary").focus()
    assert "ngày 22 tháng 3 năm 2023" in tab.locator("mark.on").all_text_contents()
    tab.set_viewport_size({"width": 360, "height": 740})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
