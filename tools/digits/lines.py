"""Draws lines of hand-written or typed digits between their typed neighbours, as a scanner would see them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from extractors.digits.normalise import Window
from tools.digits.scanner import scan
from tools.digits.shapes import curve, shapes_of
from tools.digits.worn import worn as worn_line

SCALE = 2  # drawn twice as large, then reduced
TALL, MIDDLE = 150, 75  # of the line drawn, pixels at 300 dots an inch
PART, LEAST_INK, LEAST_CONTRAST = 14, 12, 28.0  # columns looked at, pixels of ink in them, grey levels it must keep
OVER = 36  # pixels by which digits run over the typed neighbours at most
SQUEEZED = 0.35  # of the worn lines that are written by hand
LETTERS = "QSTKGNBCVUHTDLPMĐXA"

STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
DEJAVU = {"Regular": "", "Bold": "-Bold", "Italic": "-Italic", "BoldItalic": "-BoldItalic"}


@functools.cache
def font_files(style: str) -> list[str]:
    """Serif fonts of the style: Tinos, Liberation Serif (like Times), DejaVu Serif, else Matplotlib's."""
    faces = (f"Tinos-{style}", f"LiberationSerif-{style}", f"DejaVuSerif{DEJAVU[style]}", f"FreeSerif{style}")
    root = Path("/usr/share/fonts/truetype")
    found = [str(path) for face in faces for path in sorted(root.rglob(f"{face}.ttf"))]
    return found or [matplotlib_file(style)]


def matplotlib_file(style: str) -> str:
    """The serif font that Matplotlib brings: the same on every machine."""
    import matplotlib

    return str(Path(matplotlib.get_data_path(), "fonts", "ttf", f"DejaVuSerif{DEJAVU[style]}.ttf"))


@functools.lru_cache(400)
def font(style: str, size: int, other: bool = False) -> ImageFont.FreeTypeFont:
    """The Times-like font of the style at an em of so many pixels, or another serif."""
    files = font_files(style)
    return ImageFont.truetype(files[-1 if other else 0], size)


def digits_of(rng: np.random.Generator, kind: str) -> str:
    """A string that may stand there; some are blank, as in drafts."""
    chance = rng.random()
    if chance < 0.04:
        return ""
    if kind == "day":
        return f"{rng.integers(1, 32):0{rng.integers(1, 3)}d}"
    if kind == "month":
        return f"{rng.integers(1, 13):0{rng.integers(1, 3)}d}"
    length = int(rng.choice((1, 2, 3, 4, 5), p=(0.08, 0.22, 0.28, 0.34, 0.08)))
    if chance < 0.12:  # runs of one digit, of 1 above all
        run = "1" if rng.random() < 0.5 else str(rng.integers(0, 10))
        return "".join(run if rng.random() < 0.75 else str(d) for d in rng.integers(0, 10, length))
    text = "".join(map(str, rng.integers(0, 10, length)))
    if text[0] == "0" and length > 2:
        text = str(rng.integers(1, 10)) + text[1:]
    if length == 2 and chance < 0.5:
        text = "0" + text[1]
    return text


class Hand:
    """How one person writes on one day with one pen: slant, width, height, and a favourite shape for each digit."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        self.slant = rng.normal(0.12, 0.16)
        self.height = float(np.clip(rng.normal(48, 10), 26, 82))
        self.width = float(np.clip(rng.normal(0.95, 0.2), 0.5, 1.6))
        self.pen = float(np.clip(rng.lognormal(1.3, 0.45), 1.2, 9))
        self.gap = rng.normal(0.16, 0.12)
        self.rise = rng.normal(0, 0.05)
        self.shake = abs(rng.normal(0, 0.022)) + 0.008
        self.favourite = {str(d): int(rng.integers(0, len(shapes_of(str(d))))) for d in range(10)}

    def digit(self, digit: str) -> list[np.ndarray]:
        """The strokes of one digit in pixels, its foot at y = 0, starting at x = 0."""
        rng = self.rng
        shapes = shapes_of(digit)
        shape = shapes[self.favourite[digit] if rng.random() < 0.7 else int(rng.integers(0, len(shapes)))]
        high = self.height * rng.normal(1, 0.08)
        wide = high * self.width * rng.normal(1, 0.12)
        slant = self.slant + rng.normal(0, 0.05)
        bend = rng.normal(0, 0.05)
        strokes = []
        for stroke in shape:
            points = np.array([(x, y) for x, y, _ in stroke])
            points = points + rng.normal(0, self.shake, points.shape) + rng.normal(0, 0.015, 2)
            points[0] += rng.normal(0, 0.035, 2)
            points[-1] += rng.normal(0, 0.045, 2)
            line = curve(points, [corner for *_, corner in stroke])
            x = line[:, 0] * wide + (1 - line[:, 1]) * high * slant + bend * high * np.sin(np.pi * line[:, 1])
            strokes.append(np.stack([x, (line[:, 1] - 1) * high], 1))
        left = min(stroke[:, 0].min() for stroke in strokes)
        return [stroke - (left, 0) for stroke in strokes]

    def write(self, digits: str) -> tuple[list[np.ndarray], float]:
        """The strokes of a string, and how wide it is."""
        strokes: list[np.ndarray] = []
        x = 0.0
        for digit in digits:
            drawn = self.digit(digit)
            right = max(stroke[:, 0].max() for stroke in drawn)
            if strokes:
                x += max(self.height * (self.gap + self.rng.normal(0, 0.07)), -0.12 * self.height)
            drop = -self.rise * x + self.rng.normal(0, 0.03) * self.height
            strokes += [stroke + np.array((x, drop)) for stroke in drawn]
            x += right
        return strokes, x


class Numbering:
    """A numbering machine: digits on wheels, evenly spaced, each a little too high or low, the ink uneven."""

    def __init__(self, rng: np.random.Generator, size: int) -> None:
        self.rng = rng
        self.face = font(
            str(rng.choice(("Bold", "Regular"))), round(size * rng.uniform(0.85, 1.35)), rng.random() < 0.6
        )
        self.step = self.face.getlength("0") / SCALE * rng.uniform(1.0, 1.35)
        self.lean = rng.normal(0, 0.03)

    def press(self, pen: ImageDraw.ImageDraw, digits: str, x: float, base: float) -> None:
        """Stamp the digits from an abscissa on."""
        for index, digit in enumerate(digits):
            ink = int(self.rng.uniform(120, 255))
            y = base + self.rng.normal(0, 3) + self.lean * index * self.step
            pen.text(((x + index * self.step) * SCALE, y * SCALE), digit, ink, self.face, "ls")


def draw_line(
    rng: np.random.Generator,
    kind: str,
    text: str | None = None,
    hands: Callable[[np.random.Generator], Hand] = Hand,
    over: float = 0.0,
    worn: float = 0.0,
) -> tuple[np.ndarray, Window, str]:
    """A grey line, the window of its digits, and the digits, written by one of the hands; all of them can be seen.

    `over` is the share of lines written well over the typed word before the gap, and of those over what follows it;
    `worn` that of lines that suffer more than an office scanner does, of which some are squeezed into their gap.
    """
    for _ in range(20):
        line, window, digits, written = _draw(rng, kind, text, hands, over, worn > 0 and rng.random() < worn)
        if _survived(line, written):
            break
    return line, window, digits


def _survived(line: np.ndarray, written: np.ndarray) -> bool:
    """Whether the ink of every digit is still there: pale strokes vanish where the scanner keeps black and white."""
    height, width = written.shape
    paper = float(np.percentile(line, 80))
    for x in range(0, width - PART + 1, PART):
        ink = written[:, x : x + PART] > 0.35
        if ink.sum() > LEAST_INK and paper - float(line[:height, x : x + PART][ink].mean()) < LEAST_CONTRAST:
            return False
    return True


def _draw(
    rng: np.random.Generator,
    kind: str,
    text: str | None,
    hands: Callable[[np.random.Generator], Hand],
    over: float,
    worn: bool,
) -> tuple[np.ndarray, Window, str, np.ndarray]:
    """A line, its window, its digits, and where their ink was put on it."""
    text = digits_of(rng, kind) if text is None else text
    em = float(rng.uniform(46, 62))
    size = round(em * SCALE)
    typed = rng.random() < 0.28
    hand = hands(rng)
    before, after, style = _neighbours(rng, kind)
    face = font(style, size, rng.random() < 0.06)
    strokes, wide = ([], 0.0) if typed else hand.write(text)
    if worn and rng.random() < SQUEEZED:
        narrow = rng.uniform(0.5, 0.9)
        strokes, wide = [stroke * (narrow, 1) for stroke in strokes], wide * narrow
    machine = Numbering(rng, size) if typed and kind == "serial" and rng.random() < 0.45 else None
    digit_face = font(style if rng.random() < 0.8 else "Bold", size, rng.random() < 0.1)
    if typed:
        wide = machine.step * len(text) if machine else digit_face.getlength(text) / SCALE
    left = 70.0
    start, right = _ends(rng, left, wide, 0.0 if typed else over)
    if not text:
        right = left + rng.uniform(25, 170)
    total = int(right + 90)
    type_ink, pen_ink = _inks(rng)
    base = MIDDLE + 0.33 * em
    canvas, own = (Image.new("L", (total * SCALE, TALL * SCALE), 0) for _ in range(2))
    pen, own_pen = ImageDraw.Draw(canvas), ImageDraw.Draw(own)
    pen.text((left * SCALE - face.getlength(before), base * SCALE), before, 255, face, "ls")
    pen.text((right * SCALE, base * SCALE), after, 255, face, "ls")
    _furniture(rng, pen, left, right, base, total)
    if machine:
        machine.press(own_pen, text, start, base)
    elif typed:
        own_pen.text((start * SCALE, base * SCALE), text, 255, digit_face, "ls")
    foot = base + rng.normal(2, 4) + (hand.height - 40) * rng.uniform(0, 0.35)
    for stroke in strokes:
        _stroke(rng, own_pen, (stroke + np.array((start, foot))) * SCALE, hand.pen * SCALE)
    put = np.asarray(own, np.float32) / 255
    ink = np.maximum(np.asarray(canvas, np.float32) / 255 * type_ink, put * (type_ink if typed else pen_ink))
    drawn = Image.fromarray((255 * np.clip(1 - ink, 0, 1)).astype(np.uint8))
    if worn:
        line = worn_line(drawn.resize((total, TALL), Image.Resampling.BOX), rng, font("Italic", round(em)))
    else:
        line = scan(rng, drawn, (total, TALL))
    window = Window(left + rng.normal(0, 2), right + rng.normal(0, 2), 1.0, MIDDLE + rng.normal(0, 1.5), em)
    return line, window, text, np.asarray(own.resize((total, TALL), Image.Resampling.BOX), np.float32) / 255


def _ends(rng: np.random.Generator, left: float, wide: float, over: float) -> tuple[float, float]:
    """Where the digits begin, and where the typed word behind them does."""
    start = left + (rng.normal(12, 9) if rng.random() < 0.67 else rng.normal(-4, 5))
    if rng.random() < over:
        start = left - rng.uniform(5, OVER)
    right = start + wide + (rng.exponential(18) if rng.random() < 0.67 else rng.normal(-4, 6))
    if rng.random() < over:
        right = start + wide - rng.uniform(5, OVER)
    return start, max(right, left + 22)


def _neighbours(rng: np.random.Generator, kind: str) -> tuple[str, str, str]:
    if kind == "serial":
        style = "Bold" if rng.random() < 0.08 else "Regular"
        right = "/" + "".join(rng.choice(list(LETTERS), 3))
        if rng.random() < 0.12:
            right = "/20"
        elif rng.random() < 0.12:
            right = "-" + right[1:]
        elif rng.random() < 0.15:
            right = " " + right
        return ("Sô" if rng.random() < 0.1 else "Sô:"), right, style  # no acute: some fonts lack ố
    style = str(rng.choice(("Italic", "BoldItalic", "Regular"), p=(0.72, 0.22, 0.06)))
    return ("ngày", "tháng", style) if kind == "day" else ("tháng", "năm", style)


def _inks(rng: np.random.Generator) -> tuple[float, float]:
    type_ink = rng.uniform(0.7, 1.0)
    return type_ink, float(type_ink if rng.random() < 0.6 else type_ink * rng.uniform(0.3, 1.0))


def _stroke(rng: np.random.Generator, pen: ImageDraw.ImageDraw, line: np.ndarray, width: float) -> None:
    """One stroke with round ends; the pressure changes a little along it, and now and then the ink fails."""
    pressure = 1 + 0.15 * np.sin(np.linspace(0, rng.uniform(1, 6), len(line)) + rng.uniform(0, 6))
    gap = int(rng.integers(0, len(line))) if rng.random() < 0.05 else -9
    for i in range(len(line) - 1):
        if abs(i - gap) < 2:
            continue
        (x0, y0), (x1, y1) = line[i], line[i + 1]
        w = max(width * pressure[i], 2.0)
        pen.line((x0, y0, x1, y1), 255, round(w))
        pen.ellipse((x1 - w / 2, y1 - w / 2, x1 + w / 2, y1 + w / 2), 255)
    x, y = line[0]
    pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), 255)


def _furniture(
    rng: np.random.Generator, pen: ImageDraw.ImageDraw, left: float, right: float, base: float, total: int
) -> None:
    """Leaders of dots, rules, remains of neighbouring lines, a frame's edge, specks."""
    if rng.random() < 0.14:
        step = rng.uniform(9, 15)
        for x in np.arange(left + 4, right - 3, step):
            r = rng.uniform(1.5, 3)
            pen.ellipse([v * SCALE for v in (x - r, base - 2 - r, x + r, base - 2 + r)], 255)
    for y in (rng.uniform(0, 22), rng.uniform(TALL - 30, TALL)):
        if rng.random() < 0.12:
            x = rng.uniform(-50, total)
            pen.line([v * SCALE for v in (x, y, x + rng.uniform(40, 300), y)], 255, int(rng.integers(2, 6)))
    if rng.random() < 0.15:
        words = "".join(rng.choice(list("abcdeghiklmnopqrstuvxy Vđ"), 30))
        pen.text((0, (TALL - rng.uniform(3, 18)) * SCALE), words, 255, font("Regular", 108), "lt")
    if rng.random() < 0.06:
        words = "".join(rng.choice(list("SỞYTBANHDUQỘ "), 24))
        pen.text((0, rng.uniform(6, 20) * SCALE), words, 255, font("Bold", 108), "ls")
    if rng.random() < 0.06:  # the rim of a seal or of an incoming stamp
        x, y, r = rng.uniform(-100, total + 100), rng.uniform(-250, 400), rng.uniform(150, 330)
        box = [v * SCALE for v in (x - r, y - r, x + r, y + r)]
        pen.ellipse(box, outline=int(rng.integers(90, 255)), width=int(rng.integers(4, 14)))
    if rng.random() < 0.05:  # dirt on the scanner's glass
        x = rng.uniform(0, total)
        pen.line([v * SCALE for v in (x, 0, x, TALL)], int(rng.integers(90, 255)), int(rng.integers(2, 6)))
    for _ in range(int(rng.poisson(0.9))):
        x, y, r = rng.uniform(0, total), rng.uniform(0, TALL), rng.uniform(0.7, 2.6)
        pen.ellipse([v * SCALE for v in (x - r, y - r, x + r, y + r)], 255)
