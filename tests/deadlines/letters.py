"""Small letters for the tests of deadlines: one paragraph a line, header and addressees given apart."""

from __future__ import annotations

from extractors.deadlines import find_deadlines
from extractors.document import DocumentText, Line, Place
from extractors.reading import Reading
from extractors.rules import RULES, Ledger, reread, rule
from extractors.zones import Paragraph, Zones
from schemas import Deadline, DocType, Issuer, Party, Span

if "test.words" not in RULES:
    rule("test.words")(lambda text: text)


def _marker(line: str) -> tuple[str, int] | None:
    first, space, _ = line.partition(" ")
    if not space:
        return None
    if first in ("-", "+"):
        return first, 5 + (first == "+")
    if first.endswith(")") and len(first) == 2:
        return first[:-1], 4
    if first.endswith(".") and first[:-1].replace(".", "").isdigit():
        return first[:-1], 2 + first[:-1].count(".")
    if first.endswith(".") and first[:-1] and set(first[:-1]) <= set("IVX"):
        return first[:-1], 1
    return None


def letter(
    *body: str,
    issued: str | None = "2023-03-15",
    date_line: str = "Xuân Hòa, ngày 15 tháng 3 năm 2023",
    doc_type: str = "CV",
    issuer: str = "Ủy ban nhân dân huyện Xuân Hòa",
    addressees: tuple[str, ...] = (),
    rows: bool = False,
    subject: str | None = None,
) -> Reading:
    """Return the reading of a letter whose body has these paragraphs, its deadlines found."""
    parts = [f"{date_line} {subject}" if subject else date_line, *addressees, *body]
    text = "\n".join(parts)
    lines, paragraphs, start = [], [], 0
    for index, part in enumerate(parts):
        place = Place.ROW if "\t" in part else Place.FULL
        lines.append(Line(start, start + len(part), place))
        if index > len(addressees):
            marker = _marker(part)
            words = start + (part.index(" ") + 1 if marker else 0)
            paragraphs.append(
                Paragraph(start, start + len(part), marker[0] if marker else None, marker[1] if marker else 0, words)
            )
        start += len(part) + 1
    count = 1 + len(addressees)
    zones = Zones((0,), tuple(range(1, count)), tuple(range(count, len(parts))), (), (), (), tuple(paragraphs))
    reading = Reading(DocumentText(text, tuple(lines), "text/plain"), zones, Ledger(text))
    reading.issued, reading.doc_type, reading.issuer = issued, DocType(code=doc_type, name=""), Issuer(name=issuer)
    reading.ledger.note("issued", "test.words", [Span(0, len(date_line))])
    if subject:
        reading.subject = subject
        reading.ledger.note("subject", "test.words", [Span(len(date_line) + 1, lines[0].end)])
    for k, _ in enumerate(addressees):
        reading.ledger.note(f"addressees.{k}.as_written", "test.words", [Span(lines[1 + k].start, lines[1 + k].end)])
    reading.addressees = tuple(Party(as_written=name) for name in addressees)
    find_deadlines(reading)
    check_reread(reading)
    return reading


def deadlines(*body: str, **options: object) -> tuple[Deadline, ...]:
    """Return the deadlines of such a letter."""
    return letter(*body, **options).deadlines  # type: ignore[arg-type]


def check_reread(reading: Reading) -> None:
    """Reading the spans of every value of the deadlines again gives the value."""
    for path, evidence in reading.ledger.evidence.items():
        parts = path.split(".")
        if parts[0] != "deadlines":
            continue
        value = getattr(reading.deadlines[int(parts[1])], parts[2])
        if len(parts) > 3:
            value = value[int(parts[3])]
        assert reread(evidence, reading.text) == value, path
