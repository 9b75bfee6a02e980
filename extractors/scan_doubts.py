"""What in a record of a recognised page does not look right: traces of a stamp, of a lost line, of a lost letter.

How sure each word was read says little of these: a stamp's print is read as well as the document's own. Each function
gives the paths of the values concerned and changes none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas import Dispatch
from schemas.dispatch import Citation

from .agencies.closings import ARCHIVE
from .contradictions import abbreviates, body_parts
from .lexicon.letter_classes import LOWER
from .lexicon.lists import any_of
from .lexicon.units import any_kind
from .text.capitals import is_upper
from .text.keys import bare_in_place, name_key, strip_marks
from .text.odd_words import is_no_word, parts_of

_INITIALS = re.compile(r"\(?[\w-]{2,12}\)?[.,;]?", re.ASCII)
"""The item of what is kept: it ends in the drafter's initials and the number of copies."""
_NUMBERED = re.compile(r"\bsố\s*\d+\s*/|\d/[A-ZĐ]{2,}")
"""The number of a document: of no receiver, but of the sentence below him."""
_LONGEST_RECEIVER = 160
"""Letters of a receiver at most; longer ones hold a part of the text."""
_TORN_CODE = re.compile(rf"[A-ZĐ]\d+[A-ZĐ]|^\s*[/-]|QH$|[/-](?:[A-ZĐ]?[{LOWER}]{{2,}})$")
"""A letter read as a digit, a lost serial, a lost term of the National Assembly, a word of the sentence."""
_GOVERNMENT = {"CP": "chính phủ", "TTG": "thủ tướng"}
"""Ends of symbols that say who issued, and what his name holds."""
_NAMELESS = re.compile(
    rf"{any_of('nameless_on_scans')}|{any_of('committees_on_scans')}(?: {bare_in_place(any_kind())})?"
)
"""A body's kind, or its kind and level, without its name."""
_WORDS_OF_NAME = 2
"""Words of a name of which one may be lost."""


def doubtful_on_scan(record: Dispatch) -> Iterator[str]:
    """Give the paths of values that do not look right, of a record of a recognised page."""
    yield from _garbled(record)
    yield from _twice(record)
    yield from _of_block(record)
    if record.subject and _in_capitals(record.subject):
        yield "subject"
    for index, party in enumerate(record.addressees):
        if _is_no_receiver(party.as_written) or (is_upper(party.as_written) and " " in party.as_written.strip()):
            yield f"addressees.{index}.as_written"
    for index, party in enumerate(record.distribution):
        if _is_no_receiver(party.as_written) or _is_torn(party.as_written):
            yield f"distribution.{index}.as_written"
    for index, each in enumerate(record.citations):
        for leaf in _of_citation(each):
            yield f"citations.{index}.{leaf}"


def _garbled(record: Dispatch) -> Iterator[str]:
    """Give names, receivers and subject that hold what is no word: specks, a stamp, letters run together."""
    block = record.signature
    said: dict[str, object] = {
        "issuer.name": record.issuer.name, "issuer.parent": record.issuer.parent, "place": record.place,
        "subject": record.subject, "signature.title": block and block.title, "signature.name": block and block.name,
    }  # fmt: skip
    for field, items in (("addressees", record.addressees), ("distribution", record.distribution)):
        said |= {f"{field}.{index}.as_written": item.as_written for index, item in enumerate(items)}
    for path, value in said.items():
        if not value:
            continue
        kept = ARCHIVE.match(bare_in_place(str(value))) is not None
        if any(is_no_word(part) and not (kept and _INITIALS.fullmatch(part)) for part in parts_of(str(value))):
            yield path


def _twice(record: Dispatch) -> Iterator[str]:
    """Give receivers that a list names a second time: nobody does, so a line was misread."""
    seen = set()
    for index, item in enumerate(record.distribution):
        words = name_key(item.as_written).strip(" -,;.")
        if words in seen:
            yield f"distribution.{index}.as_written"
        seen.add(words)


def _of_block(record: Dispatch) -> Iterator[str]:
    """Give an office in capitals with a word in small letters in it, and a name of two words: one may be lost."""
    for index, block in enumerate(record.signatures):
        found = []
        words = (block.title or "").split()
        if words and words[0].isupper() and any(word.islower() for word in words):
            found.append("title")
        if block.name and len(block.name.split()) == _WORDS_OF_NAME:
            found.append("name")
        for leaf in found:
            yield f"signatures.{index}.{leaf}"
            if index == 0:
                yield f"signature.{leaf}"


def _in_capitals(subject: str) -> bool:
    """Tell whether a subject in small letters holds a syllable in capitals, which a stamp's office is set in."""
    if is_upper(subject):
        return False
    words = [word.strip("“”\"'().,;:").replace("Đ", "D") for word in subject.split()]
    return any(word.isupper() and word.isalpha() and strip_marks(word) != word for word in words)


def _is_no_receiver(words: str) -> bool:
    return len(words) > _LONGEST_RECEIVER or _NUMBERED.search(words) is not None


def _is_torn(words: str) -> bool:
    """Tell whether an item of a list lost a bracket, or took a word of another column behind its end."""
    kept = ARCHIVE.match(bare_in_place(words)) is not None
    behind = words.rpartition(";")[2].split() if ";" in words else []
    return words.count("(") != words.count(")") or (not kept and len(behind) == 1 and behind[0].isalpha())


def _of_citation(each: Citation) -> Iterator[str]:
    """Give what of a citation does not look right: its number, its issuer beside it."""
    number, issuer = each.number or "", name_key(each.issuer or "")
    symbol = re.split(r"[/-]", number, maxsplit=1)[-1]
    if _TORN_CODE.search(number):
        yield "number"
    if issuer and _is_other_issuer(issuer, symbol):
        yield "issuer"


def _is_other_issuer(issuer: str, symbol: str) -> bool:
    """Tell whether an issuer has no name, or is not the body that the symbol abbreviates."""
    if _NAMELESS.fullmatch(bare_in_place(issuer)):
        return True
    parts = body_parts(symbol)
    told = next((name for part in parts if (name := _GOVERNMENT.get(part.upper()))), None)
    if told is not None:
        return name_key(told) not in issuer
    return bool(parts) and not any(abbreviates(part, issuer) for part in parts)
