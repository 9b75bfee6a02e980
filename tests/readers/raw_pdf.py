"""PDFs written object by object, for what no writer of PDFs makes on purpose."""

from __future__ import annotations


def raw_pdf(
    content: bytes | list[bytes], *objects: bytes, catalog: bytes = b"", page: bytes = b"", font: bytes = b"/F1 5 0 R"
) -> bytes:
    """Return a PDF with a page for each content stream.

    Objects 1 to 5 are catalog, pages, the first page, its content and Helvetica; `objects` are numbered from 6, further
    pages come behind them. `catalog` and `page` are further entries of those dictionaries.
    """
    contents = [content] if isinstance(content, bytes) else content
    helvetica = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    numbers = [3, *range(6 + len(objects), 6 + len(objects) + 2 * (len(contents) - 1), 2)]
    kids = b" ".join(b"%d 0 R" % number for number in numbers)

    def of_page(number: int) -> bytes:
        body = b"<< /Type /Page /Parent 2 0 R /Contents %d 0 R %s" % (number + 1, page)
        body += b"" if b"/MediaBox" in page else b" /MediaBox [0 0 595 842]"
        return body + (b" >>" if b"/Resources" in page else b" /Resources << /Font << %s >> >> >>" % font)

    bodies = {1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog, 5: helvetica}
    bodies[2] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(numbers))
    bodies |= dict(enumerate(objects, 6))
    for number, each in zip(numbers, contents, strict=True):
        bodies[number], bodies[number + 1] = of_page(number), stream(each)
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number in sorted(bodies):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, bodies[number])
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % places[number] for number in sorted(places))
    return bytes(out) + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def words(x: float, y: float, text: str, size: float = 11) -> bytes:
    """Return the operators that write a text with its baseline at y, from the bottom left corner."""
    return b"BT /F1 %g Tf %g %g Td (%s) Tj ET\n" % (size, x, y, text.encode("cp1252"))
