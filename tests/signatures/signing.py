"""PDFs signed in the test, by a certificate made in the test."""

from __future__ import annotations

import datetime as dt
import io
from functools import cache

from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfgen.canvas import Canvas

LAST_YEAR = dt.datetime.now(dt.UTC) - dt.timedelta(days=365)
NEXT_YEAR = dt.datetime.now(dt.UTC) + dt.timedelta(days=365)


def unsigned_pdf(words: str = "Cong van so 12/UBND-VP") -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(72, 700, words)
    canvas.save()
    return buffer.getvalue()


@cache
def _certificate(
    name: str, organisation: str, first: dt.datetime, last: dt.datetime, usage: x509.ObjectIdentifier | None = None
) -> tuple[asn1_x509.Certificate, keys.PrivateKeyInfo]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, name), x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation)]
    )
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(first).not_valid_after(last)
    if usage:
        builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
    certificate = builder.sign(key, hashes.SHA256())
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return (
        asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
        keys.PrivateKeyInfo.load(private),
    )


def signer(
    name: str = "Lê Thị Mẫu",
    organisation: str = "Sở Nội vụ",
    first: dt.datetime = LAST_YEAR,
    last: dt.datetime = NEXT_YEAR,
) -> signers.SimpleSigner:
    certificate, key = _certificate(name, organisation, first, last)
    return signers.SimpleSigner(certificate, key, SimpleCertificateStore.from_certs([certificate]))


def time_stamper(at: dt.datetime) -> DummyTimeStamper:
    certificate, key = _certificate("TSA", "Made", LAST_YEAR, NEXT_YEAR, x509.ExtendedKeyUsageOID.TIME_STAMPING)
    return DummyTimeStamper(certificate, key, fixed_dt=at)


def sign(
    data: bytes, by: signers.SimpleSigner | None = None, field: str = "Sig1", stamped_at: dt.datetime | None = None,
    subfilter: fields.SigSeedSubFilter = fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
) -> bytes:  # fmt: skip
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    meta = signers.PdfSignatureMetadata(field_name=field, subfilter=subfilter, md_algorithm="sha256")
    stamper = time_stamper(stamped_at) if stamped_at else None
    out = signers.sign_pdf(writer, meta, signer=by or signer(), timestamper=stamper, bytes_reserved=16384)
    return bytes(out.getvalue())


def append_note(data: bytes) -> bytes:
    """Append a revision that draws other words over the first page."""
    from pyhanko.pdf_utils import generic

    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    stream = generic.StreamObject(stream_data=b"BT /F1 20 Tf 72 600 Td (999) Tj ET")
    writer.add_stream_to_page(0, writer.add_object(stream))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
