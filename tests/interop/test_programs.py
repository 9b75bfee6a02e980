"""Calendars, registers and views in other people's programs; each test is skipped where its program is absent.

`make interop` installs khal, todoman, Datasette and ical.js into `.interop` and runs these.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import openpyxl
import pytest
from icalendar import Calendar

from pipeline import Archive
from pipeline.exporting.calendar import to_ics, when
from pipeline.exporting.registers import tracking_sheet
from pipeline.exporting.workbook import to_xlsx
from schemas import Dispatch
from tests.pipeline.archive_builders import deadline, dispatch, store

Expected = dict[str, tuple[dt.date, dt.time | None, frozenset[str]]]
ROOT = Path(__file__).resolve().parents[2]
PARSE = """
const ICAL = require('ical.js').default || require('ical.js');
const whole = new ICAL.Component(ICAL.parse(require('fs').readFileSync(process.argv[2], 'utf8')));
const told = whole.getAllSubcomponents('vevent').map(each => {
  const event = new ICAL.Event(each), rule = each.getFirstPropertyValue('rrule');
  return [event.uid, event.startDate.toString(), event.endDate.toString(), rule ? rule.toString() : null];
});
console.log(JSON.stringify(told));
"""


def program(name: str) -> str:
    """The path of a program, of `.interop` first; the test is skipped where there is none."""
    path = shutil.which(name, path=f"{ROOT / '.interop' / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}")
    if path is None:
        pytest.skip(f"{name} is not installed (make interop)")
    return path


@pytest.fixture(scope="module")
def archive_path(samples_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("interop") / "congvan.db"
    with Archive.open(path) as archive:
        archive.ingest(
            [next(samples_dir.glob(f"{name}-*")) for name in ("02", "03", "04", "07", "15", "20", "26")], workers=1
        )
        archive.configure("office", "UBND xã Yên Hợp, huyện Văn Yên, tỉnh Yên Bái")
        archive.receive("402/UBND-NV", "15", "2023-03-24")
    return path


@pytest.fixture(scope="module", params=["samples", "documents"])
def written(
    request: pytest.FixtureRequest, archive_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Expected]:
    """A calendar file and what it must say: of the samples, and of the real documents by what people wrote down."""
    if request.param == "samples":
        path = archive_path
    else:
        gold = sorted((ROOT.parent / "shared").glob("eval*/gold/*.json"))
        gold = [each for each in gold if json.loads(each.read_text("utf-8")).get("deadlines")]
        if not gold:
            pytest.skip("the real documents are not part of this repository")
        path = tmp_path_factory.mktemp("gold") / "gold.db"
        with Archive.open(path) as archive:
            store(archive, [with_deadlines(each) for each in gold])
    with Archive.open(path) as archive:
        deadlines = archive.deadlines()
    target = path.with_suffix(".ics")
    target.write_bytes(to_ics(deadlines))
    told = {info.uid: (when(info), info.ends) for info in deadlines}
    return target, {
        uid: (at.day, at.start, parts(at.rule, ends if at.rule else None))
        for uid, (at, ends) in told.items()
        if at.day is not None
    }


def with_deadlines(path: Path) -> Dispatch:
    """A record with the deadlines that a person wrote down for a document."""
    gold = json.loads(path.read_text("utf-8"))
    names = ("operator", "boundary", "last_day", "rrule", "ends")
    items = [
        deadline(f"{index} {each.get('quote') or ''}", **{name: each[name] for name in names if each.get(name)})
        for index, each in enumerate(gold["deadlines"])
    ]
    return dispatch(None, "SỞ NỘI VỤ", gold.get("issued"), deadlines=tuple(items), text=path.stem)


def parts(rule: str | None, ends: str | None = None) -> frozenset[str]:
    """A rule by its parts, in whatever order they stand, with the day on which it ends."""
    until = [f"UNTIL={ends.replace('-', '')}"] if ends else []
    return frozenset([*(rule or "").split(";"), *until])


def test_icalendar_reads_every_day_hour_and_rule(written: tuple[Path, Expected]) -> None:
    path, wanted = written
    told = {}
    for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
        start = event["dtstart"].dt
        hour = start.time() if isinstance(start, dt.datetime) else None
        rule = event["rrule"].to_ical().decode() if "rrule" in event else None
        told[str(event["uid"])] = (start.date() if hour else start, hour, parts(rule))
        assert event["dtend"].dt > start
    assert told == wanted


def test_ical_js_reads_the_same(written: tuple[Path, Expected], tmp_path: Path) -> None:
    path, wanted = written
    node = program("node")
    modules = ROOT / ".interop" / "node_modules"
    if not (modules / "ical.js").exists():
        pytest.skip("ical.js is not installed (make interop)")
    script = tmp_path / "parse.cjs"
    script.write_text(PARSE, "utf-8")
    done = subprocess.run(
        [node, script, path], capture_output=True, text=True, env={**os.environ, "NODE_PATH": str(modules)}
    )
    assert done.returncode == 0, done.stderr
    told = {}
    for uid, start, _, rule in json.loads(done.stdout):
        hour = dt.time.fromisoformat(start[11:19]) if "T" in start else None
        told[uid] = (dt.date.fromisoformat(start[:10]), hour, parts(rule))
    assert told == wanted


def test_khal_lists_the_events(archive_path: Path, tmp_path: Path) -> None:
    calendar = tmp_path / "all.ics"
    with Archive.open(archive_path) as archive:
        calendar.write_bytes(to_ics(archive.deadlines()))
    khal = program("khal")
    folder = tmp_path / "events"
    folder.mkdir()
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[cv]]\npath = {folder}\n[locale]\nlocal_timezone = Asia/Ho_Chi_Minh\n"
        "default_timezone = Asia/Ho_Chi_Minh\ntimeformat = %H:%M\ndateformat = %d/%m/%Y\nlongdateformat = %d/%m/%Y\n"
        f"datetimeformat = %d/%m/%Y %H:%M\nlongdatetimeformat = %d/%m/%Y %H:%M\n[sqlite]\npath = {tmp_path / 'khal.db'}\n", "utf-8")  # fmt: skip
    subprocess.run([khal, "-c", config, "import", "--batch", "-a", "cv", calendar], check=True, capture_output=True)
    shown = subprocess.run([khal, "-c", config, "list", "20/03/2023", "100d"], capture_output=True, text=True)
    assert "318/UBND-NV" in shown.stdout and "30/03/2023" in shown.stdout, shown.stderr


def test_todoman_lists_the_tasks(archive_path: Path, tmp_path: Path) -> None:
    todo = program("todo")
    folder = tmp_path / "tasks"
    folder.mkdir()
    with Archive.open(archive_path) as archive:
        deadlines = [each for each in archive.deadlines() if not each.rrule]
        for info in deadlines:
            (folder / f"{info.uid}.ics").write_bytes(to_ics([info], todo=True))
    config = tmp_path / "todoman.py"
    config.write_text(
        f'path = "{folder}"\ndate_format = "%d/%m/%Y"\ntime_format = "%H:%M"\ncache_path = "{tmp_path / "cache"}"\n',
        "utf-8",
    )
    shown = subprocess.run([todo, "--config", config, "list"], capture_output=True, text=True)
    assert shown.returncode == 0 and len(shown.stdout.splitlines()) == len(deadlines), shown.stderr


def test_the_register_opens_and_prints(archive_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    with Archive.open(archive_path) as archive:
        lines = archive.tracking_book(today="2023-05-20")
        path.write_bytes(to_xlsx(tracking_sheet(lines)))
    page = openpyxl.load_workbook(path).active
    assert page.max_row == 5 + len(lines)
    soffice = program("soffice")
    home = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    subprocess.run(
        [soffice, home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path],
        check=True,
        capture_output=True,
    )
    assert (tmp_path / "so.pdf").read_bytes().startswith(b"%PDF")


def test_datasette_serves_the_views(archive_path: Path) -> None:
    datasette = program("datasette")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [datasette, "serve", archive_path, "--metadata", ROOT / "docs" / "datasette.json", "--port", str(port)]
    server = subprocess.Popen([*map(str, command)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        for _ in range(100):
            try:
                with urllib.request.urlopen(
                    f"http://127.0.0.1:{port}/congvan/v_arrival.json?_shape=array", timeout=5
                ) as answer:
                    rows = json.load(answer)
                break
            except OSError:
                time.sleep(0.3)
        else:
            pytest.fail("Datasette does not answer")
        assert [(row["arrival_number"], row["arrival_date"]) for row in rows] == [("15", "2023-03-24")]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/congvan/v_deadline", timeout=10) as answer:
            assert "last day on which acting is in time" in answer.read().decode(), "columns are described"
    finally:
        server.terminate()
        server.wait()
