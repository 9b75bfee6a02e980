"""A dispatch as a text file: one paragraph a line, lines wrapped as on paper, or two columns flattened onto lines."""

from __future__ import annotations

import re
from random import Random

from .parts import Parts

STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
COUNTRY = {"state": STATE, "party": ("ĐẢNG CỘNG SẢN VIỆT NAM",), "youth": ("ĐOÀN TNCS HỒ CHÍ MINH",)}
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
    country = COUNTRY[parts.country]
    party = parts.country == "party"
    subject = []
    if parts.doc_type == "CV":
        said = subject_line(rng, parts)
        subject = [said] if layout == "paragraphs" and rng.random() < 0.4 else wrap(rng, said, 36)
    rule = ["*"] if party else ["***"] if parts.country == "youth" else rng.choice([[], [], ["-------"], ["________"]])
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
    body: list[str] = []
    for paragraph in parts.body:
        indent = "     " if layout == "columns" else ""
        body += [paragraph] if layout == "paragraphs" else wrap(rng, paragraph, width, indent)
        if layout == "paragraphs":
            body.append("")
    lines += _paged(rng, body, width) if layout != "paragraphs" and rng.random() < 0.3 else body
    lines += ["", *_footer(rng, parts, layout, width)]
    if parts.appendix:
        rows = _rows(rng, parts.appendix)
        lines += ["", *(["\f" + rows[0]] if layout == "columns" else rows[:1]), *rows[1:]]
    return "\n".join(lines) + "\n"


def subject_line(rng: Random, parts: Parts) -> str:
    """The trích yếu of a công văn with the words before it."""
    return f"{'về việc' if parts.country == 'party' else rng.choice(['V/v', 'V/v', 'V/v:'])} {parts.subject}"


def _rows(rng: Random, lines: list[str]) -> list[str]:
    """Print the rows of a table: cells parted by tabs, or by bars as in Markdown."""
    if rng.random() < 0.5:
        return lines
    printed: list[str] = []
    for line in lines:
        if "\t" in line:
            if not printed[-1].startswith("|"):
                printed += ["| " + line.replace("\t", " | ") + " |", "|" + "---|" * (line.count("\t") + 1)]
            else:
                printed.append("| " + line.replace("\t", " | ") + " |")
        else:
            printed.append(line)
    return printed


def _paged(rng: Random, body: list[str], width: int) -> list[str]:
    """Break the body into two pages wherever a line ends, the page's number above or below."""
    if len(body) < 6:
        return body
    at = rng.randint(2, len(body) - 2)
    form = rng.choice(["top", "top", "dashes", "bottom", "none"])
    number = {"top": "2", "dashes": "- 2 -", "bottom": rng.choice(["1", "Trang 1/2"]), "none": ""}[form]
    printed = number.center(width).rstrip()
    if form == "bottom":
        return [*body[:at], "", printed, "\f" + body[at].strip(), *body[at + 1 :]]
    if form == "none":
        return [*body[:at], "\f" + body[at].strip(), *body[at + 1 :]]
    return [*body[:at], "", "\f" + printed, "", *body[at:]]


def _columns(left: list[str], right: list[str], number_row: int, width: int) -> list[str]:
    """Left and right beside each other, the day on the row of the number where there is room."""
    *country, day = right
    rows = country + [""] * max(0, number_row - len(country)) + [day]
    half = max(38, max(len(line) for line in left) + 2)
    most = max(len(left), len(rows))
    pairs = zip(left + [""] * (most - len(left)), rows + [""] * (most - len(rows)), strict=True)
    return [f"{a.center(half)}   {b.center(max(44, width - half))}".rstrip() for a, b in pairs]


def title_lines(rng: Random, parts: Parts) -> list[str]:
    """The type and what it is about; a công văn has none."""
    if parts.doc_type == "CV":
        return []
    words = parts.subject
    if parts.doc_type in ("QĐ", "TB", "BC", "TTr", "CT", "KL") and rng.random() < 0.6:
        words = f"{'về' if parts.country == 'party' else 'Về'} việc {words}"
    else:
        words = words[:1].upper() + words[1:]
    lines = [*parts.title, *wrap(rng, words, 60)]
    return lines + rng.choice([[], [], ["-----" if parts.country == "party" else "--------"]])


def _title(rng: Random, parts: Parts, layout: str, width: int) -> list[str]:
    lines = title_lines(rng, parts)
    if not lines:
        return []
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
