"""Chains in the page: the picture, its edges with their sentences, whom to ask, who acted, what a body owes."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from pipeline import Archive
from tests.pipeline.archive_builders import citation, deadline, department, dispatch, district, store
from tests.web.conftest import axe, client_of, words
from tests.web.test_register import HOSTILE


def key(archive: Archive, number: str = "463/BTĐKT-TT") -> int:
    return archive.get(number).id


def test_the_picture_leads_to_every_document(office, client) -> None:
    start = key(office)
    text = client.get(f"/documents/{start}/chain?depth=10").text
    chain = office.chain(start, direction="both", depth=10)
    drawn = set(re.findall(r'<g class="doc[^"]*" data-id="(\d+)"', text))
    assert drawn == {str(start), *(str(step.dispatch.id) for step in chain)}
    assert all(f'href="/documents/{each}"' in text for each in drawn)
    edge = next(step for step in chain if step.evidence.text)
    assert words(edge.evidence.text) in words(text)


@pytest.mark.parametrize(
    ("query", "more", "fewer"),
    [
        ("direction=up", "118/KH-HĐTĐKT", "402/UBND-NV"),
        ("direction=down&depth=2", "402/UBND-NV", "56/UBND-VP"),
        ("relation=follows_up", "540/BTĐKT-TT", "215/SNV-TĐKT"),
    ],
)
def test_what_is_asked_for(office, client, query, more, fewer) -> None:
    shown = words(client.get(f"/documents/{key(office)}/chain?{query}").text)
    assert more in shown and fewer not in shown


@pytest.mark.parametrize("query", ["depth=0", "depth=99999999", "depth=x", "direction=moon", "relation=%27", "laws=2"])
def test_what_makes_no_sense_is_left_out(office, client, query) -> None:
    assert client.get(f"/documents/{key(office)}/chain?{query}").status_code == 200


def test_what_is_not_held_and_whom_to_ask(office, client) -> None:
    shown = words(client.get(f"/documents/{key(office)}/chain").text)
    assert "118/KH-HĐTĐKT" in shown.partition("Chưa có trong kho")[2].partition("Quan hệ và câu văn")[0]
    assert "Hội đồng Thi đua - Khen thưởng Trung ương" in shown
    assert client.get("/documents/999999/chain").status_code == 404


def test_the_picture_as_a_file(office, client) -> None:
    answer = client.get(f"/documents/{key(office)}/chain.svg?direction=down")
    assert answer.headers["content-type"] == "image/svg+xml" and "attachment" in answer.headers["content-disposition"]
    root = ElementTree.fromstring(answer.content)
    assert (
        len(root.findall("{http://www.w3.org/2000/svg}g"))
        == len(office.chain("463/BTĐKT-TT", direction="down", depth=3)) + 1
    )


def test_who_has_acted(office, client) -> None:
    found = office.follow("463/BTĐKT-TT", levels=1)
    shown = words(client.get(f"/documents/{key(office)}/follow").text)
    assert all(each.agency in shown for each in found.followers)
    assert shown.count("chưa thấy văn bản") == sum(each.document is None for each in found.followers)
    assert "56/UBND-VP" in words(client.get(f"/documents/{key(office, '402/UBND-NV')}/follow?levels=2").text)


def test_deadlines_along_the_chain(office, client) -> None:
    found = office.cascade("318/UBND-NV")
    shown = words(client.get(f"/documents/{key(office, '318/UBND-NV')}/cascade").text)
    assert found.deadlines and all(words(each.deadline.task or "") in shown for each in found.deadlines)


def test_what_a_body_sent_and_owes(office, client) -> None:
    sent = words(client.get("/agencies?name=Sở Nội vụ tỉnh Yên Bái&part=sent").text)
    assert "215/SNV-TĐKT" in sent and "502/STC-QLNS" not in sent
    assert "lập lại dự toán" in words(client.get("/agencies?name=Sở Nội vụ tỉnh Yên Bái").text)
    assert "thuộc địa bàn nào" in words(client.get("/agencies?name=Sở Nội vụ").text)
    assert client.get("/agencies").status_code == 200
    assert "Kho chưa có văn bản nào" in words(client.get("/agencies?name=Bộ Không Có&part=sent").text)


def test_a_lower_deadline_too_late_is_marked(tmp_path) -> None:
    who = ("UBND huyện Lộc Bình",)
    above = deadline("báo cáo trước ngày 15/6", operator="by", boundary="2022-06-15", last_day="2022-06-15",
                     task="báo cáo kết quả rà soát hồ sơ", assignees=who, deliver_to="Sở Nội vụ")  # fmt: skip
    below = deadline("báo cáo trước ngày 20/6", operator="by", boundary="2022-06-20", last_day="2022-06-20",
                     task="báo cáo kết quả rà soát hồ sơ", assignees=("UBND các xã",), deliver_to="UBND huyện")  # fmt: skip
    upon = citation("605/SNV-VP", issued="2022-05-20", issuer="Sở Nội vụ tỉnh Lạng Sơn", relation="implements")
    with Archive.open(tmp_path / "c.db") as archive:
        store(archive, [department("605/SNV-VP", "Lạng Sơn", "2022-05-20", deadlines=(above,), addressees=who),
                        district("1/UBND-NV", issued="2022-06-01", citations=(upon,), deadlines=(below,))])  # fmt: skip
        with client_of(archive) as client:
            shown = words(client.get(f"/documents/{key(archive, '605/SNV-VP')}/cascade").text)
    assert "muộn 5 ngày" in shown


def test_hostile_words_stay_words(tmp_path) -> None:
    upon = citation("2/SNV-VP", issued="2022-01-01", issuer=HOSTILE, subject=HOSTILE)
    with Archive.open(tmp_path / "h.db") as archive:
        store(archive, [dispatch("1/SNV-VP", f"SỞ {HOSTILE}", "2022-01-02", level="other", subject=HOSTILE,
                                 citations=(upon,), addressees=(HOSTILE,))])  # fmt: skip
        start = key(archive, "1/SNV-VP")
        with client_of(archive) as client:
            for path in ("chain", "chain.svg", "follow", "cascade"):
                text = client.get(f"/documents/{start}/{path}").text
                assert not re.search(r"<script(?! src=)|<img src=x|onerror=alert\(1\)>", text), path
            assert not re.search(r"<script(?! src=)|<img src=x", client.get(f"/agencies?name={HOSTILE}").text)


def test_by_keyboard_in_the_browser(office, tab) -> None:
    start = key(office)
    tab.goto(f"/documents/{start}/chain")
    assert axe(tab) == []
    seen = "document.querySelectorAll('.picture .doc:not(.gone)').length"
    box = "document.querySelector('.picture svg').getAttribute('viewBox')"
    whole, documents = tab.evaluate(box), tab.evaluate(seen)
    tab.locator(".picture").focus()
    tab.keyboard.press("+")
    larger = tab.evaluate(box)
    tab.keyboard.press("ArrowRight")
    assert whole != larger != tab.evaluate(box)
    tab.keyboard.press("0")
    assert tab.evaluate(box) == whole
    below = office.chain(start, direction="down", depth=1)[0].dispatch.id
    node = tab.locator(f'.picture .doc[data-id="{below}"] a')
    node.focus()
    tab.keyboard.press("f")
    assert tab.evaluate(seen) < documents
    assert tab.locator(f'.picture .doc[data-id="{below}"] .fold').get_attribute("aria-expanded") == "false"
    tab.get_by_role("button", name="Mở hết").press("Enter")
    assert tab.evaluate(seen) == documents
    tab.keyboard.press("Tab")
    for path in (
        f"/documents/{start}/follow?levels=2",
        f"/documents/{start}/cascade",
        "/agencies?name=Sở Nội vụ tỉnh Yên Bái",
    ):
        tab.goto(path)
        assert axe(tab) == [], path
        tab.set_viewport_size({"width": 360, "height": 740})
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360, path
