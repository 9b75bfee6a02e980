"""How two pieces of evidence of one block stand to each other: what agrees, what contradicts, what is left open.

A wrong link is worse than a missing one: what contradicts is kept apart, what could be two documents stays ambiguous.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz

from extractors.lexicon.folded_units import REFORM
from extractors.text.keys import bare_words
from schemas.dates import full_day

from .evidence import WORDING, DocumentEvidence
from .identity import compatible, same
from .wording import score


class Verdict(IntEnum):
    """How two pieces of evidence stand to each other."""

    NEVER = 0  # they contradict
    WEAK = 1  # nothing contradicts, but nothing beyond the number agrees
    LIKELY = 2  # one side leaves issuer or date open, the rest agrees
    SAME = 3  # issuer and year, or issuer and date, agree


@dataclass(frozen=True)
class Relation:
    """A verdict with its confidence and its reason."""

    verdict: Verdict
    confidence: float
    method: str
    is_slip: bool = False
    """Whether the days differ, like a slip of the pen."""


SAME_SUBJECT = 0.8
"""Share of the words of the shorter subject from which on two subjects are one."""

_A_YEAR_AND_A_MONTH = 397

_OTHER_SUBJECT = 0.2
"""Likeness of two subjects under which they are two."""

_FEW_WORDS = 0.5

_MISREAD_SUBJECT = 75
"""Likeness of the letters of two subjects (rapidfuzz's partial ratio) under which they are two where they share less
than half of their words.
"""

_SAME_FILE = 0.8
"""Score of two files from which on they are one document although nothing tells that their issuers are one."""

_OTHER_FIGURES = 0.5
"""Likeness of two subjects, at most, whose figures disagree."""

_YEAR = re.compile(r"20\d\d|19\d\d")

_NEVER = Relation(Verdict.NEVER, 0.0, "contradiction")


def relate(a: DocumentEvidence, b: DocumentEvidence) -> Relation:
    """Compare two pieces of evidence of one block; symmetrical."""
    if a.text_hash and a.text_hash == b.text_hash:
        return Relation(Verdict.SAME, 1.0, "same text")
    if a.block.startswith(WORDING):
        alike = likeness(a, b)
        return Relation(Verdict.SAME, 0.9, "issuer, day, subject") if alike and alike >= SAME_SUBJECT else _NEVER
    issuer = _issuers(a, b)
    when = _dates(a, b)
    if issuer == "never" or when == "never":
        return _NEVER
    alike = likeness(a, b)
    if a.held and b.held and alike is not None and alike < 0.5:
        return _NEVER
    if issuer == "same":
        return _same_issuer(a, b, when, alike)
    if a.held and b.held and score(a, b) < _SAME_FILE:
        return _NEVER  # two communes of one name, each with its own province left out
    if a.is_anybodys or b.is_anybodys:  # every province has such a number, with such a subject
        return Relation(Verdict.WEAK, 0.3, "number, day" if when == "day" else "number only")
    if when == "day":
        guessed = any(item.has_namesakes or len({each.province for each in item.options}) > 1 for item in (a, b))
        if (alike is not None and alike < _OTHER_SUBJECT) or (alike is None and guessed):
            return Relation(Verdict.WEAK, 0.3, "number, day")
        return Relation(Verdict.LIKELY, 0.9 if alike and alike >= SAME_SUBJECT else 0.75, "number, day; issuer open")
    if when in ("overlap", "term", "number year") and alike is not None and alike >= SAME_SUBJECT:
        return Relation(Verdict.LIKELY, 0.7, "number, year, subject; issuer open")
    if when == "typo":
        return _NEVER
    return Relation(Verdict.WEAK, 0.3, "number only")


def _same_issuer(a: DocumentEvidence, b: DocumentEvidence, when: str, alike: float | None) -> Relation:
    if alike is not None and (_tells_another(a, b, alike) or (alike <= _OTHER_FIGURES and _other_years(a, b))):
        return _NEVER  # one of number and day is misprinted
    inferred = 0.9 if "symbol" in (a.by, b.by) and not (a.national or b.national) else 1.0
    if when == "day":
        return Relation(Verdict.SAME, inferred, "number, issuer, day")
    if when == "number year":
        return Relation(Verdict.SAME, inferred, "number with year, issuer")
    if when in ("overlap", "term"):
        series = "year" if a.party_term is None or b.party_term is None else "term"
        return Relation(Verdict.SAME, 0.9 * inferred, f"number, issuer, {series}")
    if when == "typo":
        why = "number, issuer, year; days differ like a slip of the pen"
        return Relation(Verdict.SAME, 0.7 * inferred, why, is_slip=True)
    if alike is not None and alike >= SAME_SUBJECT:
        if _long_before(a, b) or _long_before(b, a):
            return Relation(Verdict.WEAK, 0.3, "number, issuer, subject; date open")
        return Relation(Verdict.LIKELY, 0.8 * inferred, "number, issuer, subject; date open")
    if alike is not None and alike < 0.5:
        return _NEVER  # of another year, for all that can be seen
    return Relation(Verdict.WEAK, 0.3, "number, issuer; date open")


def _tells_another(a: DocumentEvidence, b: DocumentEvidence, alike: float) -> bool:
    """Tell whether two subjects are two, though number, issuer and day may agree: a misprint hits another letter.

    Subjects of one office share their openings ("góp ý dự thảo", "báo cáo kết quả") and years. One that a scan misread
    shares few words and is still nearly the other, letter by letter.
    """
    if alike < _OTHER_SUBJECT:
        return True
    letters = fuzz.partial_ratio(bare_words(a.subject or ""), bare_words(b.subject or ""))
    return alike < _FEW_WORDS and letters < _MISREAD_SUBJECT


def _long_before(older: DocumentEvidence, cited: DocumentEvidence) -> bool:
    """Tell whether the number was given again, for all that is known, between a document and its undated citation.

    Numbers begin anew each year, so that of a year ago may have been another letter's since; a law's is not.
    """
    if older.national or older.interval is None or older.party_term is not None or cited.cited_on is None:
        return False
    return (dt.date.fromisoformat(cited.cited_on) - older.interval[1]).days > _A_YEAR_AND_A_MONTH


def _issuers(a: DocumentEvidence, b: DocumentEvidence) -> str:
    """Return `same`, `open` or `never`."""
    local_a, local_b = a.agency and a.agency.is_local, b.agency and b.agency.is_local
    if a.national and b.national:
        return "same"
    if (a.national and local_b) or (b.national and local_a):
        return "never"
    if a.national or b.national:
        return "same" if not (a.options and b.options) else _options(a, b)
    return _options(a, b)


def _options(a: DocumentEvidence, b: DocumentEvidence) -> str:
    if not a.options or not b.options:
        return "open"
    if not any(compatible(x, y) for x in a.options for y in b.options):
        return "never"
    return "same" if a.agency and b.agency and same(a.agency, b.agency) else "open"


def _dates(a: DocumentEvidence, b: DocumentEvidence) -> str:
    """Return `day`, `number year`, `overlap`, `term`, `typo`, `open` or `never`."""
    if a.number_year:
        return "number year" if full_day(a.issued) != full_day(b.issued) or not full_day(a.issued) else "day"
    terms = {a.party_term, b.party_term} - {None}
    if len(terms) > 1:
        return "never"
    if a.interval is None or b.interval is None:
        return "term" if a.party_term is not None and a.party_term == b.party_term else "open"
    (first_a, last_a), (first_b, last_b) = a.interval, b.interval
    if first_a <= last_b and first_b <= last_a:
        return "day" if first_a == last_a and first_b == last_b else "overlap"
    if first_a == last_a and first_b == last_b and _slip(a, b, first_a, first_b):
        return "typo"
    return "never"


def _slip(a: DocumentEvidence, b: DocumentEvidence, x: dt.date, y: dt.date) -> bool:
    """Tell whether two days of one year differ only by day and month exchanged, or by one digit of one subject."""
    if x.year != y.year:
        return False
    local = not (a.national or b.national)
    if local and x.year == REFORM.year and (x < REFORM) != (y < REFORM):
        return False  # most series began anew in July 2025
    alike = likeness(a, b)
    if (x.day, x.month) == (y.month, y.day):
        return alike is None or (alike >= SAME_SUBJECT and _one_subject(a, b))
    if alike is None or not _one_subject(a, b):
        return False
    return sum(p != q for p, q in zip(f"{x:%m%d}", f"{y:%m%d}", strict=True)) == 1


def likeness(a: DocumentEvidence, b: DocumentEvidence) -> float | None:
    """Return how far the shorter subject is contained in the longer (0…1), None where one is missing.

    Letters of one form differ in their figures alone ("đợt 1", "quý II"): where these disagree, half at most.
    """
    x, y = a.subject_words, b.subject_words
    if len(x) < 3 or len(y) < 3:
        return None
    shared = len(x & y) / min(len(x), len(y))
    figures = a.subject_figures <= b.subject_figures or b.subject_figures <= a.subject_figures
    return shared if figures else min(shared, _OTHER_FIGURES)


def _one_subject(a: DocumentEvidence, b: DocumentEvidence) -> bool:
    """Tell whether two subjects are the same in nearly all words of the longer, and in their figures."""
    x, y = a.subject_words, b.subject_words
    return a.subject_figures == b.subject_figures and len(x & y) >= SAME_SUBJECT * max(len(x), len(y))


def _other_years(a: DocumentEvidence, b: DocumentEvidence) -> bool:
    """Tell whether both subjects name years, and none in common."""
    x, y = ({word for word in item.subject_figures if _YEAR.fullmatch(word)} for item in (a, b))
    return bool(x) and bool(y) and not x & y
