"""Deadlines in the page: what is late first, week and month, ticking off by whom, calendars to subscribe to."""

from __future__ import annotations

import re

import pytest

from pipeline import Archive
from pipeline.exporting.calendar import to_ics
from tests.pipeline.archive_builders import deadline, department, monthly, store
from tests.web.conftest import DAY, axe, client_of, words
from tests.web.test_register import HOSTILE


def lines(html: str) -> list[str]:
    return re.findall(r'<li class="line deadline (\w+)">', html)


def test_what_is_late_comes_first(reader) -> None:
    states = lines(reader.get("/deadlines").text)
    assert states.count("late") == 10 and states[:10] == ["late"] * 10
    assert set(lines(reader.get("/deadlines?state=late").text)) == {"late"}
    assert {"late", "open", "recurring"} <= set(lines(reader.get("/deadlines?state=all").text))


@pytest.mark.parametrize("view", ["week", "month"])
def test_week_and_month_show_the_same_days(reader, view) -> None:
    shown = words(reader.get(f"/deadlines?view={view}&day=2023-04-14").text)
    assert "502/STC-QLNS" in shown and "463/BTĐKT-TT" in shown
    other = words(reader.get(f"/deadlines?view={view}&day=2023-09-14").text)
    assert "502/STC-QLNS" not in other


def test_of_one_body_and_of_ones_own(reader) -> None:
    mine = words(reader.get("/deadlines?mine=1&view=month&day=2023-05-01").text)
    assert "58/NV-TĐKT" in mine and "471/SNV-TĐKT" not in mine
    assert "502/STC-QLNS" in words(reader.get("/deadlines?for=Sở+Nội+vụ+tỉnh+Yên+Bái").text)
    assert "thuộc địa bàn nào" in words(reader.get("/deadlines?for=Sở+Nội+vụ").text)
    by_whom = words(reader.get("/deadlines?by=who").text)
    assert "(chưa rõ đơn vị thực hiện)" not in by_whom and "Sở Nội vụ xem cơ quan" in by_whom
    assert "Các đơn vị" in by_whom and "Các đơn vị xem cơ quan" not in by_whom, "groups have no page"


def test_ticked_off_and_taken_back(office, client) -> None:
    uid = office.due(first="2023-01-01", last=DAY, today=DAY, states=("late",))[0].deadline.uid
    client.cookies.set("congvan_author", "Lan")
    answer = client.post("/deadlines/done", data={"uid": uid, "back": "/deadlines?state=late"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/deadlines?state=late")
    assert office.deadline(uid).done[0].by == "Lan"
    assert len(lines(client.get("/deadlines?state=late").text)) == 9
    assert "Đã xong (Lan, " in words(client.get("/deadlines?state=over").text)
    client.post("/deadlines/undone", data={"uid": uid})
    assert len(lines(client.get("/deadlines?state=late").text)) == 10
    assert client.post("/deadlines/done", data={"uid": "nobody"}).status_code == 404


def test_a_day_of_a_recurring_one(tmp_path) -> None:
    with Archive.open(tmp_path / "m.db") as archive, client_of(store(archive, [monthly()])) as client:
        uid = archive.deadlines()[0].uid
        assert lines(client.get("/deadlines?view=month&day=2023-05-01").text) == []
        assert re.search(r'<li class="recurring">', client.get("/deadlines?view=month&day=2023-05-01").text)
        client.post("/deadlines/done", data={"uid": uid, "day": "2023-05-17"})
        assert re.search(r'<li class="done">', client.get("/deadlines?view=month&day=2023-05-01").text)
        assert lines(client.get("/deadlines?view=week&day=2023-05-17").text) == ["done"]
        assert 'name="day" value="2023-04-17"' in client.get("/deadlines").text


def test_calendars_are_those_of_the_feed(office, client, tmp_path) -> None:
    shown = client.get("/deadlines").text
    address = re.search(r'readonly value="http://testserver(/calendars/cua-toi.ics)"', shown)
    assert address
    answer = client.get(address[1])
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    written = {each.path.relative_to(tmp_path).as_posix(): each.path.read_bytes() for each in office.feed(tmp_path)}
    assert answer.content == written["cua-toi.ics"]
    found = re.findall(r'href="http://testserver/calendars/([^"]+)"', client.get("/calendars").text)
    assert set(found) == written.keys()
    assert client.get(f"/calendars/{found[-1]}").content == written[found[-1]]
    assert client.get("/calendars/khong-co.ics").status_code == 404
    assert b"BEGIN:VEVENT" in to_ics(office.deadlines())


@pytest.mark.parametrize("query", ["page=x", "view=moon", "state=never", "for=%00", "page=999999"])
def test_what_makes_no_sense_is_left_out(reader, query) -> None:
    assert reader.get(f"/deadlines?{query}").status_code == 200


def test_hostile_words_stay_words(tmp_path) -> None:
    due = deadline(HOSTILE, operator="by", boundary="2023-04-14", last_day="2023-04-14", task=HOSTILE,
                   assignees=(HOSTILE,), deliver_to=HOSTILE)  # fmt: skip
    with Archive.open(tmp_path / "h.db") as archive:
        store(archive, [department("1/SNV-VP", "Lạng Sơn", "2023-04-01", deadlines=(due,), subject=HOSTILE)])
        with client_of(archive) as client:
            for view in ("view=list", "view=list&by=who", "view=week", "view=month", f"for={HOSTILE}"):
                text = client.get(f"/deadlines?{view}").text
                assert not re.search(r"<script(?! src=)|<img src=x|onerror=alert\(1\)>", text), view


def test_in_the_browser_by_keyboard(tab) -> None:
    from playwright.sync_api import expect

    tab.goto("/deadlines?state=late")
    assert axe(tab) == []
    before = tab.locator("li.deadline.late").count()
    tab.get_by_role("button", name="✓ Đã xong").first.press("Enter")
    expect(tab.locator("li.deadline.late")).to_have_count(before - 1)
    for view in ("list&by=who", "week", "month"):
        tab.goto(f"/deadlines?view={view}")
        assert axe(tab) == [], view
        tab.set_viewport_size({"width": 360, "height": 740})
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360, view
        tab.set_viewport_size({"width": 1280, "height": 900})
