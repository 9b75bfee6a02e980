"""Deadlines on the command line: forms, choices that exclude each other, calendars, --exec that survives being killed."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.pipeline.cli.test_commands import run

COMMAND = [sys.executable, "-c", "from pipeline.cli import main; main()"]
SCRIPT = """import json, os, sys
event = json.load(sys.stdin)
assert event["id"] == os.environ["CONGVAN_ID"] and event["uid"] == os.environ["CONGVAN_UID"]
with open(sys.argv[1], "a", encoding="utf-8") as file:
    file.write(json.dumps([event["id"], event["uid"], event["event"]]) + "\\n")
sys.exit(event["event"] == "overdue" and len(sys.argv) > 2)
"""


@pytest.fixture(scope="module")
def db(samples_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("due") / "office.db"
    files = [next(samples_dir.glob(f"{name}-*")) for name in ("02", "03", "04", "07", "15")]
    assert run("ingest", *files, "--db", path).returncode == 0
    return path


def copy(db: Path, folder: Path) -> Path:
    path = folder / "copy.db"
    with closing(sqlite3.connect(db)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    return path


def test_json_goes_into_the_file(db: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    done = run("deadlines", "--json", "--output", target, "--db", db)
    assert (done.returncode, done.stdout) == (0, "") and json.loads(target.read_text("utf-8"))


def test_standing_reports_are_left_out_unless_asked_for(db: Path) -> None:
    done = run("deadlines", "--json", "--db", db)
    assert "1 standing" in done.stderr
    assert (
        len(json.loads(run("deadlines", "--json", "--standing", "--db", db).stdout)) == len(json.loads(done.stdout)) + 1
    )


def test_events_or_tasks_never_both(db: Path) -> None:
    events, tasks = (run("deadlines", "--ics", *more, "--db", db).stdout for more in ((), ("--todo",)))
    assert "BEGIN:VEVENT" in events and "BEGIN:VTODO" not in events
    assert "BEGIN:VTODO" in tasks and "BEGIN:VEVENT" not in tasks


@pytest.mark.parametrize(
    "arguments",
    [
        ("deadlines", "--json", "--csv"), ("deadlines", "--for", "x", "--mine"), ("deadlines", "--format", "eml"),
        ("due", "--week", "--overdue"), ("due", "--week", "--from", "01/01/2023"), ("due", "--exec", "true", "--mark-only"),
        ("deadlines", "--mine"),
    ],
)  # fmt: skip
def test_choices_that_exclude_each_other(db: Path, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, "--db", db)
    assert done.returncode == 2 and ("congvan: " in done.stderr or "usage" in done.stderr)


def test_days_as_people_write_them(db: Path) -> None:
    a, b = (
        run("deadlines", "--json", "--from", day, "--to", "2023-04-30", "--db", db).stdout
        for day in ("01/04/2023", "2023-04-01")
    )
    assert a == b and json.loads(a)


def test_due_and_overdue(db: Path) -> None:
    on = ("--on", "05/04/2023", "--db", db)
    week = json.loads(run("due", "--week", "--json", *on).stdout)
    assert week and all("2023-04-03" <= each["day"] <= "2023-04-09" for each in week)
    assert {each["state"] for each in json.loads(run("due", "--overdue", "--json", *on).stdout)} == {"late"}
    lines = [json.loads(line) for line in run("due", "--jsonl", *on).stdout.splitlines()]
    assert all({"uid", "state", "quote", "page", "file"} <= each.keys() for each in lines)


def test_the_week_as_text_and_mail(db: Path) -> None:
    assert run("week", "--on", "05/04/2023", "--db", db).stdout.startswith("Việc tuần này (03/04/2023 – 09/04/2023)")
    assert (
        "Subject: "
        in run("week", "--on", "05/04/2023", "--format", "eml", "--mail-to", "a@example.vn", "--db", db).stdout
    )


def test_holidays_of_ones_own(db: Path, tmp_path: Path) -> None:
    days = tmp_path / "days.txt"
    days.write_text("2023-04-05 off  # ngày nghỉ của cơ quan\n", "utf-8")
    assert (
        "Rơi vào ngày nghỉ"
        not in run("week", "--on", "05/04/2023", "--for", "Phòng Nội vụ huyện Trấn Yên", "--db", db).stdout
    )
    told = run(
        "week", "--on", "05/04/2023", "--for", "Phòng Nội vụ huyện Trấn Yên", "--holidays", days, "--db", db
    ).stdout
    assert "Rơi vào ngày nghỉ" in told and "05/04/2023" in told, "advice; the day is not moved"


def test_the_feed(db: Path, tmp_path: Path) -> None:
    assert "calendars in" in run("feed", tmp_path, "--db", db).stdout
    assert (tmp_path / "tat-ca.ics").exists() and (tmp_path / "index.html").exists()


def test_exec_tells_each_event_and_tells_again_what_failed(db: Path, tmp_path: Path) -> None:
    path, script, log = copy(db, tmp_path), tmp_path / "tell.py", tmp_path / "log"
    script.write_text(SCRIPT, "utf-8")
    command = f"{sys.executable} {script} {log}"
    failed = run("due", "--exec", f"{command} fail", "--on", "05/04/2023", "--db", path)
    assert failed.returncode == 4
    first = [tuple(json.loads(line)) for line in log.read_text("utf-8").splitlines()]
    assert {event for _, _, event in first} >= {"new", "due", "overdue"}
    log.unlink()
    assert run("due", "--exec", command, "--on", "05/04/2023", "--db", path).returncode == 0
    again = [tuple(json.loads(line)) for line in log.read_text("utf-8").splitlines()]
    assert again == [each for each in first if each[2] == "overdue"], "the same ids"
    assert "0 events" in run("due", "--exec", command, "--on", "05/04/2023", "--db", path).stdout


def killed_runs(db: Path, folder: Path, times: int) -> None:
    """Kill runs at random moments; in the end every event was told, under one id each."""
    path, script, log = copy(db, folder), folder / "tell.py", folder / "log"
    script.write_text(SCRIPT, "utf-8")
    arguments = ["due", "--exec", f"{sys.executable} {script} {log}", "--on", "05/04/2023", "--db", str(path)]
    chance = random.Random(7)
    for _ in range(times):
        process = subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.DEVNULL, start_new_session=True)
        time.sleep(0.5 + chance.random())
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert run(*arguments).returncode == 0
    told = [tuple(json.loads(line)) for line in log.read_text("utf-8").splitlines() if line.endswith("]")]
    expected = folder / "all"
    expected.mkdir()
    whole = copy(db, expected)
    run("due", "--exec", f"{sys.executable} {script} {expected / 'log'}", "--on", "05/04/2023", "--db", whole)
    wanted = {tuple(json.loads(line)) for line in (expected / "log").read_text("utf-8").splitlines()}
    assert set(told) == wanted and len({each[0] for each in told}) == len({each[1:] for each in told})


@pytest.mark.skipif(os.name != "posix", reason="kills a group of processes, which only POSIX has")
def test_a_run_that_is_killed_tells_everything(db: Path, tmp_path: Path) -> None:
    killed_runs(db, tmp_path, 4)


@pytest.mark.soak
@pytest.mark.skipif(os.name != "posix", reason="kills a group of processes, which only POSIX has")
def test_a_run_that_is_killed_fifty_times_tells_everything(db: Path, tmp_path: Path) -> None:
    killed_runs(db, tmp_path, 50)
