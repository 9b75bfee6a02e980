"""Files that hold files: archives (ZIP, tar, gzip, bzip2, xz), e-mails (EML, MSG, winmail.dat), mail boxes, PDF with
attachments, packages of edXML.

A member is a file. Its path keeps the way to it, `!` between a container and what is in it:
`archive.zip!folder/letter.pdf`, `week.zip!from-sở.eml!letter.docx`. Nothing is written to disk, so a member's name can
do no harm.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from schemas import OutcomeCode, UnreadableError

from ..readers.sniffing import BZIP2, EDXML, GZIP, MAIL, MBOX, OUTLOOK, PDF, TAR, TNEF, XZ, ZIP, sniff
from .edxml import edxml_entries
from .limits import ContainerLimits, Entry, Member, Spent
from .mail import mail_parts
from .mail_box import box_entries
from .names import is_junk, unique
from .outlook import outlook_entries
from .packed import packed_entries, tar_entries
from .portfolio import holds_files, portfolio_entries
from .tnef import tnef_entries
from .zipped import zip_entries

__all__ = ["ContainerLimits", "Member", "is_container", "is_junk", "members"]

_ZIP_HEADS = (b"PK\x03\x04", b"PK\x05\x06")
_READERS = {
    OUTLOOK: outlook_entries, PDF: portfolio_entries, MBOX: box_entries, TNEF: tnef_entries, EDXML: edxml_entries,
    TAR: tar_entries, GZIP: packed_entries, BZIP2: packed_entries, XZ: packed_entries,
}  # fmt: skip
_CONTAINERS = (MAIL, ZIP, *(kind for kind in _READERS if kind != PDF))


def is_container(data: bytes, name: str) -> bool:
    """Tell whether a file holds others that are read: a ZIP that is no office document, mails, a PDF with files."""
    kind = sniff(data, name)
    return kind in _CONTAINERS or (kind == PDF and holds_files(data))


def members(data: bytes | Path, name: str, limits: ContainerLimits | None = None) -> Iterator[Member]:
    """Yield every file within a container, also within containers in it, in the containers' own order.

    A container that cannot be opened, holds nothing to read, or is over a limit is itself one member with the error
    that says why; so is each member that cannot be taken out. `data` as a path reads a large ZIP without loading it.
    """
    yield from _ContainerWalk(limits or ContainerLimits()).through(data, name, (), 1)


class _ContainerWalk:
    """One walk through an outermost container and all that is in it."""

    def __init__(self, limits: ContainerLimits) -> None:
        self._limits = limits
        self._spent = Spent()
        self._full = False

    def through(self, data: bytes | Path, path: str, key: tuple[int, ...], depth: int) -> Iterator[Member]:
        """Yield what is in one container."""
        taken: dict[str, int] = {}
        empty = True
        try:
            for entry in _entries(data, path, self._limits, self._spent):
                empty = False
                name = entry.path or path.rpartition("!")[2].rpartition("/")[2]
                yield from self._member(entry, f"{path}!{unique(name, taken)}", (*key, entry.index), depth)
                if self._full:
                    return
        except UnreadableError as error:
            yield Member(path, key, error)
        else:
            if empty:
                yield Member(path, key, UnreadableError(OutcomeCode.EMPTY, "a container without any file to read"))

    def _member(self, entry: Entry, path: str, key: tuple[int, ...], depth: int) -> Iterator[Member]:
        if self._spent.members >= self._limits.members:
            self._full = True
            detail = f"more than {self._limits.members} members: this one and those after it were not read"
            yield Member(path, key, UnreadableError(OutcomeCode.TOO_LARGE, detail))
            return
        self._spent.members += 1
        content: bytes | UnreadableError
        try:
            content = entry.take()
        except UnreadableError as error:
            content = error
        opened = isinstance(content, bytes) and not entry.is_container_itself and is_container(content, entry.name)
        if isinstance(content, bytes) and opened:
            if depth < self._limits.depth:
                yield from self.through(content, path, key, depth + 1)
                return
            detail = f"more than {self._limits.depth} containers within each other"
            content = UnreadableError(OutcomeCode.TOO_LARGE, detail)
        yield Member(path, key, content)


def _entries(data: bytes | Path, name: str, limits: ContainerLimits, spent: Spent) -> Iterator[Entry]:
    """Yield what a container holds directly; bytes are taken out only when asked for."""
    if isinstance(data, Path) and _bytes_of(data, 4) not in _ZIP_HEADS:
        data = _bytes_of(data)
    kind = ZIP if isinstance(data, Path) else sniff(data, name)
    if isinstance(data, Path) or kind == ZIP:
        yield from zip_entries(data, limits, spent)
    elif kind in _READERS:
        yield from _READERS[kind](data, limits, spent)
    else:
        yield from mail_parts(data, limits, spent)


def _bytes_of(path: Path, size: int = -1) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(size)
    except OSError as error:
        raise UnreadableError(OutcomeCode.IO_ERROR, error.strerror or str(error)) from error
