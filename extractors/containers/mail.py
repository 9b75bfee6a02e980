"""E-mails (EML, RFC 5322): attachments, e-mails within, and the text itself where it is a dispatch."""

from __future__ import annotations

import base64
import binascii
import html
import mimetypes
import re
from collections.abc import Callable, Iterator
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from functools import lru_cache, partial
from typing import Any, cast

from schemas import OutcomeCode, UnreadableError

from ..readers.mail_kinds import header_start
from ..text.encodings import decode
from ..text.letters import nfc_with_map
from .limits import ContainerLimits, Entry, Spent
from .mail_bodies import payload_of, text_of, unquoted, uuencoded
from .mail_secrets import opened
from .names import clean_path

_NO_DOCUMENTS = {
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "text/calendar",
    "text/x-amp-html",
}  # fmt: skip
SMALL_PICTURE = 60_000
"""Bytes; pictures in the text of a mail below it are logos and signs of a signature."""
LONGEST_FIELD = 4_000
"""Characters of a header field that are looked at: the standard library's time grows with the square of its length."""

_BOUNDARY = re.compile(rb"^--([^\s\"]{1,70})[ \t]*\nContent-", re.M | re.I)
_CONTENT_TYPE = re.compile(rb"^Content-Type:[^\n]*\n(?:[ \t][^\n]*\n)*", re.M | re.I)
_MARKUP = re.compile(r"\s*<(?:!doctype html|html|head|body)\b", re.I)
_LINE_END = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
_NATION = re.compile("cộng h(?:oà|òa) xã hội chủ nghĩa việt nam|đảng cộng sản việt nam", re.I)
_NUMBER = re.compile(r"^[\s*|]*Số\s*:?\s*[\d…._\s-]{0,12}/?[\d\s]{0,6}[-/]\s?[A-ZĐ]{2}", re.M)
_PARTS = (re.compile("kính gửi", re.I), re.compile("nơi nhận", re.I))


class _Guarded(policy.EmailPolicy):
    """The usual policy, in which no header field costs much or raises: one that cannot be parsed is plain words."""

    def header_fetch_parse(self, name: str, value: Any) -> Any:
        """Return the parsed field, or its words."""
        return value if hasattr(value, "name") else _field(name, value)


@lru_cache(maxsize=64)  # a part's fields are asked for many times
def _field(name: str, value: str) -> Any:
    words = "".join(value[:LONGEST_FIELD].splitlines())
    try:
        return policy.default.header_factory(name, words)
    except Exception:  # comments nested too deep, and whatever else the standard library stumbles over
        return words


_POLICY = cast("policy.EmailPolicy[EmailMessage]", _Guarded())


def mail_parts(data: bytes, limits: ContainerLimits, spent: Spent) -> Iterator[Entry]:
    """Yield attachments in their order, e-mails within as `.eml`, and before them the text where it is a dispatch.

    Raises `UnreadableError` where there is none of them.
    """
    try:
        message = _parsed(data[header_start(data, ".eml") or 0 :])
        if (within := opened(message)) is not None:
            message = _parsed(within)
        parts = list(_leaves(message))
        entries = _entries(parts, limits, spent)
    except (MemoryError, UnreadableError):
        raise
    except Exception as error:  # the standard library raises nearly anything on damaged mails
        raise UnreadableError(OutcomeCode.CORRUPT, f"e-mail: {error}") from error
    if not entries:
        detail = "an e-mail without attachment, its text is no dispatch"
        raise UnreadableError(OutcomeCode.NOT_A_DISPATCH, detail)
    yield from entries


def _parsed(data: bytes) -> EmailMessage:
    """Return the mail; one of parts whose boundary is lost or is another than it says is read by what stands in it."""
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    message = BytesParser(policy=_POLICY).parsebytes(data)
    if message.get_content_maintype() != "multipart" or message.is_multipart():
        return message
    head, blank, body = data.replace(b"\r\n", b"\n").partition(b"\n\n")
    boundary = _BOUNDARY.search(body)
    if boundary is None:
        return message
    fields = b'Content-Type: multipart/mixed; boundary="%b"\n' % boundary[1]
    return BytesParser(policy=_POLICY).parsebytes(fields + _CONTENT_TYPE.sub(b"", head + b"\n") + blank[1:] + body)


def _entries(parts: list[MIMEPart], limits: ContainerLimits, spent: Spent) -> list[Entry]:
    entries: list[Entry] = []
    texts: dict[str, list[MIMEPart]] = {}
    for index, part in enumerate(parts, start=1):
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and not _is_attachment(part):
            if kind == "text/plain" and _MARKUP.match(text_of(part).text[:2000]):
                kind = "text/html"
            texts.setdefault(kind, []).append(part)
        elif _is_document(part):
            entries.append(Entry(_name(part, index), index, partial(_take, part, limits, spent)))
    bodies = {kind: "".join(text_of(part).text for part in found) for kind, found in texts.items()}
    if "text/plain" in bodies:
        bodies["text/plain"], files = uuencoded(bodies["text/plain"])
        for index, (name, content) in enumerate(files, start=len(parts) + 1):
            name = clean_path(name).rpartition("/")[2]
            entries.append(Entry(name, index, partial(_admitted, content, limits, spent)))
    if "text/plain" in bodies and not looks_like_dispatch(bodies["text/plain"]):
        bodies["text/plain"] = unquoted(bodies["text/plain"])
    for kind, name in (("text/html", "body.html"), ("text/plain", "body.txt")):
        if kind in bodies and is_dispatch_body(bodies[kind], name):
            entries.insert(0, Entry(name, 0, _body(texts[kind], bodies[kind], limits, spent)))
            break
    return entries


def _body(parts: list[MIMEPart], text: str, limits: ContainerLimits, spent: Spent) -> Callable[[], bytes]:
    """Give the bytes as they came where they say the same without the mail: their reader tells what it mended."""
    raw = payload_of(parts[0]) if len(parts) == 1 else b""
    try:
        same = bool(raw) and decode(raw).text == text
    except UnreadableError:
        same = False
    return partial(_admitted, raw, limits, spent) if same else partial(encoded, text, limits, spent)


def is_dispatch_body(text: str, name: str) -> bool:
    """Tell whether the text of a mail, under the name it would have as a file, is itself a dispatch."""
    return looks_like_dispatch(_plain(text) if name.endswith(".html") else text)


def looks_like_dispatch(text: str) -> bool:
    """Tell whether the text of a mail is itself a dispatch, pasted: a number and the nation's name, or all parts."""
    plain, _ = nfc_with_map(_LINE_END.sub("\n", text))
    if not _NUMBER.search(plain):
        return False
    return bool(_NATION.search(plain)) or all(part.search(plain) for part in _PARTS)


def _leaves(part: MIMEPart) -> Iterator[MIMEPart]:
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        for inner in part.iter_parts():
            yield from _leaves(inner)
    else:
        yield part


def _is_attachment(part: MIMEPart) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_filename(part))


def _is_document(part: MIMEPart) -> bool:
    kind = part.get_content_type()
    if (
        kind in _NO_DOCUMENTS
        or kind.startswith("multipart/")
        or (kind.startswith("message/") and kind != "message/rfc822")
    ):
        return False
    if kind.startswith("image/") and part.get_content_disposition() != "attachment":
        return len(_payload(part)) >= SMALL_PICTURE
    return True


def _take(part: MIMEPart, limits: ContainerLimits, spent: Spent) -> bytes:
    try:
        data = _payload(part)
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"e-mail: {error}") from error
    spent.admit(len(data), limits)
    return data


def encoded(text: str, limits: ContainerLimits, spent: Spent) -> bytes:
    """Return the text as bytes of a file; a mark tells readers the encoding whatever the HTML says of itself."""
    return _admitted(text.encode("utf-8-sig", "replace"), limits, spent)


def _admitted(data: bytes, limits: ContainerLimits, spent: Spent) -> bytes:
    spent.admit(len(data), limits)
    return data


def _payload(part: MIMEPart) -> bytes:
    return _inner_mail(part) if part.get_content_type() == "message/rfc822" else payload_of(part)


def _inner_mail(part: MIMEPart) -> bytes:
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    if not isinstance(inner, EmailMessage):
        return b""
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":  # not allowed, but sent
        try:
            return base64.b64decode(str(inner.get_payload()))
        except (binascii.Error, ValueError):
            return b""
    try:
        return inner.as_bytes(policy=policy.default.clone(linesep="\r\n", refold_source="none"))
    except MemoryError:
        raise
    except Exception as error:
        raise UnreadableError(OutcomeCode.CORRUPT, f"e-mail within: {error}") from error


def _plain(markup: str) -> str:
    """Return the words of HTML, blocks on lines of their own: enough to see what it is."""
    text = re.sub(r"(?is)<(script|style|head)\b.*?</\1\s*>", " ", markup)
    text = re.sub(r"(?i)<(?:br|/p|/div|/td|/tr|/h\d|/li)\b[^>]*>", "\n", text)
    return re.sub(r"[ \t\xa0]+", " ", html.unescape(re.sub(r"<[^>]*>", "", text)))


def _filename(part: MIMEPart) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError, TypeError, AttributeError):  # headers that the standard library stumbles over
        return ""


def _name(part: MIMEPart, index: int) -> str:
    """Return the attachment's name; folders in it are nobody's business but the sender's."""
    kind = part.get_content_type()
    name = clean_path(_filename(part)).rpartition("/")[2] if _filename(part) else ""
    if kind == "message/rfc822":
        return name if name.lower().endswith(".eml") else f"{name or f'message-{index}'}.eml"
    return name or f"part-{index}{mimetypes.guess_extension(kind) or '.bin'}"
