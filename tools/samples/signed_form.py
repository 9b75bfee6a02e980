"""A signed PDF: the PDF of a sample, signed by pyHanko with a certificate that is made here and thrown away.

The key is another one each time, so a committed file is made again only when it is missing: delete it and run
`make samples`. The signature shows the form of one; nobody has to trust it.
"""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, SimpleBoxLayoutRule
from pyhanko.sign import fields, signers
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfgen.canvas import Canvas

from . import pdf_form
from .model import Sample
from .scan_form import of_text

VIETNAM = dt.timezone(dt.timedelta(hours=7))
HOUR = dt.time(16, 42, 10, tzinfo=VIETNAM)
PANEL = (60, 792, 250, 828)
"""Left, bottom, right, top of the panel that the signature draws, in points from the page's bottom left corner."""

_FILLED = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN)
"""A number fills its field; a panel keeps the margins that pyHanko gives it."""


class _Signer(signers.PdfSigner):
    """Signs at a given time instead of now."""

    moment: dt.datetime

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.moment
        return session


def render(sample: Sample) -> bytes:
    """Return the file's bytes, signed for the issuing body on the day of the letter."""
    day = dt.date(*reversed([int(part) for part in sample.date.split() if part.isdigit()]))
    moment = dt.datetime.combine(day, HOUR)
    return _signed(pdf_form.render(sample), " ".join(sample.issuer), moment)


def with_number(sample: Sample) -> bytes:
    """Return the file as a clerk's program leaves it: number and day are drawn by form fields of revisions before it.

    Two fields and two signatures, each appended to the file; the page itself has a blank for the number.
    """
    serial = sample.number.partition("/")[0]
    blank = replace(sample, number="\u00a0" * 10 + "/" + sample.number.partition("/")[2])
    data = pdf_form.render(blank)
    document = pypdfium2.PdfDocument(data)
    place = of_text(document[0], "Số:")
    document.close()
    assert place is not None
    day = dt.date(*reversed([int(part) for part in sample.date.split() if part.isdigit()]))
    moment = dt.datetime.combine(day, HOUR)
    left, bottom, right, top = place[2] + 2, place[1] - 2, place[2] + 26, place[3] + 2
    body = " ".join(sample.issuer)
    data = _signed(data, body, moment, "Serial", (left, bottom, right, top), (serial,))
    return _signed(data, body, moment)


def _signed(
    data: bytes, body: str, moment: dt.datetime, name: str = "Signature1",
    box: tuple[float, float, float, float] = PANEL, words: tuple[str, ...] = (),
) -> bytes:  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        panel = Path(folder, "panel.pdf")
        panel.write_bytes(_panel(body, moment, box, words))
        style = StaticStampStyle.from_pdf_file(
            str(panel), border_width=0, **({"background_layout": _FILLED} if words else {})
        )
        field = fields.SigFieldSpec(name, on_page=0, box=tuple(map(round, box)))
        meta = signers.PdfSignatureMetadata(field_name=name, md_algorithm="sha256", name=body)
        signer = _Signer(meta, _certified(body, moment), stamp_style=style, new_field_spec=field)
        signer.moment = moment
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        out = signer.sign_pdf(writer, bytes_reserved=6000)
        return bytes(out.getvalue())


def _certified(body: str, moment: dt.datetime) -> signers.SimpleSigner:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject, issuer = (
        x509.Name(
            [x509.NameAttribute(NameOID.COMMON_NAME, name), x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation)]
        )
        for name, organisation in ((body, body), ("Chứng thư mẫu, không có giá trị", "congvan"))
    )
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(moment - dt.timedelta(days=365)).not_valid_after(moment + dt.timedelta(days=730))
    certificate = builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    loaded = asn1_x509.Certificate.load(certificate)
    store = SimpleCertificateStore.from_certs([loaded])
    return signers.SimpleSigner(loaded, keys.PrivateKeyInfo.load(private), store)


def _panel(
    body: str, moment: dt.datetime, box: tuple[float, float, float, float], words: tuple[str, ...] = ()
) -> bytes:
    """Return a page with what signing programs print: by whom and when; or a number in black."""
    pdf_form.fonts()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(box[2] - box[0], box[3] - box[1]), invariant=1)
    if words:
        canvas.setFont("Serif", 12)
        canvas.drawString(1, 2, words[0])
        canvas.save()
        return buffer.getvalue()
    canvas.setFillColorRGB(0.8, 0.05, 0.05)
    canvas.setFont("Serif", 7)
    lines = (f"Ký bởi: {body}", f"Cơ quan: {body}", f"Thời gian ký: {moment:%d.%m.%Y %H:%M:%S} +07:00")
    for index, line in enumerate(lines):
        canvas.drawString(4, 25 - 10 * index, line)
    canvas.save()
    return buffer.getvalue()
