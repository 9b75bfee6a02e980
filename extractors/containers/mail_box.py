"""Mail boxes (mbox, RFC 4155): one file, one mail after the other, each behind a line "From …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from ..readers.mail_kinds import mail_starts
from .limits import ContainerLimits, Entry, Spent

_ESCAPED = re.compile(rb"^>(>*From )", re.M)


def box_entries(data: bytes, limits: ContainerLimits, spent: Spent) -> Iterator[Entry]:
    """Yield each mail of the box as a file of its own."""
    bounds = [*mail_starts(data), len(data)]
    for number, (start, end) in enumerate(pairwise(bounds), 1):
        yield Entry(f"mail-{number}.eml", number, partial(_take, data, start, end, limits, spent))


def _take(data: bytes, start: int, end: int, limits: ContainerLimits, spent: Spent) -> bytes:
    mail = _ESCAPED.sub(rb"\1", data[data.index(b"\n", start) + 1 : end])
    spent.admit(len(mail), limits)
    return mail
