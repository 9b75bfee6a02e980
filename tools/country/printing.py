"""How the simulated country's documents stand on paper: citations as they are printed, slips of the pen included."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from typing import Any

from schemas.number import number_key

from .bodies import CountryBody
from .papers import Paper, PaperCitation, text_of

DAMAGED = 0.05
"""Share of citations in which something is wrong."""
_LOOKALIKE = {"0": "8", "1": "7", "2": "7", "3": "8", "4": "9", "5": "6", "6": "0", "7": "1", "8": "3", "9": "4"}
_CODES = {"CV": "CV", "BC": "BC", "KH": "KH", "QĐ": "QĐ", "TB": "TB", "TTr": "TTr"}
_RELATION_WORDS = {
    "implements": "Thực hiện",
    "basis": "Căn cứ",
    "reports_on": "Báo cáo kết quả thực hiện",
    "follows_up": "Tiếp theo",
}
_TYPE_WORDS = {"CV": "Công văn", "BC": "Báo cáo", "KH": "Kế hoạch", "QĐ": "Quyết định", "TB": "Thông báo",
               "TTr": "Tờ trình",
               "NĐ": "Nghị định", "TT": "Thông tư"}  # fmt: skip


@dataclass
class PrintedCitation:
    """A citation as one letter prints it, and what it means."""

    id: str
    target: Paper | None
    """The document that is meant, None for a law."""
    damage: str | None
    """What is wrong in it, None for nothing."""
    doc_type: str
    number: str
    issued: str | None
    issuer: str | None
    subject: str | None
    relation: str
    within: str | None

    @property
    def words(self) -> str:
        """Return it as running text."""
        day = dt.date.fromisoformat(self.issued) if self.issued else None
        parts = [f"{_TYPE_WORDS[self.doc_type]} số {self.number}"]
        parts += [f"ngày {day.day:02d}/{day.month}/{day.year}"] if day else []
        parts += [f"của {self.issuer}"] if self.issuer else []
        parts += [f"về việc {self.subject}"] if self.subject else []
        return " ".join(parts)


@dataclass
class CountryLetter:
    """One letter on paper: its citations, the same in all its files, and its words."""

    paper: Paper
    citations: list[PrintedCitation]
    paragraphs: list[str] = field(default_factory=list)


def print_paper(random_: random.Random, paper: Paper) -> CountryLetter:
    """Print a document: how each cited one is named is chosen once."""
    sheet = CountryLetter(paper, [])
    for i, cited in enumerate(paper.cites):
        sheet.citations.append(_citation(random_, paper, cited, f"c{i}"))
    grounds = [f"{_RELATION_WORDS[c.relation]} {c.words}," for c in sheet.citations]
    sheet.paragraphs = [*grounds, *text_of(paper)]
    return sheet


def _citation(random_: random.Random, paper: Paper, cited: PaperCitation, key: str) -> PrintedCitation:
    within = f"c{cited.within}" if cited.within is not None else None
    if cited.law is not None:
        number, issued, kind, issuer, subject = cited.law
        return PrintedCitation(key, None, None, kind, number, issued if random_.random() < 0.8 else None,
                               issuer if random_.random() < 0.7 else None, subject, cited.relation, within)  # fmt: skip
    target = cited.paper
    assert target is not None
    issued: str | None = target.day.isoformat()
    damage = None
    number = target.number
    subject = target.subject if random_.random() < 0.6 else None
    issuer = None if _elided(random_, paper.issuer, target.issuer) else _named(target, paper)
    if random_.random() < 0.03:
        issued = None
    if random_.random() < DAMAGED:
        damage = random_.choice(("figure", "figure", "dropped figure", "day", "exchanged", "segment", "letter", "year"))
        number, issued = _damaged(random_, number, issued, damage)
        if (number, issued) == (target.number, target.day.isoformat()):
            damage = None
    return PrintedCitation(
        key, target, damage, _CODES[target.kind], number, issued, issuer, subject, cited.relation, within
    )


def _elided(random_: random.Random, own: CountryBody, cited: CountryBody) -> bool:
    near = own is cited or cited.level == "central" or (own.province == cited.province and cited.level == "province")
    return near and random_.random() < 0.3


def _named(target: Paper, paper: Paper) -> str:
    """Return the issuer as the extractors give it: with its territory, a commune from afar with its district."""
    body = target.issuer
    name = body.full(target.day.isoformat())
    if body.level == "commune" and body.district and body.district != paper.issuer.district:
        return f"{name}, {body.district}"
    return name


def _damaged(random_: random.Random, number: str, issued: str | None, damage: str) -> tuple[str, str | None]:
    serial, _, symbol = number.partition("/")
    day = dt.date.fromisoformat(issued) if issued else None
    if damage == "figure":
        place = random_.randrange(len(serial))
        serial = serial[:place] + _LOOKALIKE[serial[place]] + serial[place + 1 :]
    elif damage == "dropped figure" and len(serial) > 1:
        place = random_.randrange(len(serial))
        serial = serial[:place] + serial[place + 1 :]
    elif damage == "segment" and symbol.count("-"):
        symbol = symbol.rsplit("-", 1)[0]
    elif damage == "letter" and len(symbol) > 3:
        place = random_.randrange(1, len(symbol))
        symbol = symbol[:place] + symbol[place + 1 :] if symbol[place] != "-" else symbol
    elif day and damage == "day":
        other = day.day + random_.choice((-10, 10, 1, -1, 20))
        day = day.replace(day=other) if 1 <= other <= 28 else day
    elif day and damage == "exchanged" and day.day <= 12:
        day = day.replace(day=day.month, month=day.day)
    elif day and damage == "year":
        day = day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else day
    return f"{serial}/{symbol}", day.isoformat() if day else None


def allows_one(printed: PrintedCitation, paper: Paper, by_number: dict[str, list[Paper]]) -> bool:
    """Tell whether what is printed leaves one document of the whole country, held or not."""
    if printed.target is None or (printed.issued is None and printed.subject is None):
        return False
    found = [
        each
        for each in by_number.get(number_key(printed.number) or "", ())
        if each is not paper and (printed.issued is None or each.day.isoformat() == printed.issued)
        and (printed.issued is not None or each.day <= paper.day)
        and (printed.issued is not None or _alike(printed.subject, each.subject))
        and may_be_of(printed, paper, each)
    ]  # fmt: skip
    return len(found) == 1 and found[0] is printed.target


def _alike(a: str | None, b: str) -> bool:
    x, y = set((a or "").split()), set(b.split())
    return len(x & y) >= 0.8 * min(len(x), len(y))


def may_be_of(printed: PrintedCitation, paper: Paper, other: Paper) -> bool:
    """Tell whether the issuer as printed in a paper, or left out there, may be that of another paper."""
    if printed.issuer is not None:
        return printed.issuer in (other.issuer.full(other.day.isoformat()), _named(other, paper))
    own = paper.issuer
    return other.issuer.level == "central" or own is other.issuer or own.province == other.issuer.province


def record(sheet: CountryLetter, *, name: str, sha256: str, text: str, scan: bool = False, draft: bool = False,
           random_: random.Random | None = None) -> dict[str, Any]:  # fmt: skip
    """Return the record of one file of the letter, as the extractors would make it."""
    paper, issuer = sheet.paper, sheet.paper.issuer
    number = f"/{paper.symbol}" if draft else paper.number
    serial = None if draft else paper.number.partition("/")[0]
    subject = paper.subject
    citations = [_plain(each, text) for each in sheet.citations]
    if scan and random_ is not None:
        subject = _misread(random_, subject)
        if citations and random_.random() < 0.2:
            citations.pop(random_.randrange(len(citations)))
            known = {each["id"] for each in citations}
            for each in citations:
                each["within"] = each["within"] if each["within"] in known else None
    known_province = (
        issuer.province if issuer.level != "commune" or issuer.first.year == 2025 or paper.seed % 10 < 7 else None
    )
    return {
        "file": {"name": name, "sha256": sha256, "media_type": "application/pdf" if scan else "text/plain",
                 "pages": 1, "text_source": "ocr" if scan else "text"},
        "doc_type": {"code": paper.kind, "name": _TYPE_WORDS[paper.kind]},
        "issuer": {"name": issuer.head, "parent": issuer.parent, "level": issuer.level, "province": known_province},
        "number": {"as_written": number, "serial": serial, "symbol": paper.symbol,
                   "canonical": number.lstrip("0") if serial else number},
        "place": issuer.province, "issued": f"{paper.day:%Y-%m}-XX" if draft else paper.day.isoformat(),
        "subject": subject, "status": "unnumbered" if draft else "issued",
        "addressees": [{"as_written": each} for each in paper.addressees],
        "signature": {"authority": [], "title": "CHỦ TỊCH", "name": paper.signer, "rank": None},
        "citations": citations,
    }  # fmt: skip


def appendix_record(sheet: CountryLetter, *, name: str, sha256: str) -> dict[str, Any]:
    """Return the record of a file that holds only an appendix of the letter."""
    paper = sheet.paper
    kind = paper.kind if paper.kind == "CV" else "VB"
    note = {"id": "note", "doc_type": kind, "number": paper.number, "issued": paper.day.isoformat(),
            "issuer": paper.issuer.full(paper.day.isoformat())}  # fmt: skip
    file = {"name": name, "sha256": sha256, "media_type": "text/plain", "pages": 1, "text_source": "text"}
    return {"file": file, "appendix_of": note}


def _plain(printed: PrintedCitation, text: str) -> dict[str, Any]:
    start = max(0, text.find(printed.words))
    mention = {
        "text": printed.words,
        "start": start,
        "end": start + len(printed.words),
        "page": 1,
        "relation": printed.relation,
    }
    return {
        "id": printed.id, "doc_type": printed.doc_type, "number": printed.number, "issued": printed.issued,
        "issuer": printed.issuer, "subject": printed.subject, "relation": printed.relation, "within": printed.within,
        "mentions": [mention],
    }  # fmt: skip


def _misread(random_: random.Random, text: str) -> str:
    """Return the text as a recognised page might have it: a few letters wrong."""
    letters = list(text)
    for place in range(len(letters)):
        if letters[place].isalpha() and random_.random() < 0.02:
            letters[place] = random_.choice("aăâeêioôơuư")
    return "".join(letters)


def misread_page(random_: random.Random, text: str) -> str:
    """Return a page's text as recognised: one letter in a hundred wrong."""
    letters = list(text)
    for _ in range(len(letters) // 100):
        place = random_.randrange(len(letters))
        if letters[place].isalpha():
            letters[place] = random_.choice("aăâeêioôơuư")
    return "".join(letters)
