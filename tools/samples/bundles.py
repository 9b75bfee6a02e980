"""Files in which dispatches stand one behind the other, as they are scanned or sent along together."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from . import pdf_form
from .model import Sample


@dataclass(frozen=True)
class Bundle:
    """A PDF of several samples."""

    name: str
    members: tuple[str, ...]
    """Names of the samples in the order of their pages."""

    @property
    def file_name(self) -> str:
        """Its name among the dispatches."""
        return f"{self.name}.pdf"

    def render(self, samples: Mapping[str, Sample]) -> bytes:
        """Return the file's bytes; `samples` are known by their names."""
        return pdf_form.render_together(self.name, [samples[name] for name in self.members])


def bundles(folder: Path) -> list[Bundle]:
    """Return every bundle in the order of its name."""
    return [
        Bundle(path.stem, tuple(tomllib.loads(path.read_text("utf-8"))["members"]))
        for path in sorted(folder.glob("*.toml"))
    ]
