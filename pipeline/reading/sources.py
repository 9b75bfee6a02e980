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
    asked: Iterable[str | os.PathLike[str]],
    leave_out: Iterable[Path] = (),
    *,
    missing: bool = False,
    follow_links: bool = False,
    within: Iterable[Path] = (),
) -> list[Source]:
    """Return the files of folders, with those below, and single files, sorted, each once.

    Hidden and temporary files of folders are skipped; a file that is named itself never is. A folder that cannot be
    listed, and a link that leads out of the folders asked for and is not followed, is a source with its failure. A file
    that is named itself may be a link to anywhere, unless it must lie `within` folders.

    Raises:
        CongVanError: Something asked for does not exist, unless `missing` says that it is then a source that fails.
    """
    skipped = {str(path.absolute()) for path in leave_out}
    found: dict[str, Source] = {}
    asked = list(asked)
    within = list(within)
    walk = _FolderWalk(skipped, None if follow_links else [Path(os.path.realpath(each)) for each in (within or asked)])
    for each in asked:
        root = Path(each).absolute()
        if not missing and not os.path.lexists(root):
            raise CongVanError(f"{printable(each)}: no such file or folder")
        for source in walk.files(root) if _is_folder(root) else (walk.named(root) if within else _file(root),):
            if str(source.path) not in skipped:
                found[source.label] = source
    return [found[label] for label in sorted(found)]


@dataclass(frozen=True)
class _FolderWalk:
    """How folders are walked through."""

    skipped: set[str]
    within: list[Path] | None
    """Where links may lead; None is anywhere."""

    def files(self, root: Path) -> Iterator[Source]:
        """Give the files of a folder. Links to folders come last, each folder once, so that circles of links end."""
        seen: set[tuple[int, int]] = set()
        folders, links = deque([root]), deque[Path]()
        while folders or links:
            folder = folders.popleft() if folders else links.popleft()
            if str(folder) in self.skipped:
                continue
            try:
                place = folder.stat()
                if (place.st_dev, place.st_ino) in seen:
                    continue
                seen.add((place.st_dev, place.st_ino))
                with os.scandir(folder) as listed:
                    entries = sorted(listed, key=lambda entry: entry.name)
            except OSError as error:
                yield _failing(folder, OutcomeCode.IO_ERROR, f"the folder cannot be listed: {error.strerror or error}")
                continue
            for entry in entries:
                if _is_junk(entry.name):
                    continue
                path = folder / entry.name
                is_folder = _is_folder(path)
                if entry.is_symlink() and self._leads_out(path):
                    yield _elsewhere(path, "folder" if is_folder else "file")
                elif not is_folder:
                    yield _file(path)
                elif entry.is_symlink():
                    links.append(path)
                else:
                    folders.append(path)

    def named(self, path: Path) -> Source:
        """Return a single file."""
        return _elsewhere(path, "file") if self._leads_out(path) else _file(path)

    def _leads_out(self, path: Path) -> bool:
        """Tell whether a link leads to a folder or file elsewhere; one to nowhere or a device is told of by reading."""
        if self.within is None or not (path.is_dir() or path.is_file()):
            return False
        target = Path(os.path.realpath(path))
        return not any(target.is_relative_to(folder) for folder in self.within)


def _elsewhere(path: Path, what: str) -> Source:
    detail = f"a link to a {what} elsewhere, which is not followed (--follow-links)"
    return _failing(path, OutcomeCode.UNSUPPORTED, detail)


def _failing(path: Path, code: OutcomeCode, detail: str) -> Source:
    return replace(_file(path), failure=Outcome(code=code, detail=detail))


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
