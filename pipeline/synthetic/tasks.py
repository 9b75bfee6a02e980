"""Tasks set row by row: tables of an appendix, months and weeks of a plan, steps with days, meetings in a notice.

A table row is a paragraph whose cells are parted by tabs; the page decides how it is printed.
"""

from __future__ import annotations

from datetime import date
from random import Random

from .data import Row, capital, table, words
from .days import WEEKDAYS, future, slashed
from .timing import Duty, actor, make_time
from .world import IssuingBody


def _gold(time_of: object, pattern: str, who: str | None) -> Row:
    time = vars(time_of)
    entry: Row = {key: time[key] for key in ("operator", "boundary", "last_day", "rrule")}
    entry |= {"quote": time["text"], "pattern": f"{time['pattern']} | {pattern}"}
    if who is not None:
        entry["assignees"] = [who]
    return entry


def _distinct(rng: Random, rows: list[Row], count: int, on: date, known: bool, doc: str) -> list[object]:
    """Draw times of which no two have the same boundary, in the order of their days."""
    found: dict[str, object] = {}
    for _ in range(count * 6):
        time = make_time(rng, rng.choice(rows), on, known, doc)
        if time is not None and time.boundary:
            found.setdefault(time.boundary, time)
        if len(found) == count:
            break
    return [found[key] for key in sorted(found)]


def task_table(rng: Random, body: IssuingBody, on: date, known: bool, doc: str) -> Duty:
    """A table TT | Nội dung | Đơn vị thực hiện | Thời gian hoàn thành: a bare day is its row's last day."""
    data = table("tasks")
    form = rng.choice(data["table"])
    heads = {key: rng.choice(form[key]) for key in ("no", "what", "who", "when")}
    order = form["order"].split()
    rows = ["\t".join(heads[key] for key in order)]
    gold = []
    times = _distinct(rng, data["cell"], rng.randint(2, 5), on, known, doc)
    tasks = rng.sample(table("words")["tasks"], len(times))
    for k, (time, task) in enumerate(zip(times, tasks, strict=True), 1):
        who = capital(actor(rng, body))
        cells = {"no": str(k), "what": capital(task), "who": who, "when": capital(vars(time)["text"])}
        rows.append("\t".join(cells[key] for key in order))
        gold.append(_gold(time, form["name"], who if "who" in order else None))
    return Duty(form["name"], "\n".join(rows), gold)


def timeline(rng: Random, body: IssuingBody, on: date, known: bool, doc: str) -> Duty:
    """The months, weeks or steps of a plan, a line each."""
    conclusions = doc.lower() in ("thông báo", "kết luận")
    form = rng.choice([f for f in table("tasks")["timeline"] if conclusions or not f.get("title")])
    times = _distinct(rng, form["times"], rng.randint(2, 4), on, known, doc)
    tasks = rng.sample(table("words")["tasks"], len(times))
    lines, gold = [form["lead"]] if form.get("lead") else [], []
    for k, (time, task) in enumerate(zip(times, tasks, strict=True), 1):
        text = vars(time)["text"]
        who = actor(rng, body)
        slots = {
            "k": k,
            "time": text,
            "Time": capital(text),
            "task": task,
            "Task": capital(task),
            "Who": who if "Giao {Who}" in form["text"] else capital(who),
        }
        lines.append(form["text"].format(**slots))
        gold.append(_gold(time, form["name"], who if "{Who}" in form["text"] else None))
    return Duty(form["name"], "\n".join(lines), gold)


def meeting(rng: Random, on: date) -> Duty:
    """Time, place and those who attend, as an internal notice prints them; the event is on its day."""
    day = future(rng, on, 5, 30)
    form = rng.choice(table("tasks")["meeting"])
    hour, minute = rng.choice([(7, 30), (8, 0), (9, 0), (13, 30), (14, 0)])
    slots = {
        "h": hour, "hh": f"{hour:02d}", "mm": f"{minute:02d}", "d": slashed(rng, day), "w": WEEKDAYS[day.weekday()],
        "W": capital(WEEKDAYS[day.weekday()]), "part": "sáng" if hour < 12 else "chiều",
        "place": words(rng, "places"), "task": rng.choice(table("words")["topics"]),
    }  # fmt: skip
    when = form["when"].format(**slots)
    text = form["text"].format(when=when, **slots)
    entry: Row = {
        "operator": "on", "boundary": f"{day}T{hour:02d}:{minute:02d}", "last_day": day.isoformat(), "rrule": None,
        "deliver_to": None, "quote": when, "pattern": form["name"],
    }  # fmt: skip
    return Duty(form["name"], text, [entry])
