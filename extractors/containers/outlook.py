"""Mails of Outlook (MSG): attachments, mails within, and the text itself where it is a dispatch.

Source: [MS-OXMSG], Outlook Item (.msg) File Format; property names by [MS-OXPROPS].
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from typing import Any

from schemas import OutcomeCode, UnreadableError

from ..text.encodings import decode
from .limits import ContainerLimits, Entry, Spent
from .mail import SMALL_PICTURE, encoded, is_dispatch_body
from .names import clean_path

_STREAM = "__substg1.0_"
_ATTACHMENT = "__attach_version1.0_"
_BODY, _HTML, _DATA, _LONG_NAME, _SHORT_NAME, _SUBJECT = "1000", "1013", "3701", "3707", "3704", "0037"
_CONTENT_ID, _BINARY, _UNICODE, _BYTES, _STORAGE = "3712", "0102", "001F", "001E", "000D"
_DEEPEST = 8
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp")

Place = tuple[str, ...]


def outlook_entries(data: bytes, limits: ContainerLimits, spent: Spent) -> Iterator[Entry]:
    """Yield what the mail and the mails within it hold. Raises `UnreadableError` where there is none of it."""
    import olefile  # type: ignore[import-untyped]

    try:
        container = olefile.OleFileIO(io.BytesIO(data))
    except MemoryError:
        raise
    except Exception as error:  # what the library lets through
        raise UnreadableError(OutcomeCode.CORRUPT, f"Outlook mail: {error}") from error
    with container:
        mail = _Mail(container, limits, spent)
        try:
            entries = list(mail.entries((), "", 0))
        except (MemoryError, UnreadableError):
            raise
        except Exception as error:
            raise UnreadableError(OutcomeCode.CORRUPT, f"Outlook mail: {error}") from error
        if not entries:
            raise UnreadableError(OutcomeCode.NOT_A_DISPATCH, "an e-mail without attachment, its text is no dispatch")
        for index, entry in enumerate(entries):
            yield Entry(entry.path, index, entry.take)


class _Mail:
    """Walks through the streams of one file."""

    def __init__(self, container: Any, limits: ContainerLimits, spent: Spent) -> None:
        self._container = container
        self._limits = limits
        self._spent = spent
        self._children: dict[Place, set[str]] = {}
        for path in container.listdir(streams=True, storages=True):
            for depth in range(len(path)):
                self._children.setdefault(tuple(path[:depth]), set()).add(path[depth])

    def entries(self, place: Place, folder: str, depth: int) -> Iterator[Entry]:
        """Yield the body where it is a dispatch, the attachments, and what is in mails within."""
        body = self._body(place)
        if body is not None:
            yield Entry(folder + body[0], 0, partial(encoded, body[1], self._limits, self._spent))
        attachments = sorted(name for name in self._children.get(place, ()) if name.startswith(_ATTACHMENT))
        for number, attachment in enumerate(attachments, 1):
            inside = (*place, attachment)
            embedded = f"{_STREAM}{_DATA}{_STORAGE}"
            if embedded in self._children.get(inside, ()):
                if depth < _DEEPEST:
                    subject = clean_path(self._text((*inside, embedded), _SUBJECT) or f"message-{number}")
                    below = f"{folder}{subject.replace('/', '-')}.msg/"
                    yield from self.entries((*inside, embedded), below, depth + 1)
                continue
            name = self._text(inside, _LONG_NAME) or self._text(inside, _SHORT_NAME) or f"part-{number}.bin"
            name = clean_path(name).rpartition("/")[2]
            if not self._is_of_text(inside, name):
                yield Entry(folder + name, 0, partial(self._take, (*inside, f"{_STREAM}{_DATA}{_BINARY}")))

    def _body(self, place: Place) -> tuple[str, str] | None:
        html = _decoded(self._bytes((*place, f"{_STREAM}{_HTML}{_BINARY}"))) or self._text(place, _HTML)
        bodies = (("body.html", html), ("body.txt", self._text(place, _BODY)))
        return next(((name, text) for name, text in bodies if text and is_dispatch_body(text, name)), None)

    def _is_of_text(self, place: Place, name: str) -> bool:
        """Tell whether an attachment is a small picture that the text shows: a logo, a sign."""
        shown = self._text(place, _CONTENT_ID)
        size = self._size((*place, f"{_STREAM}{_DATA}{_BINARY}"))
        return bool(shown) and name.lower().endswith(_PICTURES) and size < SMALL_PICTURE

    def _text(self, place: Place, name: str) -> str:
        unicode = self._bytes((*place, f"{_STREAM}{name}{_UNICODE}"))
        if unicode:
            return unicode.decode("utf-16-le", "replace").rstrip("\x00")
        single = self._bytes((*place, f"{_STREAM}{name}{_BYTES}"))
        return _decoded(single) if single else ""

    def _bytes(self, path: Place) -> bytes:
        if path[-1] not in self._children.get(path[:-1], ()) or self._size(path) > self._limits.member_bytes:
            return b""
        return bytes(self._container.openstream(list(path)).read())

    def _size(self, path: Place) -> int:
        return int(self._container.get_size(list(path))) if path[-1] in self._children.get(path[:-1], ()) else 0

    def _take(self, path: Place) -> bytes:
        self._spent.check(self._size(path), self._limits)
        try:
            data = self._bytes(path)
        except MemoryError:
            raise
        except Exception as error:
            raise UnreadableError(OutcomeCode.CORRUPT, f"Outlook mail: {error}") from error
        self._spent.admit(len(data), self._limits)
        return data


def _decoded(data: bytes) -> str:
    try:
        return decode(data.rstrip(b"\x00")).text  # Outlook ends its strings with a zero
    except UnreadableError:
        return data.decode("cp1252", "replace")
