"""Commands without an archive that read: extract, text, schema."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .common import (
    Exit,
    Json,
    Memory,
    Pipeline,
    Seconds,
    VerifySignatures,
    Workers,
    fail,
    importable,
    limits,
    loses_a_file,
    print_json,
    print_json_lines,
    sentence,
)
from .contents import content, contents
from .language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..reading.flow import Given
    from ..reading.workers import Limits

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE…", help="Files, or folders to walk through; - reads one document from standard input."
    ),
]


def extract(
    files: Files,
    json: Json = False,
    evidence: Annotated[bool, typer.Option(help="Keep spans, rules and confidences.")] = True,
    refusals: Annotated[
        bool, typer.Option("--refusals", help="List the numbers and dates that no value rests on, with the reason.")
    ] = False,
    verify_signatures: VerifySignatures = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Write an HTML page a file that shows the record on its text.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Folder of the pages. [default: .]"),
    ] = None,
    pipeline: Pipeline = None,
    workers: Workers = None,
    seconds: Seconds = 60.0,
    memory: Memory = 2048,
) -> None:
    """Print the records of each file; nothing is stored.

    One JSON record a line, one for each dispatch in a file. A file that cannot be read prints
    {"file": …, "outcome": …} and the exit code is 3.
    Each member of a ZIP or of an e-mail is a file of its own: archive.zip!folder/letter.pdf.
    """
    if explain:
        from .pages import write_pages

        if not write_pages(files, output or Path(), limits(seconds, memory), workers):
            raise typer.Exit(Exit.SOME_UNREADABLE)
        return
    if output is not None:
        fail("--output names the folder of the pages that --explain writes")
    failed = False
    options: dict[str, bool | str | None] = {
        "refusals": refusals,
        "evidence": evidence,
        "verify_signatures": verify_signatures,
    }
    options["pipeline"] = importable(pipeline)
    for given in _given(files, options, limits(seconds, memory), workers):
        for record in given.texts:
            typer.echo(record)
        if not given.texts:
            outcome = given.outcome
            failed |= loses_a_file(outcome)
            told = {"outcome": outcome.code.value, "detail": outcome.detail, "message": sentence(outcome)}
            print_json_lines([{"file": {"name": given.name}, **told}])
    if failed:
        raise typer.Exit(Exit.SOME_UNREADABLE)


def _given(
    files: list[Path], options: dict[str, bool | str | None], limit: Limits, workers: int | None
) -> Iterator[Given]:
    """Return what is read of files, or of the one document on standard input."""
    function = "pipeline.reading.printed:records"
    if [str(file) for file in files] == ["-"]:
        data = _standard_input()
        yield content(data, _name_of(data), function, options, limit)
        return
    if any(str(file) == "-" for file in files):
        fail(tr("- stands for standard input and goes with no other file"))
    yield from contents(files, function, options, limit, workers=workers)


def _standard_input() -> bytes:
    from extractors.readers import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1)


_ENDINGS = ((b"%PDF-", "pdf"), (b"PK\x03\x04", "docx"), (b"\xd0\xcf\x11\xe0", "doc"), (b"{\\rtf", "rtf"),
            (b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpg"), (b"II*\x00", "tif"), (b"MM\x00*", "tif"))  # fmt: skip


def _name_of(data: bytes) -> str:
    """Return a name for bytes that came without one, with the ending of their format."""
    ending = next((ending for start, ending in _ENDINGS if data.startswith(start)), None)
    if ending is None:
        ending = "html" if data.lstrip()[:1] == b"<" else "txt"
    return f"stdin.{ending}"


def text(
    file: Annotated[Path, typer.Argument(help="A file; - reads standard input.")],
    json: Json = False,
    zones: Annotated[bool, typer.Option("--zones", help="Say before each line which zone and place it is in.")] = False,
    seconds: Seconds = 60.0,
    memory: Memory = 2048,
) -> None:
    """Print the text of a file as it is read.

    NFC, in reading order, the columns of header and footer one after the other.
    """
    from ..reading.names import printable

    source: bytes | Path = _standard_input() if str(file) == "-" else file
    name = _name_of(source) if isinstance(source, bytes) else printable(source.name)
    form = "json" if json else "zones" if zones else "plain"
    given = content(source, name, "pipeline.reading.printed:text", {"form": form}, limits(seconds, memory))
    for each in given.texts:
        typer.echo(each)
    if not given.texts:
        typer.echo(f"congvan: {name}: {sentence(given.outcome)}", err=True)
        if loses_a_file(given.outcome):
            raise typer.Exit(Exit.SOME_UNREADABLE)


def schema() -> None:
    """Print the JSON Schema of the record."""
    from schemas import Dispatch

    print_json(Dispatch.model_json_schema())
