"""Signature blocks: authority (TM., KT., TL., TUQ.), the signer's title, rank and name.

Forms: Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.7; of the Party (T/M, K/T, T/L) Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from schemas import Signature, Span

from .agencies.heads import AUTHORITY, is_body, is_office
from .agencies.persons import SIGNED, rank_length
from .document import Place
from .layout.kinds import DATE_WORDS
from .layout.people import is_noise, is_signer
from .layout.views import LineView, views_of
from .lexicon.lists import any_of
from .reading import Reading
from .rules import rule

_SPECK = re.compile(r"(?<=[^\W\d_]{4})[.,;]+$")
"""A stop behind a whole word; behind an abbreviation ("TP.") it stays."""
_IN_TITLE = re.compile(rf"{any_of('bodies_in_titles')}(?![a-z])")


@dataclass(slots=True)
class _SignatureBlock:
    """The lines of one block."""

    offices: list[list[LineView]] = field(default_factory=list)
    rank: LineView | None = None
    name: LineView | None = None


@rule("signature.line")
def join_lines(*texts: str) -> str | None:
    """Join the lines of an office, white space collapsed."""
    words = " ".join(" ".join(texts).split()).strip(" *_,;:")
    return _SPECK.sub("", words) or None


@rule("signature.name")
def signer_name(text: str) -> str | None:
    """Return the person's name without rank or degree."""
    words = " ".join(text.split()).strip(" *_")
    return words[rank_length(words) :].strip(" .,:*") or None


@rule("signature.rank")
def signer_rank(text: str) -> str | None:
    """Return the military rank or the degree printed with the name."""
    words = " ".join(text.split()).strip(" *_")
    return words[: rank_length(words)].strip(" ,:-") or None


def read_signatures(reading: Reading) -> None:
    """Fill `signatures`, from the left; the first is the record's `signature`."""
    views = [
        _without_signed(v)
        for v in views_of(reading.document, reading.zones.signature)
        if not is_noise(v) and not DATE_WORDS.search(v.key)
    ]
    blocks = _blocks(_cells(views))
    if blocks and blocks[-1].name is None:
        blocks[-1].name = _name_beside_list(reading)
    reading.signatures = tuple(_signature(reading, index, block) for index, block in enumerate(blocks))


_SIGNED_BESIDE = re.compile(rf"{SIGNED.pattern}(?P<name>\S.{{3,40}})$", re.I)
"""Who signed behind an item of Nơi nhận, where a flat page puts the right column: "- Như trên; (đã ký) Lò Văn A"."""


def _name_beside_list(reading: Reading) -> LineView | None:
    for view in views_of(reading.document, reading.zones.distribution):
        signed = _SIGNED_BESIDE.search(view.text)
        if signed is not None:
            name = _part(view, signed.start("name"), signed["name"].rstrip(), view.place)
            if is_signer(name):
                return name
    return None


def _without_signed(view: LineView) -> LineView:
    """Return the line without the "(đã ký)" that stands before the name on it."""
    signed = SIGNED.match(view.text)
    return _part(view, signed.end(), view.text[signed.end() :], view.place) if signed else view


def _part(view: LineView, offset: int, words: str, place: Place) -> LineView:
    """Return the words that begin at the offset in the line as a line of their own."""
    start = view.start + offset
    return LineView(
        view.index, start, start + len(words), words, view.key[offset:][: len(words)],
        place, view.page, view.bold, False, view.gap,
    )  # fmt: skip


def _cells(views: list[LineView]) -> list[LineView]:
    """Return the lines with table rows cut into their cells, column after column."""
    if not any("\t" in view.text for view in views):
        return views
    columns: dict[int, list[LineView]] = {}
    for view in views:
        offset = view.start
        for column, cell in enumerate(view.text.split("\t")):
            words = cell.strip()
            if words:
                start = offset + cell.index(words) - view.start
                columns.setdefault(column, []).append(_part(view, start, words, Place.FULL))
            offset += len(cell) + 1
    return [cell for column in sorted(columns) for cell in columns[column]]


def _blocks(views: list[LineView]) -> list[_SignatureBlock]:
    """Divide the lines into blocks: each ends with a name; names printed together belong to the blocks in order."""
    blocks: list[_SignatureBlock] = []
    current = _SignatureBlock()
    for view in views:
        named = is_signer(view) and bool(current.offices or blocks)
        if named:
            if current.offices:
                current.name = view
                blocks.append(current)
                current = _SignatureBlock()
            else:
                _spread(blocks, view)
        elif 0 < rank_length(view.text) >= len(view.text) - 1:
            current.rank = view
        else:
            _add_office(current, view)
    if current.offices:
        blocks.append(current)
    return blocks


def _spread(blocks: list[_SignatureBlock], view: LineView) -> None:
    """Give one more name to the last block where it holds two titles side by side; else drop it."""
    last = blocks[-1]
    titles = [lines for lines in last.offices if not AUTHORITY.match(lines[0].key)]
    if len(titles) >= 2 and last.name is not None:
        cut = last.offices.index(titles[1])
        first = next((n for n in range(cut, 0, -1) if not AUTHORITY.match(last.offices[n - 1][0].key)), cut)
        blocks[-1:] = [
            _SignatureBlock(last.offices[:first], last.rank, last.name),
            _SignatureBlock(last.offices[first:], None, view),
        ]


def _add_office(block: _SignatureBlock, view: LineView) -> None:
    """Add a line above the name: a new office, or the rest of the one before it."""
    if block.offices and not AUTHORITY.match(view.key) and not is_office(view.text, view.key):
        before = block.offices[-1]
        if not is_body(view.text, view.key) or before[-1].text[-1] in "-–," or _IN_TITLE.match(view.key):
            before.append(view)
            return
    block.offices.append([view])


def _signature(reading: Reading, index: int, block: _SignatureBlock) -> Signature:
    """Read one block, under `signatures.N` and for the first under `signature` too."""
    paths = [f"signatures.{index}", "signature"] if index == 0 else [f"signatures.{index}"]
    offices = [[Span(line.start, line.end) for line in lines] for lines in block.offices]
    titles = [n for n, lines in enumerate(block.offices) if _is_title(lines[0])]
    title = titles[0] if titles else None
    above = [n for n in range(len(offices)) if (title is None or n < title)]

    def read(leaf: str, name: str, *spans: Span) -> str | None:
        value: str | None = None
        for path in paths:
            value = reading.ledger.read(f"{path}.{leaf}", name, *spans)
        return value

    authority = [read(f"authority.{n}", "signature.line", *offices[place]) for n, place in enumerate(above)]
    name = read("name", "signature.name", Span(block.name.start, block.name.end)) if block.name else None
    ranked = block.rank or (block.name if block.name and rank_length(block.name.text) else None)
    return Signature(
        authority=tuple(line for line in authority if line),
        title=read("title", "signature.line", *offices[title]) if title is not None else None,
        name=name,
        rank=read("rank", "signature.rank", Span(ranked.start, ranked.end)) if ranked else None,
    )


def _is_title(view: LineView) -> bool:
    """Tell whether the line is the signer's own office, not the authority for which he signs."""
    return not AUTHORITY.match(view.key) and is_office(view.text, view.key)
