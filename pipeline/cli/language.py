"""The language of the command line: Vietnamese or English, by `--lang`, else by the user's locale.

The program's own words are English; `data/vi.toml` holds the Vietnamese for each, with `{…}` where a value stands. What
an error of the library says is recognised by those patterns, so that the library itself needs no languages.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from .. import wording

CATALOGUE = Path(__file__).parent / "data" / "vi.toml"
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


def catalogue() -> Mapping[str, str]:
    """Return the Vietnamese of every English sentence."""
    return wording.catalogue(CATALOGUE)


_ONE = re.compile(r"^1 (\w+)s\b")
"""What English says of a single one: "1 files", "1 calendars"."""


def tr(sentence: str, **values: object) -> str:
    """Return a sentence of the program in the language in use, its `{…}` filled in."""
    words = catalogue().get(sentence, sentence) if language() == "vi" else sentence
    filled = words.format(**values) if values else words
    return _ONE.sub(r"1 \1", filled) if language() == "en" and values.get("count") == 1 else filled


def translated(message: str) -> str:
    """Return a message that was made in English in the language in use, as far as the catalogue knows its pattern."""
    return wording.recognised(message, CATALOGUE) if language() == "vi" else message
