"""What ingest is asked to take in: folders, files and ZIP archives become a sorted list of files."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from schemas import CongVanError

_JUNK_NAMES = {"thumbs.db", "desktop.ini", "__macosx"}
_JUNK_ENDS = (".tmp", ".part", ".crdownload", ".swp", ".lock", "~", "-wal", "-shm", "-journal")
MEMBER_LIMIT = 200 * 1024 * 1024
"""Bytes that one member of a ZIP may have when unpacked."""


@dataclass(frozen=True)
class Source:
    """A file to take in."""

    label: str
    """Its absolute path; of a member of a ZIP `ARCHIVE.zip!/MEMBER`."""
    path: Path
    member: str | None = None

    @property
    def name(self) -> str:
        """The file's own name."""
        return Path(self.member).name if self.member else self.path.name

    def read(self) -> bytes:
        """Return the bytes of a member of a ZIP, or of the file.

        Raises:
            OSError: It cannot be read, or is larger than `MEMBER_LIMIT`.
        """
        if self.member is None:
            return self.path.read_bytes()
        try:
            with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as stream:
                data = stream.read(MEMBER_LIMIT + 1)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, KeyError, ValueError) as error:
            raise OSError(0, f"member of a ZIP cannot be read: {error}") from error
        if len(data) > MEMBER_LIMIT:
            raise OSError(0, f"member of a ZIP is larger than {MEMBER_LIMIT // 2**20} MB")
        return data

    def sha256(self) -> str:
        """Return the hash of the bytes."""
        if self.member is not None:
            return hashlib.sha256(self.read()).hexdigest()
        with self.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


def collect(asked: Iterable[str | os.PathLike[str]], leave_out: Iterable[Path] = ()) -> list[Source]:
    """Return the files of folders (with those below), single files and ZIPs, sorted, each once.

    Hidden and temporary files of folders are skipped; a file that is named itself never is.

    Raises:
        CongVanError: Something asked for does not exist.
    """
    skipped = {str(path.absolute()) for path in leave_out}
    found: dict[str, Source] = {}
    for each in asked:
        root = Path(each).absolute()
        if not root.exists():
            raise CongVanError(f"{each}: no such file or folder")
        paths = _walk(root) if root.is_dir() else iter([root])
        for path in paths:
            if str(path) not in skipped:
                for source in _expanded(path):
                    found[source.label] = source
    return [found[label] for label in sorted(found)]


def is_junk(name: str) -> bool:
    """Tell whether a name in a folder is hidden, temporary, or a system's own."""
    lower = name.lower()
    return lower.startswith((".", "~$", "~")) or lower in _JUNK_NAMES or lower.endswith(_JUNK_ENDS)


def _walk(root: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not is_junk(name))
        for name in sorted(files):
            path = Path(folder, name)
            if not is_junk(name) and (path.is_file() or path.is_symlink()):
                yield path


def _expanded(path: Path) -> Iterator[Source]:
    label = printable(path)
    if path.suffix.lower() == ".zip" and zipfile.is_zipfile(path):
        try:
            with zipfile.ZipFile(path) as archive:
                members = sorted(info.filename for info in archive.infolist() if not info.is_dir())
        except (zipfile.BadZipFile, OSError, NotImplementedError):
            yield Source(label, path)
            return
        for member in members:
            if not any(is_junk(part) for part in Path(member).parts):
                yield Source(f"{label}!/{member}", path, member)
        return
    yield Source(label, path)


def printable(path: Path) -> str:
    """Return the path as text that every database takes, whatever bytes it holds."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
