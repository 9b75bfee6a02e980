"""One drawn scan from a seed: its file's bytes and what a careful clerk writes down of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

import numpy as np

from pipeline.synthetic import make_parts

from .damage import DAMAGES, as_pdf, two_up
from .paper import BLACK, BLUE, RED, Page, PaperLayout, Stamp, set_dispatch

CONDITIONS = (*DAMAGES, "stamp on addressee", "two-up")
MOST_PAGES = 2


@dataclass(frozen=True)
class Drawn:
    """A drawn scan: its name, the PDF, its gold record."""

    name: str
    data: bytes
    gold: dict[str, Any]


@cache
def seeds(count: int, first: int = 0) -> tuple[int, ...]:
    """Seeds of made-up dispatches that one body signs, without an appendix and short enough for two pages."""
    found: list[int] = []
    seed = first
    while len(found) < count:
        parts, _ = make_parts(seed)
        if len(parts.signatures) == 1 and not parts.appendix and sum(map(len, parts.body)) < 2600:
            found.append(seed)
        seed += 1
    return tuple(found)


def draw(seed: int, condition: str) -> Drawn:
    """Draw the scan of this seed in this condition, the same at every call."""
    random = Random(f"{condition} {seed}")
    parts, gold = make_parts(seed)
    stamp = _stamp(random, gold, condition)
    pages = set_dispatch(parts, random, PaperLayout.of(random), stamp)
    gold = dict(gold)
    gold["received"] = {"number": stamp.number, "date": _edtf(stamp.day), "office": stamp.office} if stamp else None
    chance = np.random.default_rng(abs(seed) * 31 + CONDITIONS.index(condition))
    return Drawn(f"{condition.replace(' ', '-')}-{seed:05d}", as_pdf(spoilt(pages, condition, chance)), gold)


def spoilt(pages: list[Page], condition: str, chance: np.random.Generator) -> list[Page]:
    """The pages as the scanner gives them."""
    if condition == "two-up":
        return two_up([DAMAGES["scanned"](page, chance) for page in pages])
    damage = DAMAGES.get(condition, DAMAGES["scanned"])
    return [damage(page, chance) for page in pages]


def _stamp(random: Random, gold: dict[str, Any], condition: str) -> Stamp | None:
    over = condition == "stamp on addressee"
    if not over and random.random() > 0.3:
        return None
    issued = gold["issued"] or "2020-01-01"
    on = date.fromisoformat(issued.replace("XX", "20")) + timedelta(days=random.randint(1, 9))
    office = random.choice(["VĂN PHÒNG UBND HUYỆN", "SỞ NỘI VỤ", "UBND TỈNH", "PHÒNG NỘI VỤ", "VĂN PHÒNG SỞ Y TẾ"])
    day = f"{on.day:02d}/{on.month:02d}/{on.year}" if random.random() < 0.5 else f"{on.day}/{on.month}/{on.year}"
    ink = random.choice([RED, RED, BLUE, BLACK])
    return Stamp(office, str(random.randint(1, 9800)), day, ink, random.random() < 0.7, "addressee" if over else "free")


def _edtf(day: str) -> str:
    d, m, y = day.split("/")
    return f"{y}-{int(m):02d}-{int(d):02d}"
