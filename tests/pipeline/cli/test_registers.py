"""The commands of the registry, as a clerk and a script run them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.pipeline.cli.test_commands import run

OFFICE = "UBND xã Yên Hợp, huyện Văn Yên, tỉnh Yên Bái"
FILES = ("01", "02", "04", "19", "20", "26")


@pytest.fixture(scope="module")
def db(samples_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("registry") / "office.db"
    files = [next(samples_dir.glob(f"{name}-*")) for name in FILES]
    assert run("ingest", *files, "--db", path).returncode == 0
    assert run("config", "office", OFFICE, "--db", path).returncode == 0
    return path


def test_the_tracking_book_fills_itself(db: Path, tmp_path: Path) -> None:
    assert run("receive", "402/UBND-NV", "--no", "15", "--date", "24/03/2023", "--db", db).returncode == 0
    lines = json.loads(run("register", "tracking", "--on", "20/05/2023", "--json", "--db", db).stdout)
    told = {(line["document"]["number"], line["deadline"]["last_day"]): line["progress"]["state"] for line in lines}
    assert told[("402/UBND-NV", "2023-03-31")] == "late", "five working days from the day of receipt"
    assert told[("402/UBND-NV", "2023-06-30")] == "open"
    assert told[("58/NV-TĐKT", "2023-05-15")] == "met"
    shown = run("register", "tracking", "--on", "20/05/2023", "--db", db).stdout
    assert "Tiến độ giải quyết" in shown and "29/UBND-VP" in shown
    target = tmp_path / "so.xlsx"
    assert run("register", "tracking", "-o", target, "--db", db).returncode == 0, "the ending says the form"
    assert target.read_bytes()[:2] == b"PK"


def test_arrivals_as_csv(db: Path) -> None:
    run("receive", "402/UBND-NV", "--no", "15", "--date", "24/03/2023", "--db", db)
    plain = run("register", "arrivals", "--format", "csv", "--db", db).stdout
    assert plain.startswith("\ufeffNgày đến,Số đến,Tác giả")
    [line] = csv.DictReader(io.StringIO(run("register", "arrivals", "-f", "csv", "--machine", "--db", db).stdout[1:]))
    assert (line["ArrivalDate"], line["ArrivalNumber"], line["CodeNumber"]) == ("2023-03-24", "15", "402")
    waiting = json.loads(run("register", "arrivals", "--unregistered", "--json", "--db", db).stdout)
    assert "58/NV-TĐKT" in {each["document"]["number"] for each in waiting}
    assert "29/UBND-VP" not in {each["document"]["number"] for each in waiting}, "one's own letters do not arrive"


def test_the_next_number_is_proposed(db: Path) -> None:
    run("receive", "402/UBND-NV", "--no", "15", "--date", "24/03/2023", "--db", db)
    asked = run("receive", "58/NV-TĐKT", "--date", "15/05/2023", "--db", db)
    assert asked.returncode == 2 and "--no 16" in asked.stderr
    assert "16" in run("receive", "58/NV-TĐKT", "--date", "15/05/2023", "--next", "--db", db).stdout
    assert run("receive", "58/NV-TĐKT", "--withdraw", "--db", db).returncode == 0
    assert run("receive", "58/NV-TĐKT", "--withdraw", "--db", db).returncode == 1


def test_what_was_sent(db: Path) -> None:
    shown = run("register", "sent", "--db", db)
    assert shown.returncode == 0 and "29/UBND-VP" in shown.stdout and "402/UBND-NV" not in shown.stdout


def test_wrong_use(db: Path) -> None:
    assert run("register", "letters", "--db", db).returncode == 2
    assert run("register", "arrivals", "--json", "--format", "csv", "--db", db).returncode == 2
    assert run("register", "arrivals", "--from", "31/02/2023", "--db", db).returncode == 2
    assert run("receive", "402/UBND-NV", "--no", "1", "--date", "01/01/2020", "--db", db).returncode == 2
    assert run("config", "bureau", "x", "--db", db).returncode == 2


def test_days_of_the_offices_own(db: Path, tmp_path: Path) -> None:
    days = tmp_path / "days.txt"
    days.write_text("2026-01-02 off\n2026-01-10 work\n", encoding="utf-8")
    assert run("config", "holidays", days, "--db", db).returncode == 0
    assert "holidays = 2026-01-02 off; 2026-01-10 work" in run("config", "--db", db).stdout
    assert run("config", "holidays", tmp_path / "none.txt", "--db", db).returncode == 2
    assert run("config", "holidays", "--unset", "--db", db).returncode == 0
