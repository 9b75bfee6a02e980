"""The queue of what should be looked at: by doubt and cost, with keys, taken back, told apart when two people answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline import Archive
from tests.web.conftest import axe, words

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from starlette.testclient import TestClient


def form_of(html: str, button: str) -> dict[str, str]:
    """What a press of a button of the page sends."""
    from lxml import html as parser

    page = parser.fromstring(html)
    (found,) = [each for each in page.xpath("//button") if each.get("data-key") == button]
    fields = {each.get("name"): each.get("value") for each in found.xpath("ancestor::form//input")}
    return {**fields, **({found.get("name"): found.get("value")} if found.get("name") else {})}


def test_the_first_choice_is_one_press(office: Archive, client: TestClient) -> None:
    before = office.to_review()
    item = next(each for each in before if each.kind == "value" and each.value and each.document)
    at = before.index(item)
    form = form_of(client.get("/review", params={"at": at}).text, "1")
    answer = client.post("/review", data=form)
    assert answer.status_code == 200
    left = office.to_review()
    assert len(left) == len(before) - 1
    assert (item.document.id, item.path) not in {(each.document and each.document.id, each.path) for each in left}
    (event,) = office.history(item.document.id)
    assert event.before == event.after
    client.post("/review/back", data={"last": f"{item.document.id}:{event.path}", "at": at})
    assert len(office.to_review()) == len(before)


def test_of_several_documents_the_chosen_one_is_linked(office: Archive, client: TestClient) -> None:
    queue = office.to_review()
    item = next(each for each in queue if each.reason == "ambiguous")
    form = form_of(client.get("/review", params={"at": queue.index(item)}).text, "2")
    client.post("/review", data=form)
    local = item.path.split(".")[1]
    edge = next(each for each in office.show(item.document.id).citations if each.local_id == local)
    assert edge.state == "resolved" and edge.cited.issuer
    assert edge.cited.body in form["choice"]


def test_what_cannot_be_read_is_null(office: Archive, client: TestClient) -> None:
    queue = office.to_review()
    item = next(each for each in queue if each.kind == "value" and "assignees" in each.path)
    client.post("/review", data=form_of(client.get("/review", params={"at": queue.index(item)}).text, "u"))
    assert list(office.corrections(item.document.id).values()) == [[]]
    queue = office.to_review()
    item = next(each for each in queue if each.kind == "value" and each.path.endswith(".subject"))
    client.post("/review", data=form_of(client.get("/review", params={"at": queue.index(item)}).text, "u"))
    assert list(office.corrections(item.document.id).values()) == [None]


def test_the_second_of_two_is_told(office: Archive, client: TestClient) -> None:
    queue = office.to_review()
    item = next(each for each in queue if each.kind == "value" and each.path == "issued")
    html = client.get("/review", params={"at": queue.index(item)}).text
    form = form_of(html, "u") | {"choice": "", "words": "05/02/2023"}
    assert client.post("/review", data=form).status_code == 200
    told = client.post("/review", data={**form, "words": "06/02/2023"})
    assert told.status_code == 409 and office.show(item.document.id).record.issued == "2023-02-05"


def test_everything_can_be_gone_through(client: TestClient, office: Archive) -> None:
    for at in range(len(office.to_review())):
        answer = client.get("/review", params={"at": at})
        assert answer.status_code == 200 and f"{at + 1}/" in words(answer.text)


def test_by_keys_alone(tab: Page, office: Archive) -> None:
    queue = office.to_review()
    item = next(each for each in queue if each.kind == "value" and each.path == "issued")
    tab.goto(f"/review?at={queue.index(item)}")
    assert axe(tab) == []
    tab.keyboard.press("e")
    tab.keyboard.type("03/02/2023")
    with tab.expect_response(re.compile("/review")):
        tab.keyboard.press("Enter")
    tab.get_by_role("button", name="Bỏ lần vừa rồi").wait_for()
    assert office.show(item.document.id).record.issued == "2023-02-03"
    with tab.expect_response(re.compile("/review")):
        tab.keyboard.press("z")
    tab.get_by_role("heading", name="Ngày ban hành").wait_for()
    assert office.show(item.document.id).record.issued == "2023-02-XX"
    before = len(office.to_review())
    with tab.expect_response(re.compile("/review")):
        tab.keyboard.press("Enter")
    tab.get_by_role("button", name="Bỏ lần vừa rồi").wait_for()
    assert len(office.to_review()) == before - 1
    tab.set_viewport_size({"width": 360, "height": 740})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_file_without_a_record_can_be_taken_off(office, client, tmp_path) -> None:
    broken = tmp_path / "hong.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    office.ingest(broken)
    (item,) = (each for each in office.to_review() if each.kind == "file")
    shown = client.get("/review").text
    assert "Bỏ khỏi danh sách" in shown and str(tmp_path) not in shown
    client.post("/review/forget", data={"sha256": item.sha256, "at": 0})
    held = office.listing(limit=1)
    client.post("/review/forget", data={"sha256": office.show(held.documents[0].id).files[0]["sha256"], "at": 0})
    assert office.listing(limit=1).total == held.total, "a file with a record is not taken out here"
    assert not any(each.kind == "file" for each in office.to_review()) and broken.exists()
