from __future__ import annotations

import re

from pipeline import Archive
from tests.web.conftest import DAY, axe, client_of, words


def test_tiles_count_what_the_archive_says(office, client) -> None:
    shown = words(client.get("/?whole=1").text)
    late = office.due(first=DAY.replace(month=1), last=DAY, today=DAY, states=("late",))
    assert late and f"{len(late)} Quá hạn" in shown
    assert words(client.get("/").text) == shown  # it is kept now
    assert f"{office.unseen().total} Chưa xem" in shown
    assert f"{len(office.to_review())} Cần soát" in shown


def test_what_is_due_comes_behind_where_it_must_be_made_anew(office, client) -> None:
    office.configure("office", None)
    first = client.get("/").text
    assert 'hx-get="/overview/due"' in first and "… Quá hạn" in words(first)
    behind = client.get("/overview/due").text
    late = office.due(first=DAY.replace(month=1), last=DAY, today=DAY, states=("late",))
    assert f"{len(late)} Quá hạn" in words(behind) and "<html" not in behind
    assert "hx-get" not in client.get("/").text


def test_a_document_seen_is_no_longer_new(office, client) -> None:
    before = office.unseen().total
    newest = office.unseen(limit=1).documents[0]
    office.see([newest.id], by="Mai")
    assert office.unseen().total == before - 1 and office.is_seen(newest.id)
    assert office.unsee(newest.id) and office.unseen().total == before
    office.see([newest.id])
    client.post("/seen")
    assert office.unseen().total == 0
    assert "Mọi văn bản đều đã xem" in words(client.get("/").text)


def test_an_empty_archive_says_what_to_do(tmp_path) -> None:
    with Archive.open(tmp_path / "new.db") as archive, client_of(archive) as client:
        assert "Kho chưa có văn bản" in words(client.get("/").text)


def test_in_the_browser(tab) -> None:
    tab.goto("/")
    assert re.search(r"^\d+ Quá hạn$", tab.locator("#tile-late:not(:has-text('…'))").inner_text().replace("\n", " "))
    assert tab.get_by_role("link", name=re.compile(r"^\d+ Chưa xem$")).is_visible()
    assert axe(tab) == []
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.get_by_role("link", name="English").click()
    assert tab.get_by_role("heading", name="Due soon").is_visible()
    tab.set_viewport_size({"width": 360, "height": 740})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
