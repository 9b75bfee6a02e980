"""Every example of every list of `data/line_breaks.toml` is joined as it says."""

from __future__ import annotations

from extractors.document import DocumentText, Line
from extractors.language.sentences import sentences
from extractors.layout import find_zones
from extractors.layout.distribution import continues
from extractors.layout.paragraphs import paragraphs_of
from extractors.layout.views import views_of
from tests.lexicon.listed import checks_of

HEAD = "SỞ NỘI VỤ\nSố: 12/SNV-VP\nLào Cai, ngày 02 tháng 3 năm 2023\nV/v báo cáo\n"


def _document(text):
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(start, start + len(line), starts_paragraph=True))
        start += len(line) + 1
    return DocumentText(text, tuple(lines), "text/plain")


def _is_joined(read, first, second):
    if read == "sentences":
        return len(sentences(f"{first} {second}")) == 1
    lines = f"{first}\n{second}"
    if read == "archive":
        return continues(*views_of(_document(lines)))
    if read == "addressees":
        return len(find_zones(_document(HEAD + lines)).addressees) == 2
    return len(paragraphs_of(views_of(_document(lines)))) == 1


def told(read, example):
    """Return the example with its lines joined or parted as they are read."""
    first, second = example.replace(" || ", " | ").split(" | ")
    return (" | " if _is_joined(read, first, second) else " || ").join((first, second))


test_examples, test_each_list_says_why_and_shows_it = checks_of("line_breaks", told)
