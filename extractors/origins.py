"""Where the rule behind a value stands: the file of its function, and the row of a table whose words decided.

The row is found again from the words of the evidence, as the value itself can be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from inspect import unwrap
from pathlib import Path

from schemas import Evidence

from .rules import RULES

_ROOM = Path(__file__).parent
_SHOWN = 90
"""Characters of a row that are shown."""
Finder = Callable[[list[str]], Iterator[str]]


def origin(evidence: Evidence, text: str) -> list[str]:
    """Return the file and line of the rule's function, then each row of a table that its value rests on.

    >>> origin(Evidence(rule="citation.cue", spans=((0, 7),), confidence=1.0), "Căn cứ X")[1].split(":")[0]
    'data/citation_cues.toml'
    """
    words = [text[start:end] for start, end in evidence.spans]
    finder = next((find for name, find in _finders().items() if evidence.rule.startswith(name)), None)
    return [_function(evidence.rule), *(finder(words) if finder and words else ())]


def _function(rule: str) -> str:
    code = unwrap(RULES[rule]).__code__
    return f"{Path(code.co_filename).relative_to(_ROOM).as_posix()}:{code.co_firstlineno}"


@cache
def _finders() -> dict[str, Finder]:
    """Return who finds the rows, by what the names of the rules begin with."""
    times = dict.fromkeys(("deadline.operator", "deadline.boundary", "deadline.last_day", "deadline.rrule"), _time)
    return {"citation.cue": _cue, **times, "type.title": _title, "type.symbol": _symbol, "type.citation": _title}


def _cue(words: list[str]) -> Iterator[str]:
    from .citations.table import row_of_cue

    row = row_of_cue(words[0])
    if row:
        yield _place("citation_cues.toml", row)


def _time(words: list[str]) -> Iterator[str]:
    from .text.keys import lower_in_place
    from .times.read import read_time
    from .times.words import row_of_cue

    readings = (read_time(words[0], *rest) for rest in ((), words[1:2], ("", " ".join(words[1:])), words[1:3]))
    form = next((reading.form for reading in readings if reading), None)
    if form:
        yield _place("time_forms.toml", f'name = "{form}"')
    cue = row_of_cue(lower_in_place(words[0]))
    if cue:
        yield _place("time_cues.toml", cue)


def _title(words: list[str]) -> Iterator[str]:
    code = RULES["type.title"](" ".join(words))
    yield _place("doc_types.tsv", f"{code}\t")


def _symbol(words: list[str]) -> Iterator[str]:
    code = RULES["type.symbol"](" ".join(words))
    yield _place("doc_types.tsv", f"{code}\t")


def _place(table: str, row: str) -> str:
    """Return the table with the line on which the row stands that holds these words."""
    line = _lines(table).get(row) or _line_with(table, row)
    return f"data/{table}:{line} {row.strip()[:_SHOWN]}"


@cache
def _lines(table: str) -> dict[str, int]:
    text = files("extractors.data").joinpath(table).read_text("utf-8")
    return {line: number for number, line in reversed(list(enumerate(text.splitlines(), 1)))}


def _line_with(table: str, row: str) -> int:
    return next((number for line, number in sorted(_lines(table).items(), key=lambda at: at[1]) if row in line), 0)
