"""Digital signatures (chữ ký số) of a signed PDF: by whom, when, and whether the bytes are as they were signed.

Needs pyHanko, the optional extra `signatures`; without it the record says so in a note. Works offline: whom to trust is
not decided here, and the file is only read.
"""

from __future__ import annotations

import hashlib
import logging
import re
from datetime import datetime, timedelta, timezone
from typing import Any, NamedTuple

from schemas import DigitalSignature
from schemas.dispatch import SignatureKind

from .signed_revisions import Embedded, SignatureField, later_changes, signature_fields

VIETNAM = timezone(timedelta(hours=7))
MOST_SIGNATURES = 64
"""Signatures examined in one file; real ones have one to five."""
_SILENT = logging.NullHandler()
_GAP = re.compile(rb"<[0-9A-Fa-f\s\x00]*>")
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)?'?)?")


class Signed(NamedTuple):
    """What the bytes of a file say about its signatures."""

    signatures: tuple[DigitalSignature, ...] = ()
    note: str | None = None
    """Why a signed file could not be examined."""


def signatures_of(data: bytes, *, verify: bool = False) -> tuple[DigitalSignature, ...]:
    """Return the digital signatures of a PDF in the order of signing; none for other files or without pyHanko."""
    return examine(data, verify=verify).signatures


def examine(data: bytes, *, verify: bool = False) -> Signed:
    """Return the digital signatures of a PDF and, where they could not be examined, why. Never raises.

    `verify` also walks through every revision appended after signing, to say what was changed (`later_changes`);
    that takes many times as long as reading the file.
    """
    if b"/ByteRange" not in data or b"%PDF-" not in data[:1024]:
        return Signed()
    try:
        from pyhanko.sign.validation import generic_cms  # noqa: F401
    except ImportError:
        return Signed(note="signed, not examined: install the extra `signatures` (pyHanko)")
    try:
        # Offsets count from the PDF's own header, whatever a mail or web server left before it (ISO 32000-1, 7.5.2).
        found = _signatures(data[data.index(b"%PDF-") :], verify)
    except Exception as error:  # a damaged file has its own outcome; its signatures never decide it
        return Signed(note=f"signed, not examined: {_words(error)}")
    return found


def _signatures(data: bytes, verify: bool) -> Signed:
    for name in ("pyhanko", "pyhanko_certvalidator"):  # what they find is in the record, not on standard error
        logging.getLogger(name).addHandler(_SILENT)
        logging.getLogger(name).propagate = False  # other libraries hang handlers on the root
    fields, note = signature_fields(data, MOST_SIGNATURES)
    later = later_changes(data) if verify and fields else {}
    found: list[tuple[int, DigitalSignature]] = []
    for each in fields:
        try:
            signature = _read(Embedded(each, data), data)
        except Exception as error:
            signature = _not_examined(each, error)
        if not signature.covers_whole_file and signature.intact:
            signature = signature.model_copy(update={"later_changes": later.get(each.end)})
        found.append((each.end, signature))
    return Signed(tuple(signature for _, signature in sorted(found, key=_end)), note)


def _end(pair: tuple[int, DigitalSignature]) -> int:
    return pair[0]


def _read(embedded: Embedded, data: bytes) -> DigitalSignature:
    """Examine one signature that could be parsed."""
    kind: SignatureKind = "timestamp" if embedded.content_type == "tst_info" else "signature"
    byte_range = embedded.field.byte_range
    start, length, resume, rest = (*byte_range, 0, 0, 0, 0)[:4]
    covers = not data[resume + rest :].strip(b"\0\t\n\r\x0c ")
    intact, reason = _intact(embedded)
    if start or len(byte_range) != 4 or not _GAP.fullmatch(data[length:resume]):
        covers = False
        if intact:
            intact, reason = None, "the signed bytes leave out more than the signature itself"
        elif intact is False:
            reason = "the file was written anew after signing: what was signed is no longer in its place"
    values: dict[str, Any] = {}
    try:
        values = _certificate(embedded.signer_cert)
    except Exception as error:
        reason = reason or f"certificate cannot be read: {_words(error)}"
    moment, source = _moment(embedded)
    valid = values.pop("valid", None)
    return DigitalSignature(
        kind=kind,
        signed_at=_written(moment),
        signed_at_source=source if moment else None,
        intact=intact,
        covers_whole_file=covers,
        later_changes="none" if covers else None,
        certificate_valid_then=valid[0] <= moment <= valid[1] if valid and moment else None,
        reason=reason,
        **values,
    )


def _intact(embedded: Embedded) -> tuple[bool | None, str | None]:
    """Tell whether digest and signature match, and why not."""
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    content = embedded.signed_data["encap_content_info"]
    content_type = embedded.content_type
    try:
        if content_type == "tst_info":
            imprint = content["content"].parsed["message_imprint"]["hashed_message"].native
            same_bytes = embedded.compute_digest() == imprint
            digest = hashlib.new(embedded.md_algorithm, bytes(content["content"])).digest()
        elif content["content"].native:  # adbe.pkcs7.sha1: what is signed is the digest of the bytes
            wrapped = bytes(content["content"])
            same_bytes = embedded.compute_digest("sha1") == wrapped
            digest = hashlib.new(embedded.md_algorithm, wrapped).digest()
        else:
            same_bytes, digest = True, embedded.compute_digest()
        matches, valid = validate_sig_integrity(
            embedded.signer_info, embedded.signer_cert, expected_content_type=content_type, actual_digest=digest
        )
    except Exception as error:
        return None, f"signature cannot be checked: {_words(error)}"
    if not (matches and same_bytes):
        return False, "the signed bytes were changed"
    return (True, None) if valid else (False, "the signature does not belong to the certificate")


def _certificate(certificate: Any) -> dict[str, Any]:
    validity = certificate["tbs_certificate"]["validity"]
    first, last = validity["not_before"].native, validity["not_after"].native
    subject, issuer = certificate.subject.native, certificate.issuer.native
    return {
        "signer": _name(subject, "common_name"),
        "organisation": _name(subject, "organization_name"),
        "certificate_issuer": _name(issuer, "common_name") or _name(issuer, "organization_name"),
        "valid_from": _written(first),
        "valid_to": _written(last),
        "valid": (first, last),
    }


def _name(names: dict[str, Any], key: str) -> str | None:
    value = names.get(key)
    values = value if isinstance(value, list) else [value]
    return ", ".join(re.sub(r"\s+", " ", str(each)).strip() for each in values if each) or None


def _moment(embedded: Embedded) -> tuple[datetime | None, Any]:
    """Return when it was signed and who says so; a time-stamp token counts only where it is over this signature."""
    content = embedded.signed_data["encap_content_info"]
    try:
        if embedded.content_type == "tst_info":
            return content["content"].parsed["gen_time"].native, "timestamp"
        for attribute in embedded.signer_info["unsigned_attrs"]:
            if attribute["type"].native == "signature_time_stamp_token":
                moment = _stamped(attribute["values"][0]["content"], embedded.signer_info["signature"].native)
                if moment:
                    return moment, "timestamp"
    except Exception:  # an unreadable token says nothing; the signer's own clock remains
        pass
    try:
        for attribute in embedded.signer_info["signed_attrs"]:
            if attribute["type"].native == "signing_time":
                native = attribute["values"][0].native
                return (native if native.tzinfo else native.replace(tzinfo=VIETNAM)), "signer"
    except Exception:
        pass
    return _pdf_date(embedded.field.time), "signer"


def _stamped(signed_data: Any, signature: bytes) -> datetime | None:
    from pyhanko.sign.general import SignedDataCerts, extract_certificate_info, extract_signer_info
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    content = signed_data["encap_content_info"]["content"]
    info, signer = content.parsed, extract_signer_info(signed_data)
    imprint = info["message_imprint"]
    digest = hashlib.new(imprint["hash_algorithm"]["algorithm"].native, signature).digest()
    if digest != imprint["hashed_message"].native:
        return None
    certificates: SignedDataCerts = extract_certificate_info(signed_data)
    own = hashlib.new(signer["digest_algorithm"]["algorithm"].native, bytes(content)).digest()
    matches, valid = validate_sig_integrity(signer, certificates.signer_cert, "tst_info", own)
    moment: datetime = info["gen_time"].native
    return moment if matches and valid else None


def _not_examined(field: SignatureField, error: Exception) -> DigitalSignature:
    """Say of a signature that cannot be parsed what the PDF itself writes beside it."""
    moment = _pdf_date(field.time)
    return DigitalSignature(
        signed_at=_written(moment), signed_at_source="signer" if moment else None,
        reason=f"signature cannot be read: {_words(error)}",
    )  # fmt: skip


def _pdf_date(written: str) -> datetime | None:
    """Return the date that the signature dictionary writes (ISO 32000-1, 7.9.4)."""
    match = _PDF_DATE.match(written)
    if not match:
        return None
    hours, minutes = int(match[8] or 0), int(match[9] or 0)
    offset = timedelta(hours=hours, minutes=minutes) * (-1 if match[7] == "-" else 1)
    try:
        return datetime(*(int(part) for part in match.groups()[:6]), tzinfo=timezone(offset))  # type: ignore[arg-type,misc]
    except ValueError:
        return None


def _written(moment: datetime | None) -> str | None:
    try:
        return moment.astimezone(VIETNAM).isoformat(timespec="seconds") if moment else None
    except (OverflowError, ValueError):  # year 9999 of certificates without an end
        return moment.isoformat(timespec="seconds") if moment else None


def _words(error: Exception) -> str:
    return (str(error).split("\n")[0] or type(error).__name__)[:200]
