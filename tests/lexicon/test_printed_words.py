"""Every example of every list of `data/printed_words.toml` reads as it says."""

from __future__ import annotations

from extractors.agencies.heads import AUTHORITY, is_body, is_office
from extractors.document import DocumentText, Line
from extractors.layout.appendix import opens_appendix
from extractors.layout.furniture import furniture_of
from extractors.layout.kinds import Kind, kind_after, kind_of, mark_in
from extractors.layout.people import is_noise
from extractors.layout.views import views_of
from extractors.lexicon import type_of_symbol
from extractors.ocr.address import _RECEIVER
from extractors.ocr.apart import with_words_apart
from extractors.ocr.signature_offices import behind_office, deputies, find_office
from extractors.ocr.words import OcrWord
from extractors.review import _contradicts
from extractors.scan_doubts import _is_other_issuer
from extractors.signature import _blocks
from extractors.text.keys import bare_in_place
from extractors.text.legacy_repair import HeadingCapitals
from schemas import Signature
from tests.lexicon.listed import checks_of


def _recognised(line):
    """Words of a line that recognition was fairly sure of."""
    return [
        OcrWord(word, 1000 + 60.0 * i, 10.0, 1050 + 60.0 * i, 40.0, 0.8, 0, 40.0) for i, word in enumerate(line.split())
    ]


def _line(words):
    return "body" if is_body(words, bare_in_place(words)) else "other"


def _office(words):
    return "office" if is_office(words, bare_in_place(words)) else "other"


def _block(words):
    found = find_office(_recognised(words))
    return found.office.name if found else "-"


def _deputy(words):
    return " | ".join(deputies()[words])


def _behind(words):
    office, _, behind = words.partition(" | ")
    found = find_office(_recognised(f"{office} {behind}"))
    kept = behind_office(found, 1.0) if found else None
    return " ".join(word.text for word in kept or ()) or "-"


def _apart(words):
    return " ".join(word.text for word in with_words_apart(_recognised(words)))


def _nameless(words):
    return "doubted" if _is_other_issuer(words.lower(), "") else "whole"


def _capitals(words):
    """Return the last of the lines, which stand on top of a page, as it was printed."""
    restore = HeadingCapitals().restore
    return [restore(line, index) for index, line in enumerate(words.split(" | "))][-1]


def _views(words):
    lines, at = [], 0
    printed = words.split(" | ")
    for line in printed:
        lines.append(Line(at, at + len(line)))
        at += len(line) + 1
    return list(views_of(DocumentText("\n".join(printed), tuple(lines), "text/plain")))


def _furniture(words):
    views = _views(words)
    return "furniture" if len(views) - 1 in furniture_of(views) else "text"


def _mark(words):
    mark = mark_in(words)
    return next((name for name, found in mark.groupdict().items() if found), "-") if mark else "-"


def _title(words):
    above, below = _views(words)
    return "title" if kind_after(above, below) is Kind.TITLE else "name"


def _authority(words):
    mark, title = words.split(" | ")
    return "contradicts" if _contradicts(Signature(authority=(mark,), title=title)) else "fits"


def _title_lines(words):
    (block,) = _blocks(_views(words))
    return " / ".join(" ".join(view.text for view in lines) for lines in block.offices)


READ = {
    "symbol": lambda words: type_of_symbol(words) or "-",
    "receiver": lambda words: "receiver" if _RECEIVER.match(bare_in_place(words)) else "text",
    "authority": _authority, "title_lines": _title_lines,
    "signs_for": lambda words: "for another" if AUTHORITY.match(bare_in_place(words)) else "-",
    "furniture": _furniture, "mark": _mark, "title": _title, "kind": lambda words: str(kind_of(_views(words)[0])),
    "noise": lambda words: "noise" if is_noise(_views(words)[0]) else "text",
    "appendix": lambda words: "appendix" if opens_appendix(_views(words)[0]) else "text",
    "line": _line, "office": _office, "block": _block, "deputy": _deputy, "behind": _behind, "apart": _apart, "nameless": _nameless,
    "capitals": _capitals,
}  # fmt: skip
"""What is read from the examples of a list: its `read`."""


def told(read, example):
    """Return the example with what is read from its line."""
    words = example.partition(" => ")[0]
    return f"{words} => {READ[read](words)}"


test_examples, test_each_list_says_why_and_shows_it = checks_of("printed_words", told)
