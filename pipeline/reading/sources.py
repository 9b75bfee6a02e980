"""What is to be read: folders become a sorted list of files, by their names alone; nothing is opened here."""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from schemas import CongVanError, Outcome, OutcomeCode

from .names import printable, shortened


@dataclass(frozen=True)
class Source:
    """A file, or a member of a container once that has been looked at."""

    label: str
    """Its absolute path as text; of a member of a ZIP or an e-mail `ARCHIVE.zip!FOLDER/MEMBER`."""
    path: Path
    key: tuple[int, ...] = ()
    """Place of a member in its container."""
    sha256: str | None = None
    failure: Outcome | None = None
    """Why it cannot be read, where that is known."""
    near: int | None = None
    """The process that has looked at it."""

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.label.rpartition("!")[2].rpartition("/")[2] if self.key else printable(self.path.name)

    def member(self, label: str, key: Iterable[int]) -> Source:
        """Return a member of this container."""
        return replace(self, label=shortened(label), key=tuple(key))


def collect(
    asked: Iterable[str | os.PathLike[str]], leave_out: Iterable[Path] = (), *, missing: bool = False
) -> list[Source]:
    """Return the files of folders (with those below and those that links lead to) and single files, sorted, each once.

    Hidden and temporary files of folders are skipped; a file that is named itself never is. A folder that cannot be
    listed is a source with its failure.

    Raises:
        CongVanError: Something asked for does not exist, unless `missing` says that it is then a source that fails.
    """
    skipped = {str(path.absolute()) for path in leave_out}
    found: dict[str, Source] = {}
    for each in asked:
        root = Path(each).absolute()
        if not missing and not os.path.lexists(root):
            raise CongVanError(f"{printable(each)}: no such file or folder")
        for source in _walk(root, skipped) if _is_folder(root) else (_file(root),):
            if str(source.path) not in skipped:
                found[source.label] = source
    return [found[label] for label in sorted(found)]


def _walk(root: Path, skipped: set[str]) -> Iterator[Source]:
    """Give the files of a folder. Links to folders come last, each folder once, so that circles of links end."""
    seen: set[tuple[int, int]] = set()
    folders, links = deque([root]), deque[Path]()
    while folders or links:
        folder = folders.popleft() if folders else links.popleft()
        if str(folder) in skipped:
            continue
        try:
            place = folder.stat()
            if (place.st_dev, place.st_ino) in seen:
                continue
            seen.add((place.st_dev, place.st_ino))
            with os.scandir(folder) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as error:
            detail = f"the folder cannot be listed: {error.strerror or error}"
            yield replace(_file(folder), failure=Outcome(code=OutcomeCode.IO_ERROR, detail=detail))
            continue
        for entry in entries:
            if _is_junk(entry.name):
                continue
            path = folder / entry.name
            if not _is_folder(path):
                yield _file(path)
            elif entry.is_symlink():
                links.append(path)
            else:
                folders.append(path)


def _is_junk(name: str) -> bool:
    from extractors.containers.names import is_junk

    return is_junk(name)


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):  # its own reading will say why
        return False


def _file(path: Path) -> Source:
    return Source(shortened(printable(path)), path)
