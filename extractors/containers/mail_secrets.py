"""Mails that are wrapped up whole: encrypted, or within their signature (S/MIME, RFC 8551; OpenPGP, RFC 3156)."""

from __future__ import annotations

from email.message import MIMEPart

from schemas import OutcomeCode, UnreadableError

_WRAPPED = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_OPEN = "open it in the mail program that has the key and save what is in it"


def opened(message: MIMEPart) -> bytes | None:
    """Return the mail that stands within the signature of this one, None for one that is not wrapped up.

    Raises `UnreadableError` for one that only its receiver's key opens.
    """
    kind = message.get_content_type()
    if kind == "multipart/encrypted":
        raise UnreadableError(OutcomeCode.ENCRYPTED, f"OpenPGP; {_OPEN}")
    if kind not in _WRAPPED:
        return None
    content = _signed_content(message.get_payload(decode=True))
    if content is None:
        raise UnreadableError(OutcomeCode.ENCRYPTED, f"S/MIME; {_OPEN}")
    return content


def _signed_content(data: object) -> bytes | None:
    """Return what signed data holds (CMS, RFC 5652), None for any other kind of content."""
    from asn1crypto import cms

    try:
        whole = cms.ContentInfo.load(data)
        if whole["content_type"].native != "signed_data":
            return None
        content = whole["content"]["encap_content_info"]["content"].native
    except (ValueError, TypeError, KeyError):  # no CMS, or cut off
        return None
    return content if isinstance(content, bytes) else None
