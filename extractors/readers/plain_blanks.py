"""Numbers and days that are left blank in a letter, whose pieces a program that took the text from a page parted."""

from __future__ import annotations

import re
from dataclasses import replace

from .assembly import RawLine

_NUMBER_LABEL = re.compile(r"Số\s*:?")
_NUMBER_REST = re.compile(r"[/-]\s?[A-ZĐ][\w/&.\s-]{0,30}$")
_DATE_REST = re.compile(r"tháng\s+\d{1,2}\s+năm")
_MOST_HEADER_LINES = 24


def without_blanks_left(lines: list[RawLine]) -> list[RawLine]:
    """Join the pieces of a number and of a day that was left blank: "Số:" above "/BC-SNV", "…, ngày" above "tháng 7".

    Programs that take the text from a page write what stands on either side of the blank as two lines.
    """
    result: list[RawLine] = []
    for index, line in enumerate(lines):
        before = result[-1] if result and index < _MOST_HEADER_LINES else None
        if before is None:
            result.append(line)
        elif _NUMBER_REST.match(line.text):
            at = -2 if len(result) > 1 and " ngày" in before.text else -1  # the date may stand in between
            if _NUMBER_LABEL.fullmatch(result[at].text):
                result[at] = _joined(result[at], line)
            else:
                result.append(line)
        elif before.text.endswith("ngày") and _DATE_REST.match(line.text):
            result[-1] = _joined(before, line)
        else:
            result.append(line)
    return result


def _joined(first: RawLine, second: RawLine) -> RawLine:
    at = len(first.text) + 1
    runs = [*first.runs, *((at + start, length, offset) for start, length, offset in second.runs)]
    return replace(first, text=f"{first.text} {second.text}", runs=runs)
