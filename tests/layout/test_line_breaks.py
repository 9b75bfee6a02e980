"""Every example of every list of `data/line_breaks.toml` is joined as it says."""

from __future__ import annotations

from extractors.document import DocumentText, Line
from extractors.language.sentences import sentences
from extractors.layout import find_zones
from extractors.layout.paragraphs import paragraphs_of
from extractors.layout.views import views_of
from tests.lexicon.listed import checks_of

HEAD = "SỞ NỘI VỤ\nSố: 12/SNV-VP\nLào Cai, ngày 02 tháng 3 năm 2023\nV/v báo cáo\n"


def told(read, example):
    """Return the example with its lines joined or parted as they are read."""
    first, second = example.replace(" || ", " | ").split(" | ")
    if read == "sentences":
        return (" | " if len(sentences(f"{first} {second}")) == 1 else " || ").join((first, second))
    text = f"{HEAD if read else ''}{first}\n{second}"
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(start, start + len(line), starts_paragraph=True))
        start += len(line) + 1
    document = DocumentText(text, tuple(lines), "text/plain")
    joined = len(find_zones(document).addressees) == 2 if read else len(paragraphs_of(views_of(document))) == 1
    return (" | " if joined else " || ").join((first, second))


test_examples, test_each_list_says_why_and_shows_it = checks_of("line_breaks", told)
