"""Finding the zones: the header by its recognised elements, the footer by its marks, the body between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..agencies.heads import is_body, is_office
from ..document import DocumentText, Place
from ..lexicon.lists import any_of
from ..text.keys import bare_in_place
from ..zones import Zones
from .footer import find_footer
from .furniture import furniture_of
from .kinds import ALSO_TO, Kind, is_unknown_title, kind_after, kind_of
from .paragraphs import marker_of, paragraphs_of
from .views import LineView, views_of

_HEADER_LIMIT = 60
"""Lines within which a header must end; a text without any known element by then has none."""
_BODY_CUE = re.compile(
    rf"{any_of('body_begins')}(?![a-z])|ngay \d|nam \d{{4}}|so [^:]{{3,40}} (?:nhan|de nghi|thong bao)"
    r"|uy ban nhan dan [^,]{3,60} (?:de nghi|thong bao|ban hanh|yeu cau|nhan)"
)
_CITED = re.compile(r"\bso \d+[a-z]?\s?[/-]")
_GROUNDS = re.compile(r"[-–\s]*can cu\b")
_LONGEST_TITLE = 200
"""Characters of a paragraph behind which it is none of a title."""
_ALIAS = re.compile(r"\(\s*(?:sau day\s*)?(?:duoc\s*)?(?:goi|viet)\s+(?:chung|tat)")
_BULLET = re.compile(r"[-–—+•*·▪]+\s*(?=\S)")
_OWNER = re.compile(r"(?:CỦA|Của)\s")
_DISPATCHED = re.compile(r"(?:.{3,110} )?dien\s*:")
"""A công điện names its addressees behind "CHỦ TỊCH … ĐIỆN:"."""
_INVITE = re.compile(r"kinh\s*(?:gui|goi|moi|trinh)\s*:?\s*|(?:.{3,110} )?dien\s*:\s*")


@dataclass(slots=True)
class _Header:
    """What the scan from the top has seen."""

    lines: list[int] = field(default_factory=list)
    addressees: list[int] = field(default_factory=list)
    body: int = 0


def find_zones(document: DocumentText, *, paragraphs: bool = True) -> Zones:
    """Divide the lines of a document into the zones of its form, whatever order its columns were read in.

    Without `paragraphs` the lines of the body are not joined: header and signature need none.
    Lines that are not of the document (signature panels, incoming stamps, page numbers) stand in no zone.
    """
    views = views_of(document)
    if not views:
        return Zones((), (), (), (), (), (), ())
    notes = [view for view in views if view.place is Place.FOOTNOTE]
    flow = [view for view in views if view.place is not Place.FOOTNOTE] if notes else views
    furniture = furniture_of(flow)
    header = _scan_header(flow, furniture)
    footer = find_footer(flow, furniture, header.body)
    signed = footer.signature
    body = [p for p in range(header.body, footer.body_end) if p not in furniture and p not in signed]
    appendix = [p for p in footer.appendix if p not in furniture]

    main, extra = [flow[p] for p in body], [flow[p] for p in appendix]
    if notes and paragraphs:
        cut = extra[0].page if extra and extra[0].page != (main[-1].page if main else None) else None
        early = [note for note in notes if cut is None or note.page is None or note.page < cut]
        late = [note for note in notes if note not in early]
        main = sorted(main + early, key=lambda view: view.index)
        extra = sorted(extra + late, key=lambda view: view.index)
    joined = (*paragraphs_of(main), *paragraphs_of(extra, appendix=True)) if paragraphs else ()

    def lines(positions: Sequence[int]) -> tuple[int, ...]:
        return tuple(flow[p].index for p in positions if p not in furniture)

    return Zones(
        lines(header.lines), lines(header.addressees), lines(body), lines(footer.distribution),
        lines(footer.signature), lines(appendix), joined,
    )  # fmt: skip


def _scan_header(views: list[LineView], furniture: set[int]) -> _Header:
    """Read from the top until the body begins."""
    header = _Header()
    known = titled = ruled = False
    seen: set[Kind] = set()
    subject = 0  # lines of the subject that follow the title
    named: LineView | None = None
    position = 0
    while position < len(views):
        view = views[position]
        if position in furniture:
            position += 1
            continue
        if not known and position > _HEADER_LIMIT:
            return _Header()
        kind = kind_after(views[position - 1] if position else None, view)
        if kind is Kind.ADDRESSEE or (titled and _DISPATCHED.match(view.key)):
            header.body = _scan_addressees(views, furniture, position, header.addressees)
            return header
        if kind is Kind.OTHER:
            if ruled and subject and not view.upper:
                break
            if _begins_body(views, position, known, titled, subject, named):
                break
            if not titled and is_unknown_title(view, seen):
                titled = True
            elif titled and not _OWNER.match(view.text):
                subject += 1
                named = view
        else:
            if kind is Kind.TITLE and titled and _GROUNDS.match(views[position - 1].key):
                break
            seen.add(kind)
            if kind not in (Kind.RULE, Kind.MARK):
                known = True
            ruled = kind is Kind.RULE and titled and subject > 0
            if kind is Kind.TITLE:
                titled, subject, named = True, 0, None
            elif kind is Kind.SUBJECT:
                subject, named = 1, view
        header.lines.append(position)
        position += 1
    header.body = position
    if not known:
        return _Header()
    return header


def _begins_body(
    views: list[LineView], position: int, known: bool, titled: bool, subject: int, named: LineView | None
) -> bool:
    """Tell whether an unrecognised line is the first of the body."""
    view = views[position]
    key, length = view.key, len(view.text)
    if not known:
        return False
    if _GROUNDS.match(key) and (length > 40 or view.text.endswith(";") or (subject and view.text.startswith("Căn"))):
        return True
    if view.place in (Place.LEFT, Place.RIGHT):
        return False
    opening = marker_of(view.text)
    if (
        opening is not None
        and opening[0] not in ("dash",)
        and (subject or not titled or opening[0] in ("dieu", "part"))
    ):
        return True
    if opening is not None and opening[0] == "dash" and length > 20:
        return True
    if view.upper:
        return False
    if any(later.key.startswith(("kinh gui", "kinh goi")) for later in views[position + 1 : position + 5]):
        return False
    stopped = view.text[-1] in ".;:"
    if named is not None and named.bold and view.bold:
        return False
    if named is not None and named.bold and view.bold is False:
        return True
    paragraph = _paragraph_of(views, position) if subject else [view]
    if subject and sum(len(line.text) for line in paragraph) > 170 and not view.joined:
        return True
    if subject and paragraph[-1].text[-1] == ":":
        return True
    if titled and not subject:
        return stopped and length > 60 and not view.bold
    if length > 115 or (stopped and length > 60):
        return True
    goes_on = named is not None and view.text[0].islower() and named.text[-1] not in ".;:"
    cued = not goes_on and bool(_BODY_CUE.match(key))
    if cued and (length > 48 or stopped or view.gap):
        return True
    if view.gap and subject and view.text[0].isupper() and _CITED.search(key):
        return True
    return bool(view.gap and subject and (length > 60 or stopped))


def _paragraph_of(views: list[LineView], position: int) -> list[LineView]:
    """Return the lines of the paragraph that begins on the line, as far as a title may reach."""
    found = [views[position]]
    for view in views[position + 1 :]:
        begins = view.text[0].isupper() and (_BODY_CUE.match(view.key) or _GROUNDS.match(view.key))
        if not view.joined or begins or sum(len(line.text) for line in found) > _LONGEST_TITLE:
            break  # a full line of a title may seem to go on with the body's first
        found.append(view)
    return found


def _scan_addressees(views: list[LineView], furniture: set[int], first: int, found: list[int]) -> int:
    """Collect the lines from "Kính gửi" on; return the position where the body begins."""
    found.append(first)
    opening = _INVITE.match(views[first].key)
    words = views[first].text[opening.end() :] if opening else ""
    listed, counted = bool(_BULLET.match(words)), 0
    before = views[first]
    open_item = bool(words.strip(" :")) and words.rstrip()[-1] not in ".;"
    position = first + 1
    while position < len(views):
        view = views[position]
        if position in furniture:
            position += 1
            continue
        text, key = view.text, view.key
        bulleted = bool(_BULLET.match(text)) and len(text) < 300
        kind = kind_of(view)
        if kind in (Kind.MOTTO, Kind.NUMBER, Kind.DATE, Kind.SUBJECT, Kind.MARK, Kind.RULE):
            if kind is Kind.NUMBER or (kind is Kind.SUBJECT and text.endswith(";")):
                break
            position += 1  # a right column read late, or a drawn line
            continue
        empty = not words.strip(" :")
        if ALSO_TO.match(key):
            words, listed = text[text.find(":") + 1 :], False
        elif _ALIAS.match(key) or (text.startswith("(") and text.endswith((")", ").", ");")) and len(text) < 150):
            pass
        elif _numbers(text, counted + 1) and (counted or empty) and (before.text[-1] in ";:," or _names(text)):
            counted += 1
            words = words if counted > 1 else text
        elif bulleted and (listed or empty or before.text[-1] in ";:,") and not _GROUNDS.match(key):
            listed = True
        elif empty and not listed and found[-1] == position - 1 and len(text) < 250:
            words = text
        elif not _is_more(before, view, listed, open_item):
            break
        open_item = text[-1] not in ".;:"
        before = view
        found.append(position)
        position += 1
    return position


def _numbers(text: str, number: int) -> bool:
    """Tell whether the line is the item of that number in a list of addressees: "2. Công an huyện;"."""
    return re.match(rf"{number}\s?[.)]\s+\S", text) is not None and len(text) < 200


def _names(text: str) -> bool:
    """Tell whether a numbered line is a body or an office and nothing else: "2. Sở Tài chính"."""
    words = text.partition(" ")[2].strip()
    key = bare_in_place(words)
    return len(words) < 80 and words[-1:] not in (".", ":") and (is_body(words, key) or is_office(words, key))


def _is_more(before: LineView, view: LineView, listed: bool, open_item: bool) -> bool:
    """Tell whether a line without bullet still belongs to the addressees."""
    text = view.text
    if marker_of(text) is not None or _GROUNDS.match(view.key):
        return False
    if text[0].isupper() and before.text[-1] not in ",-–" and _BODY_CUE.match(view.key):
        return False
    if view.joined and not view.gap and open_item:
        return True
    if before.text[-1] == ";":  # the list goes on, its bullets lost
        return len(text) < 140 and not (_BODY_CUE.match(view.key) and len(text) > 60)
    if view.gap and before.text[-1] not in ",-":
        return False
    if not open_item:
        return False
    if text[0].islower() or before.text[-1] in ",-–":
        return len(text) < 130
    if ";" in before.text and len(before.text) > 45 and text[-1] in ".;" and not _BODY_CUE.match(view.key):
        return len(text) < 130  # "…; Hội Phụ nữ / Công an tỉnh; …": a list in one paragraph, broken in a name
    if _BODY_CUE.match(view.key) or len(text) > 75 or text[-1] in ":":
        return False
    if listed:
        return len(before.text) > 55 and not is_office(text, view.key)
    if not view.joined and text[-1] == ".":
        return False
    return len(text) < 60 and (is_body(text, view.key) or is_office(text, view.key) or len(before.text) > 45)
