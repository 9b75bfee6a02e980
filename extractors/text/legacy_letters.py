"""Legacy text letter by letter, for formats that place each letter on its page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from .legacy import Piece, convert_lines


def convert_letters(text: str, fonts: Sequence[str | None] | None = None) -> list[str] | None:
    """Return what each character of the text becomes, None where nothing changes.

    `fonts` names the font of each character where it is known. A modifier that melts into the letter before it becomes
    "", a letter put back where it was lost stands with the character before it.
    """
    lines: list[list[Piece]] = []
    starts: list[int] = []
    at = 0
    for line in text.split("\n"):
        starts.append(at)
        if fonts is None:
            lines.append([(line, None)])
        else:
            groups = groupby(range(at, at + len(line)), key=fonts.__getitem__)
            lines.append([("".join(text[index] for index in indices), font) for font, indices in groups])
        at += len(line) + 1
    converted = convert_lines(lines)
    if not any(line.encoding for line in converted):
        return None
    letters = list(text)
    for start, source, result in zip(starts, text.split("\n"), converted, strict=True):
        if result.encoding is None:
            continue
        became = [""] * len(source)
        for first, length, offset in result.runs:
            for step in range(length):
                place = min(max(offset + step, 0), len(source) - 1)
                became[place] += result.text[first + step]
        letters[start : start + len(source)] = became
    return letters
