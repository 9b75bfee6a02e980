"""Commands without an archive that read: extract, text, schema."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .common import Exit, Json, VerifySignatures, fail, print_json, print_json_lines, sentence
from .contents import contents

if TYPE_CHECKING:
    pass

Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="Files, or folders to walk through.")]


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
) -> None:
    """Print the records of each file; nothing is stored.

    One JSON record a line, one for each dispatch in a file. A file that cannot be read prints
    {"file": …, "outcome": …} and the exit code is 3.
    Each member of a ZIP or of an e-mail is a file of its own: archive.zip!folder/letter.pdf.
    """
    from extractors.extract import extract_bytes
    from schemas import UnreadableError

    if explain:
        from .pages import write_pages

        if not write_pages(contents(files), output or Path()):
            raise typer.Exit(Exit.SOME_UNREADABLE)
        return
    if output is not None:
        fail("--output names the folder of the pages that --explain writes")
    failed = False

    def records() -> Iterator[dict[str, Any]]:
        nonlocal failed
        for name, data in contents(files):
            try:
                if isinstance(data, UnreadableError):
                    raise data
                extraction = extract_bytes(data, name, refusals=refusals, verify_signatures=verify_signatures)
            except UnreadableError as error:
                failed = True
                outcome = error.outcome
                yield {
                    "file": {"name": name},
                    "outcome": outcome.code.value,
                    "detail": outcome.detail,
                    "message": sentence(outcome),
                }
            else:
                for record in extraction.records:
                    yield record.model_dump(mode="json", exclude=None if evidence else {"evidence"})

    print_json_lines(records())
    if failed:
        raise typer.Exit(Exit.SOME_UNREADABLE)


def text(
    file: Annotated[Path, typer.Argument(help="A file; - reads standard input.")],
    json: Json = False,
    zones: Annotated[bool, typer.Option("--zones", help="Say before each line which zone and place it is in.")] = False,
) -> None:
    """Print the text of a file as it is read.

    NFC, in reading order, the columns of header and footer one after the other.
    """
    from extractors.layout import find_zones
    from extractors.readers import read, read_file

    document = read(sys.stdin.buffer.read(), "stdin.txt") if str(file) == "-" else read_file(file)
    if json:
        print_json(
            {
                "media_type": document.media_type,
                "pages": document.pages,
                "text_source": document.text_source,
                "notes": document.notes,
                "text": document.text,
                "lines": [
                    {
                        "start": line.start,
                        "end": line.end,
                        "place": line.place.value,
                        "page": line.page,
                        "box": line.box,
                    }
                    for line in document.lines
                ],
            }
        )
    elif zones:
        found = find_zones(document)
        names = ("header", "addressees", "body", "distribution", "signature", "appendix")
        zone_of = {index: name for name in names for index in getattr(found, name)}
        for index, line in enumerate(document.lines):
            typer.echo(f"{zone_of.get(index, '-'):12} {line.place.value:8} {document.text_of(line)}")
    else:
        typer.echo(document.text)


def schema() -> None:
    """Print the JSON Schema of the record."""
    from schemas import Dispatch

    print_json(Dispatch.model_json_schema())
