"""Text that nobody sees on the page is no text of a PDF; text that somebody sees is, whatever lies over it."""

from __future__ import annotations

import pytest

from extractors.readers import read
from schemas import Span

from .builders import Page
from .raw_pdf import raw_pdf, stream, words

PLAIN = words(70, 700, "Cong van so 347/SXD-QLHT") + words(70, 680, "cua So Xay dung gui cac huyen")
SECRET = "Bao cao truoc ngay 10/5/2024"
HIDDEN = words(70, 600, SECRET)
OFF = b"/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>"
ON = b"/OCProperties << /OCGs [6 0 R] /D << /ON [6 0 R] >> >>"
LAYER = b"<< /Type /OCG /Name (Draft) >>"
LAYERED = b"/Resources << /Font << /F1 5 0 R >> /Properties << /L 6 0 R >> >>"
GREY_IMAGE = stream(b"\x80" * 4, b"/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray "
                    b"/BitsPerComponent 8")  # fmt: skip
CLEAR_MASK = stream(b"\0" * 4, b"/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray "
                    b"/BitsPerComponent 8")  # fmt: skip
GLASS = stream(b"\x80" * 4, b"/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray "
               b"/BitsPerComponent 8 /SMask 7 0 R")  # fmt: skip
WITH_IMAGE = b"/Resources << /Font << /F1 5 0 R >> /XObject << /I 6 0 R >> >>"
FORM = stream(
    HIDDEN, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /OC 6 0 R /Resources << /Font << /F1 5 0 R >> >>"
)
WITH_FORM = b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 7 0 R >> >>"
OVER = b"q 400 0 0 30 60 592 cm /I Do Q\n"

UNSEEN = [
    ("a white area over it", raw_pdf(PLAIN + HIDDEN + b"1 g 60 592 400 30 re f\n")),
    ("a black bar over it", raw_pdf(PLAIN + HIDDEN + b"0 g 60 592 400 30 re f\n")),
    ("a picture over it", raw_pdf(PLAIN + HIDDEN + OVER, GREY_IMAGE, page=WITH_IMAGE)),
    ("white", raw_pdf(PLAIN + b"1 g\n" + HIDDEN)),
    ("nearly white, on nearly white", raw_pdf(b"0.97 g 0 0 595 842 re f 0 g\n" + PLAIN + b"0.97 g\n" + HIDDEN)),
    ("black on black", raw_pdf(PLAIN + b"0 g 60 592 400 30 re f\n" + HIDDEN)),
    ("not drawn", raw_pdf(PLAIN + b"BT 3 Tr ET\n" + HIDDEN)),
    ("only clips", raw_pdf(PLAIN + b"q 7 Tr\n" + HIDDEN + b"Q\n")),
    ("clipped away", raw_pdf(PLAIN + b"q 0 0 50 50 re W n\n" + HIDDEN + b"Q\n")),
    ("above the page", raw_pdf(PLAIN + words(70, 900, SECRET))),
    ("beside the crop box", raw_pdf(PLAIN + words(70, 40, SECRET), page=b"/MediaBox [0 0 595 842] /CropBox [0 100 595 842]")),
    ("a layer that is off", raw_pdf(PLAIN + b"/OC /L BDC\n" + HIDDEN + b"EMC\n", LAYER, catalog=OFF, page=LAYERED)),
    ("a form in a layer that is off", raw_pdf(PLAIN + b"/X Do\n", LAYER, FORM, catalog=OFF, page=WITH_FORM)),
    ("too small", raw_pdf(PLAIN + words(70, 600, SECRET, 0.4))),
    ("clear as glass", raw_pdf(PLAIN + b"/G gs\n" + HIDDEN, b"<< /ca 0 >>",
                               page=b"/Resources << /Font << /F1 5 0 R >> /ExtGState << /G 6 0 R >> >>")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "data"), UNSEEN, ids=[what for what, _ in UNSEEN])
def test_left_out_and_reported(what: str, data: bytes) -> None:
    document = read(data, "a.pdf")
    assert document.text == "Cong van so 347/SXD-QLHT\ncua So Xay dung gui cac huyen"
    assert not document.doubts  # nothing stands where it stood
    assert [SECRET in note for note in document.notes] == [True]


SEEN = [
    ("white on blue", raw_pdf(PLAIN + b"0 0 1 rg 60 592 400 30 re f 1 g\n" + HIDDEN)),
    ("a frame around it", raw_pdf(PLAIN + HIDDEN + b"60 592 400 30 re S\n")),
    ("shading under it", raw_pdf(b"0.8 g 60 592 400 30 re f 0 g\n" + PLAIN + HIDDEN)),
    ("clear glass over it", raw_pdf(PLAIN + HIDDEN + OVER, GLASS, CLEAR_MASK, page=WITH_IMAGE)),
    ("a picture under it", raw_pdf(OVER + PLAIN + HIDDEN, GREY_IMAGE, page=WITH_IMAGE)),
    ("grey", raw_pdf(PLAIN + b"0.6 g\n" + HIDDEN)),
    ("a layer that is on", raw_pdf(PLAIN + b"/OC /L BDC\n" + HIDDEN + b"EMC\n", LAYER, catalog=ON, page=LAYERED)),
    ("a form in a layer that is on", raw_pdf(PLAIN + b"/X Do\n", LAYER, FORM, catalog=ON, page=WITH_FORM)),
    ("clipped to a wide area", raw_pdf(PLAIN + b"q 0 500 595 200 re W n\n" + HIDDEN + b"Q\n")),
    ("drawn as an outline", raw_pdf(PLAIN + b"1 Tr\n" + HIDDEN)),
]  # fmt: skip


@pytest.mark.parametrize(("what", "data"), SEEN, ids=[what for what, _ in SEEN])
def test_kept(what: str, data: bytes) -> None:
    document = read(data, "a.pdf")
    assert document.text.split("\n")[-1] == SECRET
    assert not document.notes


def test_a_number_written_over_another() -> None:
    # The old number is painted over and the right one stands in its place: the value is to be looked at.
    old = words(70, 700, "So: 239/SXD-QLHT")
    document = read(raw_pdf(old + b"1 g 68 696 120 14 re f 0 g\n" + words(70, 700, "So: 347/SXD-QLHT")), "a.pdf")
    assert document.text == "So: 347/SXD-QLHT"
    assert document.is_doubtful(Span(4, 7))


def test_values_of_form_fields_are_seen() -> None:
    page = (
        Page().lines(70, 100, "Sở Xây dựng đề nghị các đơn vị báo cáo", "theo công văn số").field(200, 117, "347", 40)
    )
    document = read(page.bytes(), "a.pdf")
    assert document.text.endswith("theo công văn số 347")


@pytest.mark.parametrize(
    ("flags", "text"), [(4, "Cong van so 347"), (0, "Cong van so 347"), (2, "Cong van so"), (32, "Cong van so")]
)
def test_a_field_without_an_appearance_shows_its_value_unless_it_is_hidden(flags: int, text: str) -> None:
    field = (
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (so) /V (347) /DA (/F1 11 Tf 0 g) /Rect [140 695 200 712] "
        b"/P 3 0 R /F %d >>" % flags
    )
    form = b"/AcroForm << /Fields [6 0 R] /NeedAppearances true /DR << /Font << /F1 5 0 R >> >> >>"
    data = raw_pdf(words(70, 700, "Cong van so"), field, catalog=form, page=b"/Annots [6 0 R]")
    assert read(data, "a.pdf").text == text


def test_a_page_that_is_too_large_to_draw_is_read() -> None:
    data = raw_pdf(PLAIN, page=b"/MediaBox [0 0 100000 100000]")
    assert read(data, "a.pdf").text.startswith("Cong van so 347/SXD-QLHT")


def test_letters_that_a_font_lacks_are_not_called_unseen() -> None:
    # A font that is not in the file may draw nothing for letters with marks: the viewer of the reader has it.
    content = PLAIN + b"BT /F2 11 Tf 70 600 Td (Ho\x80 so) Tj ET\n"
    font = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding "
        b"/Differences [128 /uni1ED3] >> >>"
    )
    document = read(raw_pdf(content, font, font=b"/F1 5 0 R /F2 6 0 R"), "a.pdf")
    assert document.text.split("\n")[-1].startswith("Ho")
    assert not document.notes


LINE = b"0.8 w 70 604 m %d 604 l S\n"
STRUCK = [
    ("a line through it", raw_pdf(PLAIN + HIDDEN + LINE % 217)),
    ("a thin bar through it", raw_pdf(PLAIN + HIDDEN + b"70 603.6 147 0.9 re f\n")),
    (
        "an annotation",
        raw_pdf(
            PLAIN + HIDDEN,
            b"<< /Type /Annot /Subtype /StrikeOut /Rect [70 596 227 612] /QuadPoints [70 612 227 612 70 596 227 596]"
            b" /C [1 0 0] /F 4 >>",
            page=b"/Annots [6 0 R]",
        ),
    ),
]


@pytest.mark.parametrize(("what", "data"), STRUCK, ids=[what for what, _ in STRUCK])
def test_struck_out(what: str, data: bytes) -> None:
    document = read(data, "a.pdf")
    assert document.text == "Cong van so 347/SXD-QLHT\ncua So Xay dung gui cac huyen"
    assert document.notes == (f"left out, struck out: “{SECRET}”",)


@pytest.mark.parametrize(
    "drawn",
    [
        b"0.8 w 70 598 m 217 598 l S\n",  # an underline
        b"0.8 w 70 614 m 217 614 l S\n",  # the frame of a row
        b"0.8 w 20 604 m 400 604 l S\n",  # a rule of the page
        b"0.8 w 100 604 m 180 604 l S\n",  # an ornament that begins and ends within words
        b"70 600 147 9 re S\n",
    ],
)
def test_a_line_that_strikes_nothing_out(drawn: bytes) -> None:
    assert SECRET in read(raw_pdf(PLAIN + HIDDEN + drawn), "a.pdf").text
