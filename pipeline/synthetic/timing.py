"""Deadlines composed by grammar: a time, the clause it stands in, and what the record must say of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from .data import Row, capital, table, words
from .days import QUARTERS, WEEKDAYS, future, long_date, month_end, slashed
from .world import IssuingBody, pool_of

_CODES = ("MO", "TU", "WE", "TH", "FR")
_QUIET = (3, 6, 7, 10, 11)
"""Months without public holidays: there the last day of a term of days needs no table of holidays."""


@dataclass(frozen=True)
class Time:
    """A time expression and its reading."""

    pattern: str
    text: str
    operator: str
    boundary: str | None = None
    last_day: str | None = None
    rrule: str | None = None


@dataclass(frozen=True)
class Duty:
    """A clause that sets deadlines, paragraphs separated by line breaks, and its gold entries."""

    pattern: str
    text: str
    gold: list[Row]


def make_time(rng: Random, row: Row, on: date, known: bool, doc: str) -> Time | None:
    """Fill a pattern of times for a dispatch of that day; None where its truth would be open.

    `known` tells whether the day is printed.
    """
    template = row["text"] if isinstance(row["text"], str) else rng.choice(row["text"])
    kind, operator = row["kind"], row["operator"]
    day = future(rng, on, 40 if not known else 12)
    n = rng.choice([3, 5, 7, 10, 15, 20])
    slots = _slots(rng, day, on, n, doc)
    boundary: str | None = day.isoformat()
    last: str | None = (day - timedelta(days=operator == "before")).isoformat()
    rrule = None
    if kind == "hour":
        slots["h"], hour = _hour(rng)
        boundary, last = f"{day}T{hour}", day.isoformat()
    elif kind == "month":
        boundary, last = f"{day:%Y-%m}", month_end(day.year, day.month).isoformat()
    elif kind == "month end":
        boundary = last = month_end(day.year, day.month).isoformat()
    elif kind == "quarter":
        quarter = (day.month - 1) // 3
        slots["q"] = QUARTERS[quarter]
        last = month_end(day.year, quarter * 3 + 3).isoformat()
        boundary = f"{day.year}-{quarter * 3 + 1:02d}-01/{last}"
    elif kind == "window":
        end = future(rng, day, 5, 60)
        if "{am}" in template and end.year != day.year:
            return None
        slots |= {"a": slots["d"], "b": slashed(rng, end), "am": f"{day.day:02d}/{day.month}"}
        if "{am}" in template:
            slots["b"] = f"{end.day:02d}/{end.month}/{end.year}"
        boundary, last = f"{day}/{end}", end.isoformat()
    elif kind == "from now":
        if not known:
            return None
        boundary = f"{on}/{day}"
    elif kind in ("working days", "days"):
        boundary, last = f"P{n}{'BD' if kind == 'working days' else 'D'}", None
    elif kind in ("months", "hours"):
        boundary, last = f"P{int(slots['mm'])}M" if kind == "months" else f"PT{slots['hh']}H", None
    elif kind in ("half", "year", "year end"):
        last = f"{on.year + 1}-{'06-30' if kind == 'half' else '12-31'}"
        boundary = {"half": f"{on.year + 1}-01-01/{last}", "year": str(on.year + 1), "year end": last[:7]}[kind]
    elif kind in ("month start", "month middle"):
        boundary = last = day.replace(day=1 if kind == "month start" else 15).isoformat()
        if boundary <= on.isoformat():
            return None
    elif kind == "days from signing":
        end = on + timedelta(days=n)
        if not known or end.weekday() > 4 or end.month not in _QUIET:
            return None
        boundary, last = f"P{n}D", end.isoformat()
    elif kind == "no day":
        slots["y"] = on.year + 1
        boundary = last = None
    elif kind != "day":
        boundary, last = "T10:00" if kind == "weekly hour" else None, None
        rrule = _recurrence(kind, day, n)
    return Time(row["name"], template.format(**slots), operator, boundary, last, rrule)


def _slots(rng: Random, day: date, on: date, n: int, doc: str) -> Row:
    """Return what a pattern of times may name: the day in its forms, numbers, the document."""
    return {
        "d": slashed(rng, day), "dl": long_date(day), "dm": f"{day.day:02d}/{day.month}", "m": day.month, "y": day.year,
        "dml": f"{day.day:02d} tháng {day.month}", "nn": f"{n:02d}", "doc": doc, "w": WEEKDAYS[day.weekday()],
        "y1": on.year + 1, "mm": f"{rng.randint(1, 3):02d}", "hh": rng.choice([12, 24, 48]),
    }  # fmt: skip


def _hour(rng: Random) -> tuple[str, str]:
    """Draw an hour of the day: as it is written, and as the record has it."""
    hour, minute = rng.choice([(8, 0), (10, 30), (11, 0), (16, 30), (17, 0)])
    written = rng.choice([f"{hour}h{minute:02d}", f"{hour:02d} giờ {minute:02d}", f"{hour} giờ {minute:02d} phút"])
    return written, f"{hour:02d}:{minute:02d}"


def _recurrence(kind: str, day: date, n: int) -> str:
    """Return the RRULE (RFC 5545) of a kind of recurring time, by a day and the number of a day in the month."""
    week = f"FREQ=WEEKLY;BYDAY={_CODES[min(day.weekday(), 4)]}"
    return {
        "weekly hour": week,
        "last day": "FREQ=MONTHLY;BYMONTHDAY=-1",
        "last working day": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "every month": "FREQ=MONTHLY",
        "every quarter": "FREQ=MONTHLY;INTERVAL=3",
        "monthly": f"FREQ=MONTHLY;BYMONTHDAY={n}",
        "quarterly": f"FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY={n}",
        "yearly": f"FREQ=YEARLY;BYMONTH={day.month};BYMONTHDAY={day.day}",
        "weekly": week,
    }[kind]


def make_duty(rng: Random, body: IssuingBody, on: date, known: bool, doc: str) -> Duty:
    """Draw a clause and a time that may stand in it."""
    data = table("deadlines")
    while True:
        if rng.random() < 0.2:
            whole = rng.choice(data["whole"])
            times = [make_time(rng, row | {"name": whole["name"]}, on, known, doc) for row in whole["times"]]
            if None not in times and len({(t.boundary, t.rrule) for t in times if t}) == len(times):
                return _whole(rng, whole, [t for t in times if t], body)
            continue
        clause, row = rng.choice(data["clause"]), rng.choice(data["time"])
        if row.get("finish", False) and not clause.get("finish", False):
            continue
        time = make_time(rng, row, on, known, doc)
        if time is None or (clause.get("front") and time.text.startswith(("(", "xong", "hạn"))):
            continue
        return _fill(rng, clause, time, body)


def _fill(rng: Random, clause: Row, time: Time, body: IssuingBody) -> Duty:
    who = actor(rng, body)
    task, thing, to = words(rng, "tasks"), words(rng, "things"), receiver(rng, body)
    if "báo cáo {to}" in clause["text"] or "Báo cáo kết quả" in clause["text"]:
        thing = ""
    slots = {
        "who": who,
        "Who": capital(who),
        "task": task,
        "Task": capital(task),
        "thing": thing,
        "to": to,
        "time": time.text,
        "Time": capital(time.text),
        "purpose": words(rng, "purposes"),
        "via": rng.choice(["Văn phòng", "Phòng Tổ chức", "bộ phận Một cửa"]),
    }
    gold: Row = {
        "operator": time.operator, "boundary": time.boundary, "last_day": time.last_day, "rrule": time.rrule,
        "assignees": [who], "deliver_to": to if "{to}" in clause["text"] else None, "quote": time.text.strip("()"),
        "pattern": f"{time.pattern} | {clause['name']}",
    }  # fmt: skip
    return Duty(clause["name"], clause["text"].format(**slots), [gold])


def _whole(rng: Random, whole: Row, times: list[Time], body: IssuingBody) -> Duty:
    """A sentence with times of its own; a silent one leaves it to the letter who must act."""
    who, to = actor(rng, body), receiver(rng, body)
    slots = {"who": who, "Who": capital(who), "to": to, "thing": words(rng, "things"), "task": words(rng, "tasks")}
    gold = []
    for time in times:
        entry: Row = {
            "operator": time.operator, "boundary": time.boundary, "last_day": time.last_day, "rrule": time.rrule,
            "quote": time.text, "pattern": whole["name"],
        }  # fmt: skip
        if "{to}" in whole["text"]:
            entry["deliver_to"] = to
        if not whole.get("silent"):
            entry["assignees"] = [who]
        gold.append(entry)
    return Duty(whole["name"], whole["text"].format(*(time.text for time in times), **slots), gold)


def actor(rng: Random, body: IssuingBody) -> str:
    """Somebody whom this body may ask to act."""
    general: list[str] = table("bodies")["parties"]["general"]["actors"]
    return rng.choice(pool_of(body, "actors") + general)


def receiver(rng: Random, body: IssuingBody) -> str:
    """To whom work is sent: the body itself, or one of its own."""
    return rng.choice(pool_of(body, "receivers"))
