"""Use makes it better: what people confirm and mend becomes gold records that eval reads."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import Archive
from tests.pipeline.cli.test_commands import run

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def test_only_what_was_looked_at_is_gold(office: Archive) -> None:
    shown = office.show("402/UBND-NV").record
    office.correct("402/UBND-NV", "issued", shown.issued, by="Mai")
    office.correct("402/UBND-NV", "place", "Mậu A", by="Mai")
    office.correct("402/UBND-NV", "signature.name", None, by="Mai")
    (gold,) = office.gold()
    assert gold.record == {"issued": "2023-03-22", "place": "Mậu A", "signature": {"name": None}}
    one = shown.deadlines[0].id
    office.correct("402/UBND-NV", f"deadlines.{one}.task", "báo cáo", by="Mai")
    waiting = {path.split(".")[0] for path in office.show("402/UBND-NV").record.needs_review}
    assert ("deadlines" in office.gold()[0].record) == ("deadlines" not in waiting)


def test_eval_reads_it(office: Archive, tmp_path: Path) -> None:
    db, out = tmp_path / "office.db", tmp_path / "out"
    assert run("export", "gold", out, "--db", db).returncode == 1
    shown = office.show("56/UBND-VP").record
    office.correct("56/UBND-VP", "issued", shown.issued)
    office.correct("56/UBND-VP", "place", "Nơi khác")
    assert run("export", "gold", out, "--db", db).returncode == 0
    done = run("eval", out / "gold", out / "documents", "--json")
    fields = json.loads(done.stdout)["fields"]
    assert fields["header.issued"]["f1"] == 1.0 and fields["header.place"]["f1"] == 0.0
    assert run("export", "silver", out, "--db", db).returncode == 2


def test_ten_people_at_once_lose_nothing(office: Archive, client: TestClient) -> None:
    documents = office.listing(limit=10).documents

    def work(number: int) -> list[int]:
        key = documents[number].id
        form = {"path": "subject", "value": f"việc {number}", "seen": json.dumps(office.show(key).record.subject)}
        return [
            client.get("/").status_code, client.get(f"/documents/{key}").status_code,
            client.post(f"/documents/{key}/correct", data=form).status_code, client.get("/review").status_code,
        ]  # fmt: skip

    with ThreadPoolExecutor(10) as people:
        assert {code for codes in people.map(work, range(10)) for code in codes} == {200}
    assert [office.show(each.id).record.subject for each in documents] == [f"việc {n}" for n in range(10)]
