"""A dispatch as a text file: one paragraph a line, lines wrapped as on paper, or two columns flattened onto lines."""

from __future__ import annotations

import re
from random import Random

from .parts import Parts

STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
LAYOUTS = ("paragraphs", "wrapped", "columns")

_NUMBER = re.compile(r"\d\S*[/-]\S*[A-ZĐ]")


def wrap(rng: Random, text: str, width: int, indent: str = "") -> list[str]:
    """Break a paragraph into lines; now and then a number breaks after a hyphen, as word processors do."""
    lines, line = [], indent
    for word in text.split(" "):
        room = width - len(line) - 1
        if len(word) <= room or not line.strip():
            line = f"{line} {word}" if line.strip() else line + word
            continue
        at = word.rfind("-", 0, max(room, 0)) + 1
        if at > 1 and _NUMBER.match(word) and rng.random() < 0.7:
            lines.append(f"{line} {word[:at]}")
            line = word[at:]
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def render(rng: Random, parts: Parts, layout: str) -> str:
    """Print the parts."""
    width = rng.randint(70, 95)
    country = PARTY if parts.party else STATE
    subject = []
    if parts.doc_type == "CV":
        said = f"về việc {parts.subject}" if parts.party else f"{rng.choice(['V/v', 'V/v', 'V/v:'])} {parts.subject}"
        subject = [said] if layout == "paragraphs" and rng.random() < 0.4 else wrap(rng, said, 36)
    rule = ["*"] if parts.party else rng.choice([[], [], ["-------"], ["________"]])
    left = [*parts.left, *rule, parts.number_line, *subject, *parts.urgent]
    right = [*country, *rng.choice([[], [], ["---------------"]]), parts.date_line]
    lines: list[str] = []
    if layout != "columns" and rng.random() < 0.04:  # the panel that a signing program leaves on top
        lines += ["Ký bởi: Văn phòng", "Email: vanphong@example.gov.vn", "Thời gian ký: 04/02/2025 16:42:36 +07:00", ""]
    if layout == "columns":
        lines += _columns(left, right, len(parts.left) + len(rule), width)
    elif rng.random() < 0.5:
        lines += [*left, "", *right]
    else:
        lines += [*parts.left, *rule, "", *country, "", parts.number_line, *subject, *parts.urgent, "", parts.date_line]
    lines.append("")
    lines += _title(rng, parts, layout, width)
    lines += [line.center(width).rstrip() if layout == "columns" else line for line in parts.addressees] + [""]
    lines += [line.center(width).rstrip() if layout == "columns" else line for line in parts.heading]
    for paragraph in parts.body:
        indent = "     " if layout == "columns" else ""
        lines += [paragraph] if layout == "paragraphs" else wrap(rng, paragraph, width, indent)
        if layout == "paragraphs":
            lines.append("")
    lines += ["", *_footer(rng, parts, layout, width)]
    if parts.appendix:
        lines += ["", *(["\f" + parts.appendix[0]] if layout == "columns" else parts.appendix[:1]), *parts.appendix[1:]]
    return "\n".join(lines) + "\n"


def _columns(left: list[str], right: list[str], number_row: int, width: int) -> list[str]:
    """Left and right beside each other, the day on the row of the number where there is room."""
    *country, day = right
    rows = country + [""] * max(0, number_row - len(country)) + [day]
    half = max(38, max(len(line) for line in left) + 2)
    most = max(len(left), len(rows))
    pairs = zip(left + [""] * (most - len(left)), rows + [""] * (most - len(rows)), strict=True)
    return [f"{a.center(half)}   {b.center(max(44, width - half))}".rstrip() for a, b in pairs]


def _title(rng: Random, parts: Parts, layout: str, width: int) -> list[str]:
    if parts.doc_type == "CV":
        return []
    words = parts.subject
    if parts.doc_type in ("QĐ", "TB", "BC", "TTr", "CT", "KL") and rng.random() < 0.6:
        words = f"{'về' if parts.party else 'Về'} việc {words}"
    else:
        words = words[:1].upper() + words[1:]
    lines = [*parts.title, *wrap(rng, words, 60)]
    lines += rng.choice([[], [], ["-----" if parts.party else "--------"]])
    return [*(line.center(width).rstrip() if layout == "columns" else line for line in lines), ""]


def _footer(rng: Random, parts: Parts, layout: str, width: int) -> list[str]:
    if layout != "columns" or len(parts.signatures) > 1:
        lines = [*parts.distribution]
        for block in parts.signatures:
            lines += ["", *block]
        return lines
    block = parts.signatures[0]
    right = [*block[:-1], "", "", block[-1]]
    left = parts.distribution
    half = max(40, max(len(line) for line in left) + 3)
    rows = max(len(left), len(right))
    left = left + [""] * (rows - len(left))
    right = right + [""] * (rows - len(right))
    return [f"{a.ljust(half)}{b.center(max(30, width - half))}".rstrip() for a, b in zip(left, right, strict=True)]
