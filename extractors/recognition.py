"""What a text is: a dispatch, a form nobody has filled in, or none of both.

A dispatch shows at least one of the marks of Nghị định 30/2020/NĐ-CP, Phụ lục I (or of Hướng dẫn 36-HD/VPTW for the
Party): quốc hiệu, a number line, Kính gửi, căn cứ, a signature block.
"""

from __future__ import annotations

import re

from schemas import Dispatch, OutcomeCode, UnreadableError

from .agencies.heads import AUTHORITY, is_office
from .appendices import note_of
from .document import DocumentText
from .extraction import Extraction
from .header.number import parse_line
from .layout import find_zones
from .layout.kinds import Kind, kind_of
from .layout.people import is_noise, is_signer
from .layout.views import LineView, views_of

_GROUNDS = re.compile(r"[-–\s]*can cu\b")
_LEADER = re.compile(r"[.…_]{4,}|…{2,}")
"""Dots or a rule to write upon."""
_FORM_LEADERS = 2
_WHOLE_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_BARE = "no number, date, issuer or subject"
_LONGEST_LINE = 200
"""Characters that a line with a mark has at most; căn cứ may be longer."""


def refuse_other_texts(document: DocumentText) -> None:
    """Raise `UnreadableError` (`not_a_dispatch`) for a text that shows none of a dispatch's marks."""
    views = views_of(document)
    if any(_is_mark(view) for view in views) or _is_signed(document, views) or note_of(document) is not None:
        return
    raise UnreadableError(
        OutcomeCode.NOT_A_DISPATCH, "no national motto, number line, addressees, legal grounds or signature block"
    )


def _is_mark(view: LineView) -> bool:
    if _GROUNDS.match(view.key):
        return True
    if len(view.text) > _LONGEST_LINE:
        return False
    kind = kind_of(view)
    if kind is Kind.NUMBER:
        number = parse_line(view.text)
        return number is not None and bool(number.symbol)
    return kind in (Kind.MOTTO, Kind.ADDRESSEE)


def _is_signed(document: DocumentText, views: list[LineView]) -> bool:
    """Tell whether the text has a signature block: an authority mark or an office, and a person or the room for one."""
    signature = frozenset(find_zones(document, paragraphs=False).signature)
    block = [view for view in views if view.index in signature]
    return any(AUTHORITY.match(view.key) or is_office(view.text, view.key) for view in block) and any(
        is_signer(view) or is_noise(view) for view in block
    )


def why_partial(extraction: Extraction) -> str | None:
    """Return what is missing of the file or of a dispatch in it, None where nothing is."""
    records, document = extraction.records, extraction.document
    told = [note.partition(":")[2].strip() for note in document.notes if note.startswith("partial")][:1]
    for index, record in enumerate(records, 1):
        lack = "a blank form" if is_blank_form(record, document.text) else _BARE if is_bare(record) else None
        if lack is not None:
            told.append(lack if len(records) == 1 else f"dispatch {index}: {lack}")
    return "; ".join(told) or None


def is_blank_form(record: Dispatch, text: str) -> bool:
    """Tell whether the dispatch is a form that nobody has filled in: no serial, day or signer, but dots for them.

    `text` is the file's.
    """
    part = record.file.part
    words = text[part.start : part.end] if part else text
    if record.number is not None and record.number.serial is not None:
        return False
    if record.issued is not None and _WHOLE_DATE.fullmatch(record.issued):
        return False
    if any(each.name for each in record.signatures):
        return False
    return len(_LEADER.findall(words)) >= _FORM_LEADERS


def is_bare(record: Dispatch) -> bool:
    """Tell whether number, date, issuer and subject are all missing, and it is no appendix of a known dispatch."""
    if record.appendix_of is not None:
        return False
    return record.number is None and record.issued is None and record.issuer.name is None and record.subject is None
