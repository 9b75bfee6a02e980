"""Pages that show records on their texts: `congvan extract --explain`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from .common import fail, loses_a_file, sentence
from .contents import contents

if TYPE_CHECKING:
    from ..reading.workers import Limits


def write_pages(files: list[Path], folder: Path, limits: Limits, workers: int | None) -> bool:
    """Write a page for every dispatch into the folder and print its path; False where a file could not be read."""
    from ..explaining.page import page_name

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fail(f"{folder}: {error.strerror}")
    written: set[str] = set()
    complete = True
    options = {"language": _language()}
    for given in contents(files, "pipeline.explaining.files:pages", options, limits, workers=workers):
        for page in given.texts:
            target = folder / page_name(given.name, written)
            written.add(target.name)
            target.write_text(page, "utf-8")
            typer.echo(str(target))
        if not given.texts:
            complete &= not loses_a_file(given.outcome)
            typer.echo(f"{given.name}: {sentence(given.outcome)}", err=True)
    return complete


def _language() -> str:
    """Return the language that the page shows at first; a button changes it."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if locale.startswith("en") else "vi"
