"""What the pages read, for programs: the record's own names, cursors, nothing written, no place on the server told."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from schemas import Dispatch

SAID = re.compile(r'"(/[^"]*samples[^"]*)"')


def got(client: Any, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.text)
    return answer.json()


def addresses(client: Any, key: int) -> list[str]:
    """Every address of /api with values that it takes."""
    given = {
        "/api/search": "?q=khen",
        "/api/find": "?number=402/UBND-NV",
        "/api/agencies": "?name=Sở Nội vụ tỉnh Yên Bái",
    }
    found = []
    for path in client.get("/openapi.json").json()["paths"]:
        for book in ("arrivals", "tracking", "sent") if "{book}" in path else ("",):
            found.append(path.replace("{key}", str(key)).replace("{book}", book) + given.get(path, ""))
    return found


def test_everything_described_answers_and_changes_nothing(office, client) -> None:
    described = client.get("/openapi.json").json()
    assert described["paths"] and all(set(each) == {"get"} for each in described["paths"].values())
    assert all(path.startswith("/api/") for path in described["paths"])
    before = office.statistics(), office.unseen().total, office.digest()
    for address in addresses(client, office.get("402/UBND-NV").id):
        assert isinstance(got(client, address), dict), address
    assert (office.statistics(), office.unseen().total, office.digest()) == before


def test_no_answer_tells_where_files_lie(office, client, samples_dir) -> None:
    place = str(samples_dir)
    assert place in json.dumps([each.path for each in office.outcomes()]), "the archive itself knows it"
    for address in addresses(client, office.get("402/UBND-NV").id):
        text = client.get(address).text
        assert place not in text and not SAID.search(text), address


def test_a_document_is_what_show_prints(office, client) -> None:
    shown = office.show("402/UBND-NV")
    answer = got(client, f"/api/documents/{shown.document.id}")
    assert Dispatch.model_validate(answer["record"]) == shown.record
    assert answer["document"] == json.loads(json.dumps(shown.document.to_dict()))
    assert {each["sha256"] for each in answer["files"]} == {each["sha256"] for each in shown.files}
    assert answer["files"][0]["name"] and "paths" not in answer["files"][0]


@pytest.mark.parametrize(
    ("address", "name", "limit"),
    [("/api/documents?sort=issued", "documents", 5), ("/api/deadlines?state=late&last=2023-04-12", "deadlines", 3),
     ("/api/books/arrivals", "lines", 1), ("/api/review", "review", 7),
     ("/api/agencies?name=Sở Nội vụ tỉnh Yên Bái", "documents", 2)],
)  # fmt: skip
def test_pages_by_cursor_give_everything_once(reader, address, name, limit) -> None:
    join = "&" if "?" in address else "?"
    whole = got(reader, f"{address}{join}limit=200")
    found, cursor = [], ""
    while True:
        page = got(reader, f"{address}{join}limit={limit}{cursor}")
        found += page[name]
        assert page["total"] == whole["total"] and page["truncated"] == (page["cursor"] is not None)
        if not page["cursor"]:
            break
        cursor = f"&cursor={page['cursor']}"
    assert found == whole[name] and len(found) == whole["total"]


def test_a_cursor_of_another_question_is_refused(reader) -> None:
    cursor = got(reader, "/api/documents?limit=2")["cursor"]
    answer = reader.get(f"/api/documents?limit=2&sort=issued&cursor={cursor}")
    assert answer.status_code == 400 and answer.json()["error"]["status"] == 400
    assert reader.get("/api/documents?cursor=nonsense").status_code == 400


WRONG = (
    "x",
    "-1",
    "0",
    "99999999999999999999",
    "%00",
    "' OR 1=1 --",
    "<script>",
    "🙂" * 50,
    "1e9",
    "null",
    "2023-13-45",
)


@pytest.mark.parametrize("value", WRONG)
def test_whatever_is_given_nothing_breaks(reader, value) -> None:
    for path, methods in reader.get("/openapi.json").json()["paths"].items():
        names = (
            [each["name"] for each in methods["get"]["parameters"] if each["in"] == "query"]
            if "parameters" in methods["get"]
            else []
        )
        place = re.sub(r"\{\w+\}", "1" if "{key}" in path else "arrivals", path)
        for name in names:
            answer = reader.get(place, params={name: value})
            assert answer.status_code in (200, 400, 404, 422), (place, name, value, answer.text)
            assert "Traceback" not in answer.text and "sqlite" not in answer.text.lower()
        assert reader.get(path.replace("{key}", value).replace("{book}", value)).status_code in (200, 400, 404, 422)


def test_what_is_not_there_says_so_as_json(reader) -> None:
    for address, status in (("/api/documents/999999", 404), ("/api/nothing", 400), ("/api/find?number=khong", 200)):
        answer = reader.get(address)
        assert answer.status_code == status and answer.headers["content-type"].startswith("application/json"), address
    assert got(reader, "/api/find?number=khong")["documents"] == []
