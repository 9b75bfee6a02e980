"""Dispatches with text as if an office had printed, numbered, signed and scanned them: their truth is known.

Takes a PDF with text and its gold record, draws its pages, writes serial and day into their gaps by hand (over typed
digits too), presses seal, signature and at times an incoming stamp on it, and spoils it in one of many ways. What it
makes of documents that are not ours stays on the machine that made it.
"""

from __future__ import annotations

import copy
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import numpy as np
import pypdfium2 as pdfium
from PIL import ImageDraw

from extractors.text.keys import bare_in_place
from tools.digits.lines import Hand

from .damage import DAMAGES, FURTHER, Page, as_pdf
from .paper import BLACK, BLUE, RED, PaperLayout, SetPages, Stamp, incoming, round_seal, scrawl

WAYS = {**DAMAGES, **FURTHER}
"""Damages by name; those of `UNFIT` are left to drawn scans."""
UNFIT = ("upside down", "cmyk", "72 dpi", "slanted")
_NUMBER = re.compile(r"so?\s{0,2}:?\s*(?:o\s+)?(\d*)\s*(?:o\s+)?[/-]\s?(?:o\s+)?[a-z0-9]{2}")
"""A number line; the "ố" of some PDFs stands anywhere behind its "S"."""
_DATE = re.compile(r"nga\S{0,3}?\s*(\d*)\s*th.{0,4}?ng\s*(\d*)\s")
_EM = 54.0
"""Pixels of an em of 13 points at 300 dots an inch."""


class InkedChar(NamedTuple):
    """A character of a page in small letters without marks, and its box in pixels of the drawn page."""

    char: str
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True)
class PressedScan:
    """A scan made of a document with text: its name, the PDF, its gold record."""

    name: str
    data: bytes
    gold: dict[str, Any]


Hands = Callable[[np.random.Generator], Hand]
"""Gives the hand of a clerk."""


def press(file: Path, gold: dict[str, Any], seed: str, hands: Hands = Hand) -> PressedScan:
    """Make the scan of this document and seed, the same at every call; one of the hands writes number and day."""
    random = Random(f"{file.stem}/{seed}")
    gold = copy.deepcopy(gold)
    scale = 300 / 72 * random.uniform(0.95, 1.03)
    pen, seal = random.choice([BLUE, BLUE, BLACK]), random.choice([RED, RED, BLACK])
    sheet = SetPages(random, replace(PaperLayout.of(random), pen=pen, seal=seal))
    document = pdfium.PdfDocument(file)
    pages = [page.render(scale=scale).to_pil().convert("RGB") for page in document]
    glyphs = [_glyphs(page, scale) for page in document]
    clerk = _Clerk(random, pen, _EM * scale / (300 / 72), hands)
    clerk.number(pages[0], glyphs[0], gold)
    clerk.date(pages[0], glyphs[0], gold)
    _sign(sheet, pages, glyphs, gold)
    if random.random() < 0.3:
        _stamp(sheet, pages[0], glyphs[0])
    way = random.choice([name for name in WAYS if name not in UNFIT])
    chance = np.random.default_rng(random.randrange(1 << 30))
    data = as_pdf([WAYS[way](page, chance) for page in pages])
    return PressedScan(f"{file.stem}--{seed}-{way.replace(' ', '-')}", data, gold)


def _glyphs(page: Any, scale: float) -> list[InkedChar]:
    text, height = page.get_textpage(), page.get_height()
    found = []
    for at in range(text.count_chars()):
        char = text.get_text_range(at, 1)[:1]
        if char and not unicodedata.combining(char):
            left, bottom, right, top = (value * scale for value in text.get_charbox(at))
            found.append(
                InkedChar(bare_in_place(char)[:1] or " ", left, height * scale - top, right, height * scale - bottom)
            )
    return found


def _text(glyphs: list[InkedChar]) -> str:
    return "".join(glyph.char for glyph in glyphs)


@dataclass
class _Clerk:
    """Who writes number and day into the typed lines."""

    random: Random
    pen: tuple[int, int, int]
    em: float
    hands: Hands

    def number(self, page: Page, glyphs: list[InkedChar], gold: dict[str, Any]) -> None:
        """Write the serial into its gap, or over the typed one."""
        text = _text(glyphs)
        near = (
            found for found in _NUMBER.finditer(text)
            if glyphs[found.start()].y0 < page.height * 0.3 and glyphs[found.start()].x0 < page.width * 0.36
        )  # fmt: skip
        found = next(near, None)
        if found is None or "number" not in gold:
            return
        serial = gold["number"].get("serial") or str(
            self.random.choice([self._up_to(99), self._up_to(999), self._up_to(4999)])
        )
        if found[1] and self.random.random() < 0.3:
            return
        after = next(at for at in range(found.end(1), len(text)) if text[at] in "/-")
        typed = range(found.start(), found.start(1) if found[1] else after)
        before = max(at for at in typed if text[at] != " " and glyphs[at].x1 <= glyphs[after].x0 + 5)
        left, right = glyphs[before].x1, glyphs[after].x0
        if right < left - 5 or abs(glyphs[found.start()].y1 - glyphs[after].y1) > 0.8 * self.em:
            return
        self._wipe(page, glyphs[found.start(1) : found.end(1)])
        self._write(page, found[1] or serial, (left, right), glyphs[found.start()].y1)
        gold["number"]["serial"] = found[1] or serial

    def date(self, page: Page, glyphs: list[InkedChar], gold: dict[str, Any]) -> None:
        """Write day and month into their gaps, or over a typed day."""
        text = _text(glyphs)
        found = next((each for each in _DATE.finditer(text) if glyphs[each.start()].y0 < page.height * 0.35), None)
        if found is None or not gold.get("issued"):
            return
        year, *known = gold["issued"].split("-")
        parts: list[str] = []
        for group, value in enumerate(reversed(known), 1):  # the day is written first
            typed, most = found[group], (28, 12)[group - 1]
            parts.append(f"{self._up_to(most):02d}" if value == "XX" else value)
            if typed and (group == 2 or self.random.random() < 0.4):
                continue
            self._wipe(page, glyphs[found.start(group) : found.end(group)])
            before = max(at for at in range(found.start(), found.start(group)) if text[at] != " ")
            after = next(at for at in range(found.end(group), len(text)) if text[at] != " ")
            written = typed or (parts[-1] if self.random.random() < 0.6 else parts[-1].lstrip("0"))
            if glyphs[after].x0 > glyphs[before].x1:
                self._write(page, written, (glyphs[before].x1, glyphs[after].x0), glyphs[found.start()].y1)
        gold["issued"] = "-".join([year, *reversed(parts)])

    def _up_to(self, most: int) -> int:
        return self.random.randint(1, most)

    def _wipe(self, page: Page, glyphs: list[InkedChar]) -> None:
        if glyphs:
            box = (glyphs[0].x0 - 2, min(g.y0 for g in glyphs) - 4, glyphs[-1].x1 + 2, max(g.y1 for g in glyphs) + 3)
            ImageDraw.Draw(page).rectangle(box, fill="white")

    def _write(self, page: Page, digits: str, gap: tuple[float, float], base: float) -> None:
        """Write digits into a gap by hand, narrower where it is narrow, over its ends as clerks do."""
        hand = self.hands(np.random.default_rng(self.random.randrange(1 << 30)))
        hand.height = max(min(hand.height * self.em / _EM, 80.0), 30.0)
        strokes, wide = hand.write(digits)
        room = gap[1] - gap[0]
        narrow = min((room + 55) / wide, 1.0)
        x = gap[0] + (room - wide * narrow) / 2 + self.random.uniform(-8, 8)
        y = base + self.random.uniform(-7, 10)
        drawer = ImageDraw.Draw(page)
        for stroke in strokes:
            drawer.line([(x + a * narrow, y + b) for a, b in stroke], self.pen, max(round(hand.pen), 2), joint="curve")


def _sign(sheet: SetPages, pages: list[Page], glyphs: list[list[InkedChar]], gold: dict[str, Any]) -> None:
    """Sign over the signer's name and press the seal of the issuer beside it."""
    name, random = (gold.get("signature") or {}).get("name"), sheet.random
    if not name:
        return
    # letters with marks may stand elsewhere in a PDF's text
    words = ["".join(c if bare_in_place(c) == c.lower() else ".?" for c in word).lower() for word in name.split()]
    pattern = re.compile(r"\s*".join(words))
    for number in reversed(range(len(pages))):
        page = pages[number]
        places = [
            glyphs[number][found.start()] for found in pattern.finditer(_text(glyphs[number]))
            if glyphs[number][found.start()].x0 > page.width * 0.4
            and (number or glyphs[number][found.start()].y0 > page.height * 0.4)
        ]  # fmt: skip
        if not places:
            continue
        middle, top = places[-1].x0 + 120, places[-1].y0
        sheet.draw_on(page)
        scrawl(sheet, middle + random.uniform(-120, 100), top - random.uniform(60, 190))
        if random.random() < 0.9:
            ring = round_seal(sheet, str((gold.get("issuer") or {}).get("name") or "").upper())
            x, y = middle - random.uniform(330, 440), top - random.uniform(300, 440)
            sheet.press(ring, (max(0.0, min(x, page.width - ring.width)), max(0.0, min(y, page.height - ring.height))))
        return


def _stamp(sheet: SetPages, page: Page, glyphs: list[InkedChar]) -> None:
    """Press an incoming stamp on a first page, half of the time on "Kính gửi"."""
    random = sheet.random
    on = date(2020, 1, 1) + timedelta(days=random.randrange(1500))
    day, ink = f"{on.day}/{on.month}/{on.year}", random.choice([RED, RED, BLUE, BLACK])
    office = random.choice(["UBND TỈNH", "SỞ NỘI VỤ", "VĂN PHÒNG"])
    stamp = Stamp(office, str(random.randint(1, 9800)), day, ink, random.random() < 0.7, "free")
    sheet.draw_on(page)
    address = re.search(r"k.?nh g.?.?[iu]", _text(glyphs))
    x, y = random.uniform(120, 260), page.height * random.uniform(0.19, 0.25)
    if address and random.random() < 0.5:
        begin = glyphs[address.start()]
        x, y = begin.x0 - random.uniform(100, 400), begin.y0 - random.uniform(80, 250)
    sheet.press(incoming(sheet, stamp), (max(x, 0.0), max(y, 0.0)))
