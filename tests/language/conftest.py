"""What tests of the language work share."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from spacy.language import Language

from extractors.language import pipeline


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Our own pipeline, unchanged."""
    return pipeline()


@pytest.fixture(scope="session")
def clauses(sample_files: list[tuple[str, bytes]]) -> list[str]:
    """The paragraphs of all samples that no engine is needed for."""
    from extractors.layout import find_zones
    from extractors.readers import read

    found: list[str] = []
    for name, data in sample_files:
        if Path(name).suffix in (".txt", ".md", ".docx", ".doc", ".html", ".rtf"):
            document = read(data, name)
            found += [paragraph.span.of(document.text) for paragraph in find_zones(document).paragraphs]
    assert len(found) > 80
    return found


@pytest.fixture
def installed(root: Path, tmp_path: Path) -> dict[str, str]:
    """An environment in which spaCy finds the entry points of `pyproject.toml`, installed anew or not."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    info = tmp_path / "congvan-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: congvan\nVersion: 0\n")
    lines = []
    for group, points in project["entry-points"].items():
        lines += [f"[{group}]", *(f"{name} = {target}" for name, target in points.items())]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n")
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(root)))}
