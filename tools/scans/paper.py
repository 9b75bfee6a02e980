"""A made-up dispatch set on paper: one of many layouts, number and day by hand, seal, signature, incoming stamp.

Pages are drawn at 300 dots an inch in colour; what scanners and time do to them is in `damage`.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pipeline.synthetic.page import COUNTRY, subject_line, title_lines
from pipeline.synthetic.parts import Parts
from tools.digits.lines import Hand

DPI = 300
WIDTH, HEIGHT = 2480, 3508
BLACK, BLUE, RED = (22, 22, 26), (42, 56, 150), (206, 40, 52)
Page = Image.Image
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class PaperLayout:
    """How an office sets its dispatches; lengths in pixels at 300 dots an inch."""

    serif: bool
    size: float
    """Points of the body's type."""
    left: int
    right: int
    split: float
    """Middle between the two columns of the header, as a share of the page's width."""
    tight: bool
    """The columns of the header nearly touch."""
    serial: str
    """typed · pen · machine"""
    day: str
    """typed · pen"""
    dots: bool
    """A leader of dots under what is written by hand."""
    small: float
    """Points of the list's type."""
    block: float
    """Middle of the signature block, as a share of the page's width."""
    seal: Colour
    pen: Colour

    @classmethod
    def of(cls, random: Random) -> PaperLayout:
        """Draw one at random."""
        return cls(
            serif=random.random() < 0.88,
            size=random.choice([12.0, 13.0, 13.0, 13.5, 14.0, 14.0]),
            left=random.randint(210, 380),
            right=random.randint(130, 240),
            split=random.uniform(0.37, 0.46),
            tight=random.random() < 0.3,
            serial=random.choices(["typed", "pen", "machine"], [3, 6, 2])[0],
            day=random.choices(["typed", "pen"], [4, 6])[0],
            dots=random.random() < 0.15,
            small=random.choice([10.0, 10.5, 11.0, 11.0, 12.0]),
            block=random.uniform(0.66, 0.75),
            seal=random.choices([RED, BLACK], [3, 1])[0],
            pen=random.choices([BLUE, BLACK], [2, 1])[0],
        )


@dataclass(frozen=True)
class Stamp:
    """An incoming stamp (dấu đến): what it says, its ink, whether it has a frame, and where it was pressed."""

    office: str
    number: str
    day: str
    ink: Colour
    frame: bool
    place: str
    """free · addressee: between the header's columns and the text, or over Kính gửi"""


@cache
def face_file(style: str, serif: bool) -> str:
    """A typeface with every Vietnamese letter: Tinos or Arimo, as wide as Times New Roman or Arial, else DejaVu."""
    name = f"{'Tinos' if serif else 'Arimo'}-{style}.ttf"
    found = sorted(Path("/usr/share/fonts").rglob(name))
    if found:
        return str(found[0])
    import matplotlib

    suffix = {"Regular": "", "BoldItalic": "-BoldItalic"}.get(style, f"-{style}")
    folder = Path(matplotlib.get_data_path(), "fonts", "ttf")
    return str(
        folder / f"{'DejaVuSerif' if serif else 'DejaVuSans'}{suffix}.ttf".replace("Sans-Italic", "Sans-Oblique")
    )


class SetPages:
    """The pages of one dispatch as they are set."""

    def __init__(self, random: Random, layout: PaperLayout) -> None:
        self.random, self.layout = random, layout
        self.pages: list[Page] = []
        self.pen = ImageDraw.Draw(Image.new("RGB", (1, 1)))
        self.y = 0.0
        self.new_page()

    def new_page(self) -> None:
        """Begin another page."""
        self.pages.append(Image.new("RGB", (WIDTH, HEIGHT), "white"))
        self.pen = ImageDraw.Draw(self.pages[-1])
        self.y = 240.0
        if len(self.pages) > 1:
            self.pen.text((WIDTH / 2, 170), str(len(self.pages)), BLACK, self.font("Regular", 13), "ms")

    def draw_on(self, page: Page) -> None:
        """Go on with a page that was set elsewhere."""
        self.pages.append(page)
        self.pen = ImageDraw.Draw(page)

    def font(self, style: str, points: float) -> ImageFont.FreeTypeFont:
        """The typeface of the office in a style and a size in points."""
        return ImageFont.truetype(face_file(style, self.layout.serif), round(points * DPI / 72))

    def wrapped(self, text: str, face: ImageFont.FreeTypeFont, room: float, first: float = 0) -> list[str]:
        """Break a text into lines that fit."""
        lines, line, left = [], "", room - first
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and face.getlength(longer) > left:
                lines.append(line)
                line, left = word, room
            else:
                line = longer
        return [*lines, line]

    def column(
        self, lines: list[tuple[str, str, float]], middle: float, room: float, y: float, *, lead: float = 1.2
    ) -> float:
        """Set lines (text, style, points) one under the other about a middle; return where the next would stand."""
        for text, style, points in lines:
            face = self.font(style, points)
            for part in self.wrapped(text, face, room):
                y += points * lead * DPI / 72
                self.pen.text((middle, y), part, BLACK, face, "ms")
        return y

    def paragraph(self, text: str, style: str, points: float, *, indent: float = 0, first: float = 150) -> None:
        """Set a paragraph between the margins, on another page where this one is full."""
        face = self.font(style, points)
        left = self.layout.left + indent
        room = WIDTH - self.layout.right - left
        step = points * 1.28 * DPI / 72
        for number, line in enumerate(self.wrapped(text, face, room, first)):
            if self.y + step > HEIGHT - 200:
                self.new_page()
            self.y += step
            self.pen.text((left + (first if not number else 0), self.y), line, BLACK, face, "ls")
        self.y += 0.3 * step

    def press(self, ink: Page, at: tuple[float, float]) -> None:
        """Press something inked (white where it is not) on the page, its left top corner there."""
        page = self.pages[-1]
        box = (round(at[0]), round(at[1]), round(at[0]) + ink.width, round(at[1]) + ink.height)
        under = np.asarray(page.crop(box), np.uint16)
        page.paste(Image.fromarray((under * np.asarray(ink, np.uint16) // 255).astype(np.uint8)), box[:2])


def set_dispatch(parts: Parts, random: Random, layout: PaperLayout, stamp: Stamp | None = None) -> list[Page]:
    """Set a dispatch on as many pages as it needs."""
    sheet = SetPages(random, layout)
    _header(sheet, parts)
    if stamp is not None and stamp.place == "free":
        sheet.press(incoming(sheet, stamp), (layout.left - 60, sheet.y + random.uniform(-20, 30)))
        sheet.y += random.choice([90, 260, 330])
    title = title_lines(random, parts)
    if title:
        sheet.y = sheet.column(
            [(line, "Bold", layout.size) for line in title], WIDTH / 2, WIDTH - 2 * layout.left, sheet.y + 60
        )
    sheet.y += 70
    top = sheet.y
    _addressees(sheet, parts)
    if stamp is not None and stamp.place == "addressee":
        sheet.press(incoming(sheet, stamp), (layout.left + random.uniform(0, 300), top - random.uniform(120, 200)))
    for line in filter(None, parts.heading):
        sheet.y = sheet.column([(line, "Bold", layout.size)], WIDTH / 2, WIDTH - 2 * layout.left, sheet.y)
    sheet.y += 30
    for paragraph in parts.body:
        for line in paragraph.split("\n"):
            sheet.paragraph(line, "Regular", layout.size)
    _footer(sheet, parts)
    return sheet.pages


def _header(sheet: SetPages, parts: Parts) -> None:
    layout, random = sheet.layout, sheet.random
    gap = 20 if layout.tight else 60
    middle, room = layout.split * WIDTH, 0.0
    left_room, right_room = middle - gap / 2 - 120, WIDTH - 90 - middle - gap / 2
    left, right = 120 + left_room / 2, middle + gap / 2 + right_room / 2
    small = layout.size - 1
    own = [(line, "Bold", small) for line in parts.left[-1:]]
    above = [(line, "Regular", small) for line in parts.left[:-1]]
    y = sheet.column([*above, *own], left, left_room, 150)
    mark = {"party": "*", "youth": "***"}.get(parts.country)
    if mark:
        y = sheet.column([(mark, "Regular", small)], left, left_room, y)
    else:
        sheet.pen.line((left - 120, y + 18, left + 120, y + 18), BLACK, 3)
    country = COUNTRY[parts.country]
    size = small
    while sheet.font("Bold", size).getlength(country[0]) > right_room and size > 9:
        size -= 0.5
    z = sheet.column([(line, "Bold", size + 0.7 * bool(n)) for n, line in enumerate(country)], right, right_room, 150)
    room = sheet.font("Bold", size + 0.7).getlength(country[-1]) / 2
    sheet.pen.line((right - room, z + 16, right + room, z + 16), BLACK, 3)
    y = max(y, z) + 78
    _digits(sheet, parts.number_line, left, y, "Regular", layout.serial)
    _digits(sheet, parts.date_line, right, y + random.uniform(-8, 8), "Italic", layout.day)
    if parts.doc_type == "CV":
        lines = [(subject_line(random, parts), "Regular", layout.size - random.choice([1, 1, 2]))]
        y = sheet.column(lines, left, left_room * 0.9, y + 10)
    for line in parts.urgent:
        y = sheet.column([(line, "Bold", small)], left, left_room, y + 30)
    sheet.y = y + 30


def _digits(sheet: SetPages, text: str, middle: float, y: float, style: str, how: str) -> None:
    """Set the number line or the date line, its digits typed, written or stamped."""
    face = sheet.font(style, sheet.layout.size)
    pieces = _pieces(text, style)
    widths = [face.getlength(piece) for piece, _ in pieces]
    random = np.random.default_rng(sheet.random.randrange(1 << 30))
    hand = Hand(random)
    hand.height *= sheet.layout.size / 13
    drawn: list[Any] = [None] * len(pieces)
    for index, (piece, digits) in enumerate(pieces):
        if digits and how == "pen":
            drawn[index] = hand.write(piece)
            widths[index] = max(drawn[index][1] + sheet.random.uniform(-4, 34), 40)
        elif digits and how == "machine":
            widths[index] = 34 * len(piece) + 24
    x = middle - sum(widths) / 2
    for index, ((piece, digits), width) in enumerate(zip(pieces, widths, strict=True)):
        if digits and sheet.layout.dots and how != "typed":
            for dot in np.arange(x, x + width, 11):
                sheet.pen.ellipse((dot, y - 3, dot + 3, y), BLACK)
        if drawn[index] is not None:
            strokes, _ = drawn[index]
            start, foot = x + sheet.random.uniform(-2, 12), y + sheet.random.uniform(-6, 12)
            for stroke in strokes:
                points = [(start + px, foot + py) for px, py in stroke]
                sheet.pen.line(points, sheet.layout.pen, max(round(hand.pen), 2), joint="curve")
        elif digits and how == "machine":
            numbering = ImageFont.truetype(face_file("Bold", False), 50)
            for number, digit in enumerate(piece):
                at = (x + 12 + 34 * number, y + sheet.random.uniform(-6, 4))
                sheet.pen.text(at, digit, sheet.random.choice([BLACK, BLUE, (70, 40, 90)]), numbering, "ls")
        else:
            sheet.pen.text((x, y), piece, BLACK, face, "ls")
        x += width


def _pieces(text: str, style: str) -> list[tuple[str, bool]]:
    """Part a line into what is typed and the digits that a clerk fills in: the serial, or day and month."""
    pattern = r"(?<=Số[: ])( ?)(\d+)(?=\s?[/-])|(?<=Số :)( ?)(\d+)" if style == "Regular" else r"(?<=ngày )(\d+)(?= )"
    match = re.search(pattern, text)
    if match is None:
        return [(text, False)]
    digits = match[match.lastindex or 0]
    at = match.end() - len(digits)
    return [(text[:at], False), (digits, True), (text[match.end() :], False)]


def _addressees(sheet: SetPages, parts: Parts) -> None:
    lines = parts.addressees
    if not lines:
        return
    style = sheet.random.choice(["Regular", "Regular", "Bold"])
    one = len(lines) == 1
    first = sheet.random.uniform(250, 520)
    for number, line in enumerate(lines):
        indent = first if one or not number else first + sheet.random.choice([180, 180, 240])
        sheet.paragraph(line, style, sheet.layout.size, indent=indent if not one else 0, first=first if one else 0)


def _footer(sheet: SetPages, parts: Parts) -> None:
    layout, random = sheet.layout, sheet.random
    high = 700 + 60 * len(parts.distribution)
    if sheet.y + high > HEIGHT - 120:
        sheet.new_page()
    top = sheet.y + 60
    y = top
    room = layout.block * WIDTH - 380 - layout.left
    for number, line in enumerate(parts.distribution):
        face = sheet.font("BoldItalic" if not number else "Regular", layout.small + (not number))
        for part in sheet.wrapped(line, face, room):
            y += layout.small * 1.22 * DPI / 72
            sheet.pen.text((layout.left, y), part, BLACK, face, "ls")
    *office, name = parts.signatures[0]
    middle = layout.block * WIDTH
    block_room = 2 * min(WIDTH - 60 - middle, 420)
    z = sheet.column(
        [(line, "Bold", layout.size) for line in office], middle, block_room, top - random.uniform(-10, 30)
    )
    below = z + random.uniform(250, 360)
    sheet.column([(name, "Bold", layout.size)], middle, block_room, below)
    scrawl(sheet, middle + random.uniform(-80, 120), (z + below) / 2 + 40)
    seal = round_seal(sheet, " ".join(parts.left[-1:]))
    sheet.press(seal, (middle - random.uniform(330, 430), z - random.uniform(20, 110)))
    sheet.y = max(y, below)


def scrawl(sheet: SetPages, x: float, y: float) -> None:
    """Write a signature: loops that run over what stands there."""
    random = sheet.random
    size, turn, speed = random.uniform(60, 150), random.uniform(0, 6), random.uniform(0.09, 0.16)
    points = [
        (
            x + (step - 100) * 2.4 + size * 0.7 * math.cos(turn + step * speed),
            y + size * math.sin(turn + step * speed * 0.9) * math.cos(step / 70),
        )
        for step in range(200)
    ]
    sheet.pen.line(points, sheet.layout.pen, random.randint(4, 7), joint="curve")


def round_seal(sheet: SetPages, body: str) -> Page:
    """The round seal of 36 mm with the body's name around a star."""
    wide = round(36 / 25.4 * DPI)
    seal = Image.new("RGB", (wide + 8, wide + 8), "white")
    pen = ImageDraw.Draw(seal)
    ink = sheet.layout.seal
    pen.ellipse((4, 4, wide, wide), outline=ink, width=7)
    pen.ellipse((14, 14, wide - 10, wide - 10), outline=ink, width=3)
    pen.ellipse((90, 90, wide - 86, wide - 86), outline=ink, width=3)
    middle, radius = wide / 2 + 2, wide * 0.4
    face = sheet.font("Bold", 9)
    letters = f"{body} * "
    for index, letter in enumerate(letters):
        turn = 360 * index / len(letters)
        tile = Image.new("RGBA", (56, 56), (0, 0, 0, 0))
        ImageDraw.Draw(tile).text((28, 28), letter, (*ink, 255), face, "mm")
        tile = tile.rotate(-turn, resample=Image.Resampling.BICUBIC)
        at = math.radians(turn - 90)
        place = (round(middle + radius * math.cos(at)) - 28, round(middle + radius * math.sin(at)) - 28)
        seal.paste(tile, place, tile)
    points = [
        (middle + r * math.sin(math.pi * k / 5), middle - r * math.cos(math.pi * k / 5))
        for k in range(10)
        for r in [62 if k % 2 == 0 else 26]
    ]
    pen.polygon(points, fill=ink)
    return seal


def incoming(sheet: SetPages, stamp: Stamp) -> Page:
    """The picture of an incoming stamp (Nghị định 30/2020/NĐ-CP, Phụ lục IV)."""
    picture = Image.new("RGB", (680, 330), "white")
    pen = ImageDraw.Draw(picture)
    if stamp.frame:
        pen.rectangle((6, 6, 673, 323), outline=stamp.ink, width=5)
    face, bold = sheet.font("Regular", 11), sheet.font("Bold", 11)
    while bold.getlength(stamp.office) > 640:
        bold = ImageFont.truetype(bold.path, bold.size - 2)
    pen.text((340, 58), stamp.office, stamp.ink, bold, "ms")
    if stamp.frame:
        pen.line((6, 78, 673, 78), stamp.ink, 3)
    pen.text((24, 195), "ĐẾN", stamp.ink, sheet.font("Bold", 14), "ls")
    hand = Hand(np.random.default_rng(sheet.random.randrange(1 << 30)))
    for label, value, y in (("Số:", stamp.number, 145), ("Ngày:", stamp.day, 225)):
        pen.text((210, y), label, stamp.ink, face, "ls")
        x = 210 + face.getlength(label) + 22
        if sheet.random.random() < 0.5:
            pen.text((x, y), value, stamp.ink, face, "ls")
            continue
        for piece in value.split("/") if "/" in value else [value]:
            strokes, wide = hand.write(piece)
            for stroke in strokes:
                pen.line([(x + a, y + b) for a, b in stroke], BLUE, max(round(hand.pen), 2), joint="curve")
            x += wide + 18
            if "/" in value and piece != value.split("/")[-1]:
                pen.line((x - 4, y + 6, x + 10, y - 44), BLUE, 3)
                x += 24
    pen.text((210, 300), "Chuyển: ....................", stamp.ink, face, "ls")
    return picture
