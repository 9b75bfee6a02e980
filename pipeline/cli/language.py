"""The language of the command line: Vietnamese or English, by `--lang`, else by the user's locale.

The program's own words are English; `data/vi.toml` holds the Vietnamese for each, with `{…}` where a value stands. What
an error of the library says is recognised by those patterns, so that the library itself needs no languages.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "vi")
CATALOGUE = Path(__file__).parent / "data" / "vi.toml"
_HOLE = re.compile(r"\\\{(\w+)\\\}")
_chosen: str | None = None


def language() -> str:
    """Return the language in use: `vi` or `en`."""
    return _chosen or by_locale()


def by_locale() -> str:
    """Return the language of the locale; English where it is neither."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((value for name in names if (value := os.environ.get(name))), "")
    return "vi" if locale.lower().startswith("vi") else "en"


def separate(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """Return a command line without `--lang`, wherever it stands, and the language that it chooses."""
    plain: list[str] = []
    lang: str | None = None
    words = iter(arguments)
    for word in words:
        if word == "--":
            return [*plain, word, *words], lang
        if word == "--lang":
            lang = next(words, "")
        elif word.startswith("--lang="):
            lang = word.removeprefix("--lang=")
        else:
            plain.append(word)
    return plain, lang


def use(name: str) -> None:
    """Speak a language from now on."""
    global _chosen
    _chosen = name


@cache
def catalogue() -> Mapping[str, str]:
    """Return the Vietnamese of every English sentence."""
    import tomllib

    words: dict[str, str] = {}
    for part in tomllib.loads(CATALOGUE.read_text("utf-8")).values():
        words |= part
    return words


def tr(sentence: str, **values: object) -> str:
    """Return a sentence of the program in the language in use, its `{…}` filled in."""
    words = catalogue().get(sentence, sentence) if language() == "vi" else sentence
    return words.format(**values) if values else words


def translated(message: str) -> str:
    """Return a message that was made in English in the language in use, as far as the catalogue knows its pattern."""
    if language() != "vi":
        return message
    plain = catalogue().get(message)
    if plain is not None:
        return plain
    for pattern, words in _patterns():
        found = pattern.fullmatch(message)
        if found is not None:
            return words.format(**found.groupdict())
    return message


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    made = []
    for sentence, words in catalogue().items():
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
