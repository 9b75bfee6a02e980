"""Pages that show records on their texts: `congvan extract --explain`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from .common import fail, sentence

if TYPE_CHECKING:
    from schemas import UnreadableError


def write_pages(contents: Iterable[tuple[str, bytes | UnreadableError]], folder: Path) -> bool:
    """Write a page for every dispatch into the folder and print its path; False where a file gave no record."""
    from extractors.extract import extract_bytes
    from schemas import UnreadableError

    from ..explaining.page import explain, page_name

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fail(f"{folder}: {error.strerror}")
    written: set[str] = set()
    complete = True
    for name, data in contents:
        try:
            if isinstance(data, UnreadableError):
                raise data
            extraction = extract_bytes(data, name, refusals=True)
        except UnreadableError as error:
            complete = False
            typer.echo(f"{name}: {sentence(error.outcome)}", err=True)
            continue
        for record in extraction.records:
            target = folder / page_name(name, written)
            written.add(target.name)
            target.write_text(explain(record, extraction.document, language=_language()), "utf-8")
            typer.echo(str(target))
    return complete


def _language() -> str:
    """Return the language that the page shows at first; a button changes it."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if locale.startswith("en") else "vi"
