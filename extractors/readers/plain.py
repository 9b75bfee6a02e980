"""Reads text and Markdown."""

from __future__ import annotations

import re

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText, Place
from ..text import legacy
from ..text.encodings import Decoded, decode_plain
from ..text.letters import Run, compose, nfc_with_map
from .assembly import MAX_CHARACTERS, PAGE_NUMBER, RawLine, TextBuilder
from .plain_blanks import without_blanks_left
from .plain_closing import closing_apart
from .plain_columns import columns_apart
from .plain_paragraphs import mark_paragraphs
from .plain_tables import join_tables

_MARKDOWN = re.compile(r"\*\*[^\s*]|^#{1,6} |\\[.\-*_()#+\[\]]|^\|.*\|[ \t\r]*$", re.MULTILINE)
_MARKDOWN_SIGNS = "*#\\|"
"""One of them stands in every piece of Markdown."""
_SYNTAX = re.compile(
    r"(?P<strong>\*\*|(?<![_\w])__(?=[^\s_])|(?<=[^\s_])__(?![_\w]))"
    r"|(?P<escape>\\(?=[\\`*_{}\[\]()#+\-.!~>|]))"
    r"|(?P<heading>^#{1,6} +)"
    r"|(?P<hard>\\$|<br */?>$)"
)
_EMPHASIS = re.compile(r"(?<![*\w\\])\*(?=[^\s*)])([^*\n]*[^\s*(\\])\*(?![*\w])")
_TABLE_ROW = re.compile(r"\|.*\|")
_TABLE_RULE = re.compile(r"\|[\s:|-]+\|")
_RULE = re.compile(r"[-_=*~–—─━═\s]{3,}|[|│\s]+")
_RULE_BEFORE = re.compile(r"[-_=–—]{5,}\s*(?=[^\W\d_])")
"""A drawn line that the words behind it were put beside: "-------Số: 91/CV-CĐGD"."""
# Line ends of other systems; each stays one character, so that offsets hold.
_LINE_END = re.compile("\r(?!\r*\n)|[\x0b\u2028\u2029]")
_LINE_END_SIGNS = "\r\x0b\u2028\u2029"
_LATER_LINE_END = "\x85"
"""A line end as well, but a letter in some legacy encodings."""


def read_plain(data: bytes, media_type: str = "text/plain") -> DocumentText:
    """Read a text or Markdown file. Raises `UnreadableError` for legacy encodings, files without text and binary."""
    return read_text(decode_plain(data), media_type)


def read_text(given: Decoded | str, media_type: str = "text/plain") -> DocumentText:
    """Read text that is decoded already."""
    decoded = given if isinstance(given, Decoded) else Decoded(given)
    if len(decoded.text) > MAX_CHARACTERS:
        raise UnreadableError(OutcomeCode.TOO_LARGE, f"{len(decoded.text)} characters, limit {MAX_CHARACTERS}")
    source = decoded.text
    text, inner, encoding = _unicode(_LINE_END.sub("\n", source) if _has_any(source, _LINE_END_SIGNS) else source)
    markdown = media_type == "text/markdown" or (_has_any(text, _MARKDOWN_SIGNS) and _MARKDOWN.search(text) is not None)
    lines = _lines(text, markdown)
    if not lines:
        raise UnreadableError(OutcomeCode.EMPTY)
    lines = closing_apart(columns_apart(without_blanks_left(lines), wide="   " in text or "\t" in text))
    lines = join_tables(lines, text)
    mark_paragraphs(lines)
    builder = TextBuilder()
    for line in lines:
        builder.add(line, inner)
    builder.note(*decoded.notes, *([f"text in {encoding}, told by its letters"] if encoding else []))
    for first, end in decoded.doubts:
        builder.doubt(first, end)
    return builder.build(media_type, pages=lines[-1].page)


def _has_any(text: str, signs: str) -> bool:
    return any(sign in text for sign in signs)


def _unicode(source: str) -> tuple[str, list[Run], legacy.Encoding | None]:
    """Return the text in Unicode (NFC), the map back to the source, and the encoding it was in before."""
    converted = legacy.convert(source)
    text, inner = nfc_with_map(converted.text.replace(_LATER_LINE_END, "\n"))
    if converted.encoding is None:
        return text, inner, None
    if legacy.detect(converted.text):
        raise UnreadableError(OutcomeCode.LEGACY_FONT, converted.encoding)
    return text, compose(inner, converted.runs), converted.encoding


def _lines(text: str, markdown: bool) -> list[RawLine]:
    lines: list[RawLine] = []
    paged = "\f" in text
    page = 1 if paged else None
    offset = 0
    blank = False
    for raw in text.split("\n"):
        start = offset
        offset += len(raw) + 1
        if paged and "\f" in raw:
            breaks = raw.count("\f")
            page = (page or 1) + breaks
            blank = True
        stripped = raw.strip()
        if not stripped:
            blank = True
            continue
        if paged and PAGE_NUMBER.fullmatch(stripped):  # a line of its own in a text with page breaks
            continue
        start += raw.index(stripped[0])
        if stripped[-1] == "|" and stripped[0] != "|":  # the end of a row without its beginning
            stripped = stripped.rstrip(" \t|")
        if stripped[0] in "-_=*~–—─━═|│" and _RULE.fullmatch(stripped):
            blank = True
            continue
        rule = _RULE_BEFORE.match(stripped)
        if rule:
            start, stripped = start + rule.end(), stripped[rule.end() :]
        line = RawLine(stripped, [(0, len(stripped), start)], blank, page, indent=len(raw) - len(raw.lstrip(" \t\f")))
        blank = False
        if markdown and not _strip_markdown(line):
            continue
        if line.text:
            lines.append(line)
    return lines


def _strip_markdown(line: RawLine) -> bool:
    """Take the markup out of a line; False where nothing but markup stood in it."""
    text = line.text
    if text[0] == "|" and _TABLE_ROW.fullmatch(text):
        if _TABLE_RULE.fullmatch(text):
            return False
        _cells(line)
        return bool(line.text)
    if not any(char in text for char in "*_\\#<"):
        return True
    cuts = [match.span() for match in _SYNTAX.finditer(text)]
    for match in _EMPHASIS.finditer(text):
        cuts += [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
    if cuts:
        _cut(line, sorted(cuts))
    return bool(line.text)


def _cut(line: RawLine, cuts: list[tuple[int, int]]) -> None:
    """Take character ranges out of a line, keeping the map."""
    pieces: list[str] = []
    runs: list[Run] = []
    offset = line.runs[0][2]
    position = length = 0
    for start, end in [*cuts, (len(line.text), len(line.text))]:
        if start > position:
            runs.append((length, start - position, offset + position))
            pieces.append(line.text[position:start])
            length += start - position
        position = max(position, end)
    text = "".join(pieces)
    kept = text.rstrip()
    lead = len(kept) - len(kept.lstrip())
    line.text = kept.lstrip()
    line.runs = [
        (max(at - lead, 0), min(at + size, len(kept)) - max(at, lead), source + max(lead - at, 0))
        for at, size, source in runs
        if at < len(kept) and at + size > lead
    ]


def _cells(line: RawLine) -> None:
    """Turn a Markdown table row into cells with tabs between them."""
    pieces: list[str] = []
    runs: list[Run] = []
    offset = line.runs[0][2]
    length = 0
    for number, match in enumerate(re.finditer(r"(?<=\|)((?:\\.|[^|\\])*)\|", line.text)):
        cell = match[1].strip()
        if number:
            pieces.append("\t")
            length += 1
        if cell:
            runs.append((length, len(cell), offset + match.start(1) + match[1].index(cell[0])))
            pieces.append(cell)
            length += len(cell)
    line.text, line.runs, line.place = "".join(pieces), runs, Place.ROW
    if not runs:
        line.text = ""
