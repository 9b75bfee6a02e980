"""Places that tests read from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from extractors.extraction import Extraction

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def samples_dir() -> Path:
    """The rendered sample dispatches."""
    return ROOT / "samples" / "dispatches"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the checkout, with real documents for evaluation; not everybody has it."""
    folder = ROOT.parent / "shared"
    if not (folder / "eval").is_dir():
        pytest.skip("no folder `shared` beside this checkout: the real documents are not part of the project")
    return folder


@pytest.fixture(scope="session")
def sample_files(samples_dir: Path) -> list[tuple[str, bytes]]:
    """Name and bytes of every sample that is read as a file, those within e-mails and archives too."""
    from extractors.containers import is_container, members

    found: list[tuple[str, bytes]] = []
    for path in sorted(samples_dir.iterdir()):
        data = path.read_bytes()
        if is_container(data, path.name):
            found += [
                (member.name, member.data) for member in members(data, path.name) if isinstance(member.data, bytes)
            ]
        else:
            found.append((path.name, data))
    return found


@pytest.fixture(scope="session")
def real_documents(shared: Path) -> dict[str, Extraction]:
    """Records and text of every real document that can be read here, by name; read once, since scans take seconds."""
    from extractors.extract import extract_bytes
    from schemas import UnreadableError

    found = {}
    for file in sorted((shared / "eval" / "documents").iterdir()):
        try:
            found[file.stem] = extract_bytes(file.read_bytes(), file.name)
        except UnreadableError:
            continue
    return found
