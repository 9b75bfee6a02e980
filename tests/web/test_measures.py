"""What pages cost, whatever machine they are on: queries, bytes; and several people at once. `make bench-page` times."""

from __future__ import annotations

import json
import threading

import httpx2
import pytest

from tests.web.conftest import client_of
from tools.bench_page import statements

MOST_QUERIES = 10
"""Statements that SQLite is given for a page, also where nothing of it is kept."""
A_LEVEL = 16
"""Chains, which are kept until the archive changes, ask once a level when they are made."""
PAGES = ("/", "/overview/due", "/review", "/documents", "/documents/{key}", "/documents?q=khen&issuer=uy+ban&signer=nguyen&due=late&sort=due", "/deadlines",
         "/deadlines?state=late&by=who", "/deadlines?view=week", "/deadlines?view=month", "/deadlines?mine=1",
         "/documents/{key}/chain", "/documents/{key}/follow", "/documents/{key}/cascade",
         "/agencies?name=Sở+Nội+vụ+tỉnh+Yên+Bái", "/agencies?name=Sở+Nội+vụ+tỉnh+Yên+Bái&part=sent", "/api/documents", "/api/deadlines")  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_few_queries_and_small_pages(reader, page) -> None:
    archive = reader.app.state.archive
    address = page.replace("{key}", str(archive.get("463/BTĐKT-TT").id))
    with client_of(archive) as client:
        with statements(archive) as at_first:
            client.get(address)
        with statements(archive) as again:
            answer = client.get(address)
    assert answer.status_code == 200 and len(answer.content) <= 200_000
    assert len(again) <= MOST_QUERIES, "\n".join(again)
    assert len(at_first) <= (A_LEVEL if address.endswith(("/chain", "/cascade")) else MOST_QUERIES), "\n".join(at_first)


def test_several_people_at_once_lose_nothing(office, site) -> None:
    documents = [line.document for line in office.browse(limit=4).lines]
    wrong: list[str] = []

    def person(number: int) -> None:
        mine = documents[number]
        with httpx2.Client(base_url=site.address, timeout=60) as client:
            client.get("/")
            shown = mine.subject
            for i in range(2):
                wrong.extend(page for page in ("/documents", "/deadlines") if client.get(page).status_code != 200)
                said = f"lần {i} của người {number}"
                form = {"path": "subject", "value": said, "seen": json.dumps(shown),
                        "token": client.cookies["congvan_token"]}  # fmt: skip
                if client.post(f"/documents/{mine.id}/correct", data=form).status_code != 303:
                    wrong.append(said)
                shown = said

    people = [threading.Thread(target=person, args=(number,)) for number in range(len(documents))]
    for each in people:
        each.start()
    for each in people:
        each.join()
    assert wrong == []
    assert [office.corrections(each.id)["subject"] for each in documents] == [
        f"lần 1 của người {number}" for number in range(len(documents))
    ]
