"""Days as people write them on the command line: 31/12/2023, 2023-12-31, today."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from .language import language, tr

_FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y")
_NAMED = {"today": 0, "hôm nay": 0, "tomorrow": 1, "ngày mai": 1, "yesterday": -1, "hôm qua": -1}


def parse(words: str) -> dt.date:
    """Return the day of the words.

    Raises:
        BadParameter: They are none.
    """
    plain = words.strip().lower()
    if plain in _NAMED:
        return dt.date.today() + dt.timedelta(days=_NAMED[plain])
    for form in _FORMS:
        try:
            return dt.datetime.strptime(plain, form).date()
        except ValueError:
            continue
    raise typer.BadParameter(tr("{words}: write a day as 31/12/2023 or 2023-12-31", words=words))


def shown(edtf: str | None) -> str:
    """Return a date for the reader: as Vietnamese offices write it, or as it is stored."""
    if language() != "vi":
        return edtf or ""
    from ..exporting.words import day_in_words

    return day_in_words(edtf)


def in_text(words: str) -> str:
    """Return a line of the program with its days as the reader writes them."""
    if language() != "vi":
        return words
    from ..exporting.words import with_days_in_words

    return with_days_in_words(words)


Since = Annotated[dt.date | None, typer.Option("--from", metavar="DAY", parser=parse, help="On or after this day.")]
Until = Annotated[dt.date | None, typer.Option("--to", metavar="DAY", parser=parse, help="On or before this day.")]
Today = Annotated[
    dt.date | None,
    typer.Option("--on", metavar="DAY", parser=parse, help="The day on which it is asked. [default: today]"),
]
