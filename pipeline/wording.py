"""Sentences of the program in another language: a table of English → Vietnamese, with `{…}` where a value stands.

What an error of the library says is recognised by those patterns, so that the library itself needs no languages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "vi")
_HOLE = re.compile(r"\\\{(\w+)\\\}")


@cache
def catalogue(path: Path) -> Mapping[str, str]:
    """Return the Vietnamese of every English sentence of a table (TOML, in parts)."""
    import tomllib

    words: dict[str, str] = {}
    for part in tomllib.loads(path.read_text("utf-8")).values():
        words |= part
    return words


def recognised(message: str, path: Path) -> str:
    """Return the Vietnamese of a message that was made in English, as far as the table knows its pattern."""
    plain = catalogue(path).get(message)
    if plain is not None:
        return plain
    for pattern, words in _patterns(path):
        found = pattern.fullmatch(message)
        if found is not None:
            return words.format(**found.groupdict())
    return message


@cache
def _patterns(path: Path) -> tuple[tuple[re.Pattern[str], str], ...]:
    made = []
    for sentence, words in catalogue(path).items():
        if "{" in sentence:
            made.append((re.compile(_pattern(sentence), re.S), words))
    return tuple(sorted(made, key=lambda item: -len(item[0].pattern)))


def _pattern(sentence: str) -> str:
    """Return what matches a sentence whose `{…}` are filled in, the same words wherever the same name stands."""
    seen: set[str] = set()

    def hole(found: re.Match[str]) -> str:
        again = found[1] in seen
        seen.add(found[1])
        return f"(?P={found[1]})" if again else f"(?P<{found[1]}>.*?)"

    return _HOLE.sub(hole, re.escape(sentence))
