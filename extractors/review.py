"""Why a person should look at a record: values that are unsure, values that are missing, values that contradict.

Each check is a named pure function of the record that gives the paths concerned. A check never changes a value: what
the document prints stands, even where the document is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import get_args

from schemas import Dispatch, Signature
from schemas.dates import earliest_day, full_day, latest_day, year_of
from schemas.dispatch import ReviewReason
from schemas.number import symbol_segments

from .agencies.heads import AUTHORITY, BODY
from .confidence import review_below
from .contradictions import after_signing, day_of_rest, other_weekday, place_and_issuer, symbol_and_issuer
from .lexicon import type_of_symbol
from .lexicon.lists import any_of
from .lexicon.units import any_kind
from .scan_doubts import doubtful_on_scan
from .text.keys import bare_in_place

Check = Callable[[Dispatch], Iterator[str]]
CHECKS: dict[ReviewReason, Check] = {}

_YEAR = re.compile(r"(?:19|20)\d\d")
_DEPUTY = re.compile(rf"(?<![^\W\d_]){any_of('words_of_deputies')}(?![^\W\d_])", re.I)
_BY_ORDER = re.compile(r"(?:t\s?[./]?\s?l|t\s?[./]?\s?u\s?[./]?\s?q)\b|thua (?:lenh|uy quyen)")
"""TL., TUQ.: an office below signs by the head's order; Nghị định 30/2020/NĐ-CP, Điều 13."""
_LEVEL = re.compile(rf"\b{bare_in_place(any_kind())}$")
"""A level of territory at the end of a name that does not say which one."""
_SECOND = re.compile(rf"\bva (?={BODY.pattern})")
_FOR_THE_HEAD = re.compile(r"k\s?[./]?\s?t\b|ky thay")
"""KT.: a deputy signs in place of the head."""


def _check(name: ReviewReason) -> Callable[[Check], Check]:
    def register(function: Check) -> Check:
        CHECKS[name] = function
        return function

    return register


_REASONS: tuple[ReviewReason, ...] = get_args(ReviewReason)


def with_review(record: Dispatch) -> Dispatch:
    """Return the record with the paths that a person should look at, and the check that gave each."""
    reasons: dict[str, ReviewReason] = {}
    for name in _REASONS:
        for path in CHECKS[name](record):
            reasons.setdefault(path, name)
    return record.model_copy(update={"needs_review": tuple(reasons), "review_reasons": reasons})


@_check("unsure")
def unsure(record: Dispatch, below: Callable[[str], float] = review_below) -> Iterator[str]:
    """Give the values less sure than `below` says for their path, and those that do not look right."""
    for path, evidence in record.evidence.items():
        if evidence.confidence < below(path):
            yield path
    if record.file.text_source != "text":
        yield from doubtful_on_scan(record)
    yield from _without_territory(record)
    yield from _of_two_bodies(record)
    yield from _of_unsure_frames(record, below)


def _without_territory(record: Dispatch) -> Iterator[str]:
    """Give issuers of cited documents that end with a level ("UBND tỉnh") where the record has no territory for it."""
    if record.issuer.province is None:
        for index, each in enumerate(record.citations):
            if each.issuer and _LEVEL.search(bare_in_place(each.issuer).lower()):
                yield f"citations.{index}.issuer"


def _of_two_bodies(record: Dispatch) -> Iterator[str]:
    """Give issuers that name two bodies for a document that is no joint one: the second may belong to the sentence."""
    for index, each in enumerate(record.citations):
        if each.issuer and _SECOND.search(bare_in_place(each.issuer)) and "LT" not in (each.number or "").upper():
            yield f"citations.{index}.issuer"


def _of_unsure_frames(record: Dispatch, below: Callable[[str], float]) -> Iterator[str]:
    """Give relations of citations that may stand within another's subject: that decides which words count.

    On a recognised page the marks where a subject ends are as likely lost, so that every such frame is unsure.
    """
    recognised = record.file.text_source != "text"
    for index, each in enumerate(record.citations):
        path = f"citations.{index}.within"
        within = record.evidence.get(path)
        if each.within is not None and within is not None and (recognised or within.confidence < below(path)):
            yield path
            yield f"citations.{index}.relation"


@_check("missing")
def _missing(record: Dispatch) -> Iterator[str]:
    """Give what every dispatch has (Nghị định 30/2020/NĐ-CP, Điều 8) and this record has not.

    A draft has blanks for number and day; those of an issued dispatch are to be looked at.
    """
    draft = record.status == "draft"
    if record.number is None:
        yield "number"
    elif record.number.serial is None and not draft:
        yield "number.serial"
    if record.issued is None or (not draft and full_day(record.issued) is None):
        yield "issued"
    if record.issuer.name is None:
        yield "issuer.name"
    if record.subject is None:
        yield "subject"
    if record.doc_type is None:
        yield "doc_type"
    elif record.doc_type.code == "CV" and not record.addressees:
        yield "addressees"
    if record.signature is None:
        yield "signature"
    if record.place is None and record.file.text_source != "text":
        yield "place"  # on a scan the word before the date is as likely lost as absent
    if not record.distribution and record.file.text_source != "text":  # on a scan it is as likely lost as absent
        yield "distribution"
    for index, each in enumerate(record.signatures):
        if each.name is None:
            yield from _of_block(index, "name")


@_check("year_of_number")
def _year_of_number(record: Dispatch) -> Iterator[str]:
    """Give number and date where the year within the number (12/2023/TT-BNV) is not that of the date."""
    segments = symbol_segments(record.number.symbol) if record.number and record.number.symbol else []
    year = int(segments[0]) if segments and _YEAR.fullmatch(segments[0]) else None
    if year is not None and record.issued is not None and year != year_of(record.issued):
        yield "number.symbol"
        yield "issued"


@_check("type_of_symbol")
def _type_of_symbol(record: Dispatch) -> Iterator[str]:
    """Give the type where a printed title names another than the symbol: a KẾ HOẠCH numbered 12/QĐ-UBND."""
    printed = record.evidence.get("doc_type.code")
    symbol = record.number.symbol if record.number else None
    if record.doc_type is None or symbol is None or printed is None or printed.rule != "type.title":
        return
    told = type_of_symbol(symbol)
    if told is not None and record.doc_type.code not in (told, "KHAC"):
        yield "doc_type.code"


@_check("signing_authority")
def _signing_authority(record: Dispatch) -> Iterator[str]:
    """Give the blocks whose office does not go with the mark above it: KT. needs a deputy, a deputy needs a mark."""
    for index, each in enumerate(record.signatures):
        if each.title is not None and _contradicts(each):
            yield from _of_block(index, "authority")


def _of_block(index: int, leaf: str) -> Iterator[str]:
    """Give the paths of a value of a signature block; the first block stands twice in the record."""
    yield f"signatures.{index}.{leaf}"
    if index == 0:
        yield f"signature.{leaf}"


def _contradicts(block: Signature) -> bool:
    title = block.title or ""
    deputy = _DEPUTY.search(title) is not None
    marks = [bare_in_place(line) for line in block.authority if AUTHORITY.match(bare_in_place(line))]
    if not marks:
        return re.match(r"phó\b", title, re.I) is not None
    last = marks[-1]
    if _FOR_THE_HEAD.match(last):
        return not deputy
    head = AUTHORITY.sub("", last, count=1).strip()
    return bool(_BY_ORDER.match(last)) and bare_in_place(title) == f"pho {head}"


@_check("received_before_issued")
def _received_before_issued(record: Dispatch) -> Iterator[str]:
    """Give the date where the incoming stamp bears an earlier one."""
    received = full_day(record.file.received.date) if record.file.received else None
    issued = earliest_day(record.issued)
    if received is not None and issued is not None and received < issued:
        yield "issued"


@_check("cited_after_issued")
def _cited_after_issued(record: Dispatch) -> Iterator[str]:
    """Give the dates of cited documents that are later than the document's own."""
    issued = latest_day(record.issued)
    for index, each in enumerate(record.citations):
        cited = earliest_day(each.issued)
        if issued is not None and cited is not None and cited > issued:
            yield f"citations.{index}.issued"


@_check("due_before_issued")
def _due_before_issued(record: Dispatch) -> Iterator[str]:
    """Give the deadlines that had passed when the document was issued."""
    issued = earliest_day(record.issued)
    for index, each in enumerate(record.deadlines):
        due = latest_day(each.last_day)
        if issued is not None and due is not None and due < issued:
            yield f"deadlines.{index}.last_day"


CHECKS |= {
    "place_and_issuer": place_and_issuer,
    "symbol_and_issuer": symbol_and_issuer,
    "after_signing": after_signing,
    "day_of_rest": day_of_rest,
    "other_weekday": other_weekday,
}
