"""What is loaded before there is a file to read is what reading one needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

LOADED = (
    "import sys\n"
    "from extractors.preparing import prepare\n"
    "prepare([{suffix!r}])\n"
    "before = set(sys.modules)\n"
    "from pathlib import Path\n"
    "from extractors.extract import extract_file\n"
    "extract_file(Path({file!r}))\n"
    "print(*sorted(name for name in set(sys.modules) - before if name.startswith(('extractors', 'schemas'))))\n"
)


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".txt"])
def test_reading_a_file_loads_nothing_more_of_the_project(root: Path, suffix: str) -> None:
    file = next(
        file for file in sorted((root / "samples" / "dispatches").rglob(f"*{suffix}")) if "scan" not in file.name
    )
    code = LOADED.format(suffix=suffix, file=str(file))
    told = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True).stdout
    assert told.split() == []


def test_a_text_loads_no_reader_of_other_formats(root: Path) -> None:
    code = (
        "import sys\n"
        "from extractors.preparing import prepare\n"
        "prepare(['.txt', '.xyz', ''])\n"
        "print(*(name for name in ('numpy', 'pdfplumber', 'docx', 'pyhanko', 'spacy', 'underthesea') if name in sys.modules))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True).stdout
    assert told.split() == []
