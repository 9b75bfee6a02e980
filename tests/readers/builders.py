"""Small files of every format, made for a test."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)


def docx(body: str, **parts: str) -> bytes:
    """Return a DOCX with the body's XML; `parts` are further parts beside the main one ("numbering", "footnotes")."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("_rels/.rels", RELS)
        package.writestr("word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """Return a paragraph; a run that is not XML becomes one."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...], borders: bool = False) -> str:
    """Return a table; a cell is the XML of its paragraphs."""
    drawn = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>' if borders else ""
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{drawn}</w:tblPr>{cells}</w:tbl>"


class Page:
    """A PDF in the making: Vietnamese text put at exact places, in points from the top left corner."""

    def __init__(self) -> None:
        import matplotlib
        from reportlab.lib.pagesizes import A4
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas

        fonts = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
        if "Serif" not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont("Serif", str(fonts / "DejaVuSerif.ttf")))
        self.buffer = io.BytesIO()
        self.height = A4[1]
        self.canvas = Canvas(self.buffer, pagesize=A4)

    def text(self, x: float, y: float, text: str, size: float = 11) -> Page:
        """Write text with its baseline at y."""
        self.canvas.setFont("Serif", size)
        self.canvas.drawString(x, self.height - y, text)
        return self

    def lines(self, x: float, y: float, *texts: str, size: float = 11, step: float = 17) -> Page:
        """Write lines under each other."""
        for i, text in enumerate(texts):
            self.text(x, y + i * step, text, size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """Draw a line."""
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)
        return self

    def field(self, x: float, y: float, value: str, width: float = 40) -> Page:
        """Put a form field on the page whose text is only in its appearance."""
        self.canvas.acroForm.textfield(
            name=f"f{x}{y}", value=value, x=x, y=self.height - y - 4, width=width, height=16, fontSize=11,
            borderWidth=0, fillColor=None, borderColor=None,
        )  # fmt: skip
        return self

    def image(self) -> Page:
        """Cover the page with a picture, as a scanner does."""
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        picture = ImageReader(Image.new("L", (60, 85), 220))
        self.canvas.drawImage(picture, 0, 0, self.canvas._pagesize[0], self.height)
        return self

    def next(self) -> Page:
        """Begin a new page."""
        self.canvas.showPage()
        return self

    def bytes(self, password: str | None = None) -> bytes:
        """Return the finished file."""
        if password:
            from reportlab.lib.pdfencrypt import StandardEncryption

            self.canvas._doc.encrypt = StandardEncryption(password)
        self.canvas.save()
        return self.buffer.getvalue()
