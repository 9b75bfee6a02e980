"""Where the signatures of a PDF stand in its bytes, and what was appended after each of them.

pdfium finds the signature fields, pyHanko follows the revisions, which is slow: only on request.
"""

from __future__ import annotations

import ctypes
import hashlib
import io
from functools import cached_property
from typing import Any, NamedTuple

from schemas.dispatch import LaterChanges


class SignatureField(NamedTuple):
    """What the PDF writes of one signature."""

    contents: bytes
    """The signature itself: CMS (RFC 5652), DER-encoded."""
    byte_range: tuple[int, ...]
    """Start and length, in turn, of the pieces of the file that are signed."""
    time: str = ""
    """The date that is written beside it, as the PDF writes it."""

    @property
    def end(self) -> int:
        """Where the signed bytes end: later signatures end later."""
        return sum(self.byte_range[-2:])


class Embedded:
    """A signature that could be parsed. Raises whatever the parsing of its CMS raises."""

    def __init__(self, field: SignatureField, data: bytes) -> None:
        from asn1crypto import cms
        from pyhanko.sign.general import extract_signer_info

        if not field.byte_range:
            raise ValueError("no byte range")
        self.field = field
        self._data = data
        self.signed_data: Any = cms.ContentInfo.load(field.contents)["content"]
        self.signer_info: Any = extract_signer_info(self.signed_data)
        self.md_algorithm: str = self.signer_info["digest_algorithm"]["algorithm"].native.lower()
        self.content_type: str = self.signed_data["encap_content_info"]["content_type"].native

    @cached_property
    def signer_cert(self) -> Any:
        """The certificate of the signer."""
        from pyhanko.sign.validation import generic_cms

        return generic_cms.extract_certs_for_validation(self.signed_data).signer_cert

    def compute_digest(self, algorithm: str | None = None) -> bytes:
        """Return the digest of the signed bytes."""
        if algorithm is None:
            algorithm = self.md_algorithm
            if self.content_type == "tst_info":  # a time stamp may digest the file otherwise than itself
                content = self.signed_data["encap_content_info"]["content"].parsed
                algorithm = content["message_imprint"]["hash_algorithm"]["algorithm"].native
        digest = hashlib.new(algorithm)
        for start, length in zip(self.field.byte_range[::2], self.field.byte_range[1::2], strict=False):
            digest.update(self._data[start : start + length])
        return digest.digest()


def signature_fields(data: bytes, most: int) -> tuple[list[SignatureField], str | None]:
    """Return the signatures that the fields of a PDF hold, at most so many, with a note where there are more."""
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    document = pdfium.PdfDocument(data)
    try:
        count = raw.FPDF_GetSignatureCount(document.raw)
        found = []
        for index in range(min(count, most)):
            item = raw.FPDF_GetSignatureObject(document.raw, index)
            contents = ctypes.create_string_buffer(raw.FPDFSignatureObj_GetContents(item, None, 0) or 1)
            size = raw.FPDFSignatureObj_GetContents(item, contents, len(contents))
            numbers = (ctypes.c_int * (raw.FPDFSignatureObj_GetByteRange(item, None, 0) or 1))()
            given = raw.FPDFSignatureObj_GetByteRange(item, numbers, len(numbers))
            time = ctypes.create_string_buffer(raw.FPDFSignatureObj_GetTime(item, None, 0) or 1)
            raw.FPDFSignatureObj_GetTime(item, time, len(time))
            words = time.value.decode("latin-1")
            found.append(SignatureField(contents.raw[:size], tuple(numbers[:given]), words))
    finally:
        document.close()
    note = f"more than {most} signatures: the rest was not examined" if count > most else None
    return [each for each in found if each.contents or each.byte_range], note


def later_changes(data: bytes) -> dict[int, LaterChanges]:
    """Say what was appended after each signature, by the end of its signed bytes; what cannot be told is left out."""
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    found: dict[int, LaterChanges] = {}
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)
        if reader.encrypted:
            reader.decrypt("")
        for name, _, reference in enumerate_sig_fields(reader, filled_status=True):
            embedded = EmbeddedPdfSignature(reader, reference.get_object(), name)
            change = _later(embedded)
            if change is not None:
                found[sum([int(number) for number in embedded.byte_range][-2:])] = change
    except Exception:  # pyHanko raises many kinds on damaged files; the rest is unknown then
        return found
    return found


def _later(embedded: Any) -> LaterChanges | None:
    from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    try:
        embedded.coverage = embedded.evaluate_signature_coverage()
        if embedded.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
            return None
        result = embedded.evaluate_modifications(DEFAULT_DIFF_POLICY)
        if not isinstance(result, DiffResult):
            return "other"
        level = result.modification_level.name
    except Exception:
        return None
    return "none" if level == "NONE" else "other" if level == "OTHER" else "permitted"
