"""How much a container may hold, and what comes out of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from schemas import OutcomeCode, UnreadableError


@dataclass(frozen=True)
class ContainerLimits:
    """Limits on one outermost container with everything in it; what is over them ends as `too_large`."""

    depth: int = 4
    """Containers within each other, the outermost counted."""
    members: int = 5_000
    member_bytes: int = 100_000_000
    """Bytes of one member, unpacked."""
    total_bytes: int = 2_000_000_000
    """Bytes of all members, unpacked; those of containers within count too."""
    ratio: int = 250
    """Unpacked to packed size of one member of more than `ratio_from` bytes: real documents stay below 100."""
    ratio_from: int = 10_000_000


@dataclass(frozen=True)
class Member:
    """One file within a container."""

    path: str
    """The way to it from the outermost container's name: `archive.zip!folder/letter.pdf`."""
    key: tuple[int, ...]
    """Its place in each container on the way."""
    data: bytes | UnreadableError

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rpartition("!")[2].rpartition("/")[2]


@dataclass(frozen=True)
class Entry:
    """What a container holds directly; `take` gives its bytes or raises `UnreadableError`."""

    path: str
    """Empty for the container's own pages, which have its name."""
    index: int
    take: Callable[[], bytes]
    is_container_itself: bool = False
    """What is taken out is the container once more, to be read and not opened."""

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.rpartition("/")[2]


@dataclass
class Spent:
    """What of the limits is used up."""

    members: int = 0
    bytes: int = 0

    def admit(self, size: int, limits: ContainerLimits) -> None:
        """Count so many bytes. Raises `UnreadableError` where they are too many."""
        self.check(size, limits)
        self.bytes += size

    def check(self, size: int, limits: ContainerLimits) -> None:
        """Raise `UnreadableError` where so many bytes would be too many."""
        if size > limits.member_bytes:
            raise UnreadableError(OutcomeCode.TOO_LARGE, f"{size} bytes unpacked, limit {limits.member_bytes}")
        if self.bytes + size > limits.total_bytes:
            detail = f"all members together are larger than {limits.total_bytes} bytes"
            raise UnreadableError(OutcomeCode.TOO_LARGE, detail)
