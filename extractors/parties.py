"""Addressees (Kính gửi), invitees (Kính mời) and distribution (Nơi nhận), item by item.

Forms: Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.8 and II.9; of the Party Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from schemas import Party, Span

from .agencies.closings import ARCHIVE
from .document import Place
from .layout.distribution import heads_further_list
from .layout.kinds import ALSO_TO, Kind, kind_of
from .layout.views import LineView, views_of
from .party_names import BULLET as _BULLET
from .party_names import CALLED as _ALIAS
from .party_names import item_words, name_of
from .reading import Reading
from .rules import rule
from .text.keys import bare_in_place

_OPENING = re.compile(r"(?:kinh\s*(?:gui|goi|trinh|moi)|noi\s*(?:nhan|gui))\s*[:.;]?\s*|(?:.{3,110} )?dien\s*:\s*")
_BELONGS = re.compile(r"\s*\(")
_NEXT_ITEM = re.compile(r";\s*(?:[-–—+*•·]|Lưu\b)")
_COUNTED = re.compile(r"(\d{1,2})[.)]\s")
_FULL_LINE = 45
"""A line of more characters may break within a name."""
_ALIAS_IN_TEXT = re.compile(
    r"\(\s*\*?\s*(?:(?:sau đây|dưới đây|sau đó)\s*(?:xin\s*)?(?:được\s*)?)?(?:gọi|viết)\s+(?:chung|tắt)(?:\s+tắt)?"
    r"\s*(?:là|:)\s*:?\s*(?P<alias>[^()]{2,90}?)\s*\*?\)",
    re.I,
)


@rule("alias.words")
def alias_words(text: str) -> str | None:
    """Return the short name that "(sau đây gọi chung là …)" gives."""
    match = _ALIAS.search(" ".join(text.split())) or _ALIAS_IN_TEXT.search(" ".join(text.split()))
    return match["alias"].strip(' *.;,“”"') or None if match else None


@dataclass(slots=True)
class _ListItem:
    """The spans of one item, line by line."""

    spans: list[Span]
    bulleted: bool


def read_parties(reading: Reading) -> None:
    """Fill `addressees`, `invitees`, `distribution` and `aliases` of the reading."""
    views = views_of(reading.document, reading.zones.addressees)
    views = [v for n, v in enumerate(views) if n == 0 or kind_of(v) in (Kind.OTHER, Kind.TITLE, Kind.ADDRESSEE)]
    invited = bool(views) and views[0].key.startswith("kinh moi")
    items = _items(reading.text, views)
    if items:
        parties = _parties(reading, "invitees" if invited else "addressees", items)
        if invited:
            reading.invitees = parties
        else:
            reading.addressees = parties
    _own_aliases(reading, views)
    if not invited and reading.doc_type is not None and reading.doc_type.code == "GM":
        found = _invited_in_body(reading)
        if found:
            reading.invitees = _parties(reading, "invitees", found)
    listed = views_of(reading.document, reading.zones.distribution)
    if any(v.place is Place.LEFT for v in listed):
        listed = [v for v in listed if v.place is not Place.RIGHT]
    reading.distribution = _parties(reading, "distribution", _items(reading.text, listed))


def _items(text: str, views: list[LineView]) -> list[_ListItem]:
    """Divide the lines of a list into its items: by bullets, by `;`, by lines where there is neither."""
    items: list[_ListItem] = []
    bullets = any(_BULLET.match(view.text) for view in views)
    before = ""
    for number, view in enumerate(views):
        start = view.start
        opening = _OPENING.match(view.key) if number == 0 else ALSO_TO.match(view.key)
        if number == 0 or opening:
            start += opening.end() if opening else 0
            while start < view.end and text[start] in "*_: \t":
                start += 1
        if opening and number:
            before = ";"
        after = views[number + 1] if number + 1 < len(views) else None
        if start >= view.end or (number and heads_further_list(view, after)):
            continue
        words = text[start : view.end]
        bulleted = bool(_BULLET.match(words)) and not re.match(r"\d", words)
        counted = _COUNTED.match(words)
        fresh = not items or bulleted or _starts_item(before, view, words, bullets)
        fresh = fresh or (counted is not None and int(counted[1]) == len(items) + 1)
        within = bulleted or (not fresh and items[-1].bulleted)
        pieces = [(0, len(words))] if within and not _is_whole_list(words) else _pieces(words)
        for place, (begin, end) in enumerate(pieces):
            span = Span(start + begin, start + end)
            if (place == 0 and fresh) or place > 0:
                items.append(_ListItem([span], bulleted))
            else:
                items[-1].spans.append(span)
        before = words
    return [item for item in items if _says_somebody(item_words(*(span.of(text) for span in item.spans)))]


def _is_whole_list(words: str) -> bool:
    """Tell whether a bulleted line holds several items: a further bullet or the archive's behind a `;`.

    Else the bullet says what one item is, whatever `;` stands in it: "- Các Chi cục: Kiểm lâm; Thủy lợi;".
    """
    return _NEXT_ITEM.search(words) is not None


def _says_somebody(words: str | None) -> bool:
    """Tell whether the item has letters: a stamped or hand-written register number names nobody."""
    return words is not None and any(char.isalpha() for char in words)


def _starts_item(before: str, view: LineView, words: str, bullets: bool) -> bool:
    """Tell whether a line without bullet begins a new item."""
    if words[0] == "(" or words[0].islower():
        return False
    if view.joined and before[-1] not in ";":
        return False
    if before.rstrip()[-1] == ";":
        return True
    if not bullets and ";" in before and len(before) > _FULL_LINE:
        return False  # "…; Hội Phụ nữ / Công an tỉnh; …": a list in one paragraph, its lines broken in names
    left_open = before.rstrip()[-1] in ",-–(" or before.count("(") > before.count(")")
    return not (bullets or left_open)


def _archived(words: str, place: int) -> bool:
    """Tell whether the `;` stands between the marks of the archive: "Lưu: VT; hoa02"."""
    return bool(ARCHIVE.match(words) and re.fullmatch(r"\s*[\w&.\-()]{1,14}\s*[.;]?\s*", words[place + 1 :]))


def _pieces(words: str) -> list[tuple[int, int]]:
    """Cut a line at each `;` outside brackets."""
    if ";" not in words[:-1]:
        return [(0, len(words))] if words.strip(" ;.-–*") else []
    cuts: list[tuple[int, int]] = []
    depth = begin = 0
    for place, char in enumerate(words):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth = max(0, depth - 1)
        elif char == ";" and depth == 0 and not _BELONGS.match(words, place + 1) and not _archived(words, place):
            cuts.append((begin, place + 1))
            begin = place + 1
    if words[begin:].strip(" .*"):
        cuts.append((begin, len(words)))
    return [(a + len(words[a:b]) - len(words[a:b].lstrip()), b) for a, b in cuts if words[a:b].strip(" ;.-–")]


def _parties(reading: Reading, field: str, items: list[_ListItem]) -> tuple[Party, ...]:
    """Read the items into the record's values, each with its evidence."""
    found: list[Party] = []
    ledger = reading.ledger
    own = _own_territory(reading)
    for item in items:
        path = f"{field}.{len(found)}"
        words = ledger.read(f"{path}.as_written", "party.item", *item.spans)
        if words is None:
            continue
        kind = ledger.read(f"{path}.kind", "party.kind", *item.spans, confidence=0.9)
        marked = any(mark in words for mark in ("(", "[", "/", "để "))
        role = ledger.read(f"{path}.role", "party.role", *item.spans) if marked else None
        drafter = unit = None
        if kind == "archive":
            drafter = ledger.read(f"{path}.drafter", "party.drafter", *item.spans, confidence=0.9)
            unit = ledger.read(f"{path}.unit", "party.unit", *item.spans, confidence=0.9)
        name = _name(reading, path, item.spans, own) if kind in ("agency", "person") else None
        found.append(Party(as_written=words, kind=kind, name=name, role=role, drafter=drafter, unit=unit))
    return tuple(found)


def _own_territory(reading: Reading) -> tuple[Span, ...]:
    """Return the spans of the header that tell the issuer's own territory."""
    spans: dict[Span, None] = {}
    for path in ("issuer.name", "issuer.parent", "issuer.province", "place"):
        evidence = reading.ledger.evidence.get(path)
        for span in evidence.spans if evidence else ():
            spans[span] = None
    return tuple(spans)


def _name(reading: Reading, path: str, spans: list[Span], own: tuple[Span, ...]) -> str | None:
    """Read the body's name, from the item alone where that is enough."""
    if any(after.start - before.end > 2 for before, after in pairwise(spans)):
        return None
    item = Span(spans[0].start, spans[-1].end)
    alone = name_of(item.of(reading.text))
    full = name_of(item.of(reading.text), *(span.of(reading.text) for span in own))
    rests_on = (item,) if alone == full else (item, *own)
    name: str | None = reading.ledger.read(f"{path}.name", "party.name", *rests_on, confidence=0.9)
    return name


def _own_aliases(reading: Reading, views: list[LineView]) -> None:
    """Note the short names that the document defines, in Kính gửi and in its body."""
    if views:
        whole = " ".join(view.text for view in views)
        alias = _ALIAS.search(whole)
        if alias and alias["alias"].strip():
            names = "; ".join(party.as_written for party in reading.addressees)
            if names:
                reading.aliases[alias["alias"].strip(' *.;,“”"')] = names
    text = reading.text
    if " tắt" not in text and " chung" not in text:
        return
    for match in _ALIAS_IN_TEXT.finditer(text):
        begin = max(0, match.start() - 240)
        before = text[begin : match.start()]
        cuts = [cut.end() for cut in re.finditer(r"[.;:()](?=\s)", before)]
        whole = " ".join(before[cuts[-1] if cuts else 0 :].split())
        if whole:
            reading.aliases.setdefault(" ".join(match["alias"].split()).strip(' *.;,“”"'), whole)


_INVITING = re.compile(r".*(?:kinh moi|tran trong moi|thanh phan(?: [a-z ]{2,40})?)\s*:")


def _invited_in_body(reading: Reading) -> list[_ListItem]:
    """Return those whom a giấy mời invites: behind "kính mời:" or "Thành phần:", there or in the list under it."""
    text = reading.text
    items: list[_ListItem] = []
    for place, paragraph in enumerate(reading.zones.paragraphs):
        words = text[paragraph.start : paragraph.end]
        opening = _INVITING.match(bare_in_place(words[:200]))
        if opening is None:
            continue
        begin = paragraph.start + opening.end()
        if text[begin : paragraph.end].strip(" .;"):
            for a, b in _pieces(text[begin : paragraph.end]):
                items.append(_ListItem([Span(begin + a, begin + b)], False))
        else:
            for following in reading.zones.paragraphs[place + 1 :]:
                if following.marker not in ("-", "–", "+", "•", "*"):
                    break
                items.append(_ListItem([Span(following.start, following.end)], True))
        break
    return items
