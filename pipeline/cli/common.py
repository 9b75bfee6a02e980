"""What the commands share: options, exit codes, printing, and errors that say what to do."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from .language import language, tr

if TYPE_CHECKING:
    from rich.console import Console

    from schemas import Outcome

    from ..reading.workers import Limits


_PASSWORD = re.compile(r"(\w://[^:/@\s]*:)[^@\s]+@")


class Exit(IntEnum):
    """Exit codes of every command."""

    OK = 0
    NOT_FOUND = 1  # the question was understood; the archive holds no answer
    USAGE = 2  # the command line, a file name or the archive's address is wrong
    SOME_UNREADABLE = 3  # done, but at least one file could not be read
    FAILED = 4  # the machine or the database failed; what is stored stays stored
    CRASHED = 70  # a fault of this program
    INTERRUPTED = 130


class Failure(Exception):
    """A command ends here: with words for the person, and an exit code."""

    def __init__(self, message: str, code: Exit = Exit.USAGE) -> None:
        self.message, self.code = message, code
        super().__init__(message)


Db = Annotated[
    str | None,
    typer.Option(
        "--db", metavar="PATH|URL", help="The archive: a file, or postgresql://… [default: $CONGVAN_DB or ./congvan.db]"
    ),
]
VerifySignatures = Annotated[
    bool,
    typer.Option("--verify-signatures", help="Also follow what was changed after each digital signature; slow."),
]
Pipeline = Annotated[
    str | None,
    typer.Option(
        "--pipeline",
        metavar="MODULE:FUNCTION",
        help="A function that returns a spaCy pipeline of your own; its module may stand in this folder.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
Mirror = Annotated[bool, typer.Option("--mirror", help="Forget what vanished from FOLDER, in place of marking it.")]
KeepOriginals = Annotated[
    bool, typer.Option("--keep-originals", help="Keep every file's bytes beside the archive, in ARCHIVE.originals.")
]
Workers = Annotated[int | None, typer.Option(min=1, help="Processes that read side by side. [default: one a core]")]
Seconds = Annotated[float, typer.Option(min=0.1, help="Most time, of computing, that one file may take.")]
Memory = Annotated[int, typer.Option(min=64, help="Most memory that reading may take, in MiB.")]


def limits(seconds: float, memory: int) -> Limits:
    """Return the limits that the options set."""
    from ..reading.workers import Limits

    return Limits(seconds=seconds, memory_mb=memory)


def importable(pipeline: str | None) -> str | None:
    """Return the name of the function, its module looked for in this folder too; an error where there is none."""
    if pipeline is None:
        return None
    from ..reading.pipelines import named_pipeline

    sys.path.append(str(Path.cwd()))  # behind all others: what is installed keeps its names
    return named_pipeline(pipeline)[0]


def loses_a_file(outcome: Outcome) -> bool:
    """Tell whether a command ends with `SOME_UNREADABLE` for it: the file may hold a dispatch that nobody has read."""
    from schemas import OutcomeCode

    fine = (OutcomeCode.DUPLICATE, OutcomeCode.UNCHANGED, OutcomeCode.NOT_A_DISPATCH, OutcomeCode.EMPTY)
    return not outcome.code.has_record and outcome.code not in fine


class BeforeVerb:
    """What stood before the verb of this call: `congvan --db PATH list` is `congvan list --db PATH`."""

    db: str | None = None


def database(given: str | None) -> str:
    """Return the archive's address: the option, behind the verb or before it, else `$CONGVAN_DB`, else `congvan.db`."""
    return given or BeforeVerb.db or os.environ.get("CONGVAN_DB") or "congvan.db"


@contextmanager
def opened(given: str | None, *, create: bool = False) -> Iterator[Any]:
    """Open the archive for one command; a missing file is an error unless the command creates it."""
    from ..archive import Archive

    address = database(given)
    if not create and "://" not in address and not Path(address).exists():
        fail(tr("there is no archive at {place}; make one with: congvan ingest FOLDER --db {place}", place=address))
    with Archive.open(address, create=create) as archive:
        yield archive


def fail(message: str, code: Exit = Exit.USAGE) -> NoReturn:
    """End the command with words for the person, and the code."""
    raise Failure(message, code)


def masked(words: str) -> str:
    """Return the words with the passwords of addresses in them covered: postgresql://name:***@host/db."""
    return _PASSWORD.sub(r"\1***@", words)


def print_json(value: Any) -> None:
    """Print one JSON document, letters as they are where the output has them."""
    typer.echo(json.dumps(value, ensure_ascii=not _has_all_letters(), indent=1))


def print_json_lines(values: Iterable[Any]) -> None:
    """Print one JSON record a line."""
    for value in values:
        typer.echo(json.dumps(value, ensure_ascii=not _has_all_letters()))


def _has_all_letters() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") in ("utf8", "utf16", "utf32")


def console() -> Console:
    """Return a console on standard output that keeps lines whole when the output is not a terminal."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else 160, highlight=False, soft_wrap=False)


def sentence(outcome: Outcome) -> str:
    """Return the outcome's sentence, in Vietnamese where the user's locale is."""
    return outcome.message_vi if language() == "vi" else outcome.message_en
