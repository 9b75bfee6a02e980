"""What pages cost, whatever machine they are on: queries, bytes; and several people at once. `make bench-page` times."""

from __future__ import annotations

import json
import threading

import httpx2
import pytest
from sqlalchemy import event

MOST_QUERIES = 10
"""Statements that SQLAlchemy sends for a page of rows."""
MORE = {"/documents/{key}/cascade": 16, "/documents/{key}": 12}
"""Pages that walk a chain first, a statement or two a step; and everything about one document."""
PAGES = ("/documents", "/documents/{key}", "/documents?q=khen&issuer=uy+ban&signer=nguyen&due=late&sort=due", "/deadlines",
         "/deadlines?state=late&by=who", "/deadlines?view=week", "/deadlines?view=month", "/deadlines?mine=1",
         "/documents/{key}/chain", "/documents/{key}/follow", "/documents/{key}/cascade",
         "/agencies?name=Sở+Nội+vụ+tỉnh+Yên+Bái", "/agencies?name=Sở+Nội+vụ+tỉnh+Yên+Bái&part=sent", "/api/documents", "/api/deadlines")  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_few_queries_and_small_pages(reader, page) -> None:
    archive = reader.app.state.archive
    address = page.replace("{key}", str(archive.get("463/BTĐKT-TT").id))
    reader.get(address)
    asked: list[str] = []
    listen = ("before_cursor_execute", lambda *given: asked.append(given[2]))
    event.listen(archive._engine, *listen)
    answer = reader.get(address)
    event.remove(archive._engine, *listen)
    assert answer.status_code == 200 and len(answer.content) <= 200_000
    sent = [each for each in asked if not each.startswith("BEGIN")]
    assert len(sent) <= MORE.get(page, MOST_QUERIES), "\n".join(sent)


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
