"""What ingest is asked to take in: folders, files and the members of containers become a sorted list of files."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extractors.containers import is_container, is_junk, may_be_container, member_at, members
from extractors.readers import MAX_BYTES
from schemas import CongVanError, Outcome, UnreadableError

KEPT_BYTES = 64 * 1024 * 1024
"""Most bytes of members that are kept, all together, between hashing and reading them."""


@dataclass(frozen=True)
class Source:
    """A file to take in."""

    label: str
    """Its absolute path; of a member of a ZIP or an e-mail `ARCHIVE.zip!FOLDER/MEMBER`."""
    path: Path
    key: tuple[int, ...] | None = None
    """Place of a member in its container."""
    hashed: str | None = None
    """Hash of a member's bytes."""
    failure: Outcome | None = None
    """Why a member cannot be taken out of its container, or a container not opened."""
    kept: bytes | None = field(default=None, repr=False, compare=False)
    """Bytes of a member, as they were hashed, so that it need not be taken out again."""

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.name if self.key is None else self.label.rpartition("!")[2].rpartition("/")[2]

    def read(self) -> bytes:
        """Return the bytes of a member of a container, or of the file.

        Raises:
            OSError: It cannot be read.
        """
        if self.key is None:
            return self.path.read_bytes()
        if self.kept is not None:
            return self.kept
        try:
            return member_at(self.path, self.key)
        except UnreadableError as error:
            raise OSError(0, str(error)) from error

    def sha256(self) -> str:
        """Return the hash of the bytes."""
        if self.hashed is not None:
            return self.hashed
        with self.path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


def collect(
    asked: Iterable[str | os.PathLike[str]], leave_out: Iterable[Path] = (), keep: int = KEPT_BYTES
) -> list[Source]:
    """Return the files of folders (with those below), single files and members of containers, sorted, each once.

    Hidden and temporary files of folders are skipped; a file that is named itself never is. Members are kept in memory
    as long as all of them together have at most `keep` bytes; further ones are taken out again when they are read.

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
                for source in _expanded(path, keep):
                    found[source.label] = source
                    keep -= len(source.kept or b"")
    return [found[label] for label in sorted(found)]


def _walk(root: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not is_junk(name))
        for name in sorted(files):
            path = Path(folder, name)
            if not is_junk(name) and (path.is_file() or path.is_symlink()):
                yield path


def _expanded(path: Path, keep: int) -> Iterator[Source]:
    """Give the file, or what it holds where it is a container; each member is taken out here, to know its hash."""
    label = printable(path)
    try:
        container = may_be_container(path) and _holds_files(path)
    except OSError:  # its own reading will say why
        container = False
    if not container:
        yield Source(label, path)
        return
    for member in members(path, label):
        if isinstance(member.data, UnreadableError):
            yield Source(member.path, path, member.key, failure=member.data.outcome)
            continue
        kept = member.data if len(member.data) <= keep else None
        keep -= len(kept or b"")
        yield Source(member.path, path, member.key, hashlib.sha256(member.data).hexdigest(), kept=kept)


def _holds_files(path: Path) -> bool:
    if path.stat().st_size > MAX_BYTES:
        # Too large to load for asking: a ZIP is then read from disk, and all else is too large anyway.
        return zipfile.is_zipfile(path)
    return is_container(path.read_bytes(), path.name)


def printable(path: Path) -> str:
    """Return the path as text that every database takes, whatever bytes it holds."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
