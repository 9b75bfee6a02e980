"""Sentences about who acts, put together from parts: the who, which of them are meant, and the deed are known.

Letters show a verb only where somebody happened to write it. Here every verb of a clause that tells which are meant
stands before every verb of a deed, so that a fit learns where the one ends and the other begins from the place and not
from the words of few. `composed.toml` holds the parts.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

PARTS = Path(__file__).with_name("composed.toml")
_NAMED = ("offices", "named after work")
"""Groups whose names always have one of the parts behind their first word."""


class ComposedDeadline(NamedTuple):
    """A sentence with one time and those who act by it."""

    words: str
    time: str
    boundary: str
    actors: list[str]


@lru_cache(maxsize=1)
def _parts() -> dict[str, Any]:
    return tomllib.loads(PARTS.read_text("utf-8"))


def _groups() -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = _parts()["group"]
    return groups


def _frame() -> dict[str, list[str]]:
    frame: dict[str, list[str]] = _parts()["frame"]
    return frame


def composed(seed: int) -> tuple[dict[str, Any], list[ComposedDeadline]]:
    """Return a letter as an item of a file of sentences, and its deadlines."""
    chance = random.Random(seed)
    items = [_item(chance) for _ in range(3)]
    marks = chance.choice((("1. ", "2. ", "3. "), ("- ", "- ", "- "), ("", "", "")))
    lines = [f"{mark}{each.words}" for mark, each in zip(marks, items, strict=True)]
    return {
        "addressees": chance.sample(_frame()["addressees"], chance.choice((1, 2))),
        "body": "\n".join((*_frame()["introduction"], *lines)),
        "boundary": "2024-03-20",
    }, items


def _item(chance: random.Random) -> ComposedDeadline:
    group = chance.choice(_groups())
    day = f"{chance.randint(21, 28):02d}/{chance.randint(3, 9)}/2024"
    time = chance.choice(_frame()["times"]).format(day)
    opening = chance.choice(_frame()["openings"])
    joined = chance.random() < 0.2
    actors = [_actor(chance, group, bool(opening) or number > 0, alone=not joined) for number in range(1 + joined)]
    parties = chance.choice((" và ", ", ", " cùng ", " và ")).join(actors)
    deed = chance.choice(group["deeds"]).format(body=chance.choice(_frame()["bodies"]))
    link = chance.choices((" ", ", ", chance.choice(_frame()["brackets"]) + " ", ": "), (16, 1, 1, 1))[0]
    end = chance.choice((" ", " ", ", ")) + time
    if chance.random() < 0.1 and not opening.startswith(("Đề", "Yêu", "Riêng")):
        opening, end = f"{time[0].upper()}{time[1:]}, ", ""
        actors = [_lower(each) for each in actors]
        parties = _lower(parties)
    boundary = "-".join(f"{int(part):02d}" for part in reversed(day.split("/")))
    words = f"{opening}{parties}{link}{deed}{end}{chance.choice(_frame()['tails'])}."
    return ComposedDeadline(
        words, time.removeprefix("trước 16 giờ 30 "), boundary + ("T16:30" if "16 giờ" in time else ""), actors
    )


def _actor(chance: random.Random, group: dict[str, Any], inside: bool, *, alone: bool) -> str:
    """Return somebody, mostly with a clause that tells which are meant."""
    who = chance.choice(group["who"])
    count = 1 if group["name"] in _NAMED else chance.choices((0, 1, 2), (2, 7, 2 if alone else 0))[0]
    clauses = chance.choice(_frame()["joints"]).join(chance.sample(group["clauses"], count))
    words = f"{who} {clauses}".strip().format(day=f"{chance.randint(10, 28)}/{chance.randint(1, 2):02d}/2024")
    return _lower(words) if inside and group["name"] != "offices" else words


def _lower(words: str) -> str:
    """Return words with a small letter in front, unless they begin with an abbreviation or a proper name."""
    proper = tuple(_frame()["proper"])
    return words if words.startswith(proper) else words[0].lower() + words[1:]


def letters(count: int) -> Iterator[tuple[str, dict[str, Any], list[dict[str, Any]]]]:
    """Yield letters with their names and their deadlines as a gold record has them."""
    for seed in range(count):
        item, deadlines = composed(seed)
        golds = [
            {"quote": each.time, "boundary": each.boundary, "rrule": None, "assignees": each.actors}
            for each in deadlines
        ]
        yield f"composed-{seed}", item, golds
