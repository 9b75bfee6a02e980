"""HTML: pages saved from sites and by word processors."""

from __future__ import annotations

import pytest

from extractors.readers import read
from schemas.outcomes import OutcomeCode, UnreadableError

INLINE = [
    ("<p>Số:&nbsp;5<b>/UBND</b>-NV</p>", "Số: 5/UBND-NV"),
    ("<p>một\n   hai<br>ba</p><p> bốn</p>", "một hai\nba\nbốn"),
    ("<script>x</script><style>y</style><p style='display:none'>z</p><p>có</p>", "có"),
    ("<p>126/NĐ<sup>1</sup>, &lt;Sở&gt;</p>", "126/NĐ¹, <Sở>"),
    ("<font face='.VnTime'>ng©n s¸ch</font>", "ngân sách"),
    ("<span style=\"font-family:'.VnTimeH'\">ng©n s¸ch</span>", "NGÂN SÁCH"),
    ("<p>giữ <del>bỏ</del>lại<!-- x --></p>", "giữ lại"),
    ("<pre>một\nhai</pre>", "một\nhai"),
    ("<ul><li>một</li><li>hai</li></ul>", "một\nhai"),
    ("<form id='aspnetForm'><p>trong biểu mẫu</p><input value='x'></form>", "trong biểu mẫu"),
]


@pytest.mark.parametrize(("body", "text"), INLINE)
def test_inline(body: str, text: str) -> None:
    page = f"<html><head><meta charset=utf-8><title>t</title></head><body>{body}</body></html>"
    assert read(page.encode(), "a.html").text == text


ENCODED = [
    ('<meta charset="windows-1258">', "cp1258"),
    ("", "utf-8"),
    ('<meta http-equiv="Content-Type" content="text/html; charset=utf-8">', "utf-8"),
    ('<meta charset="no-such">', "utf-8"),
]


@pytest.mark.parametrize(("head", "encoding"), ENCODED)
def test_encodings(head: str, encoding: str) -> None:
    word = "đo\u0300i tôi" if encoding == "cp1258" else "đòi tôi"
    data = f"<html><head>{head}</head><body><p>{word}</p></body></html>".encode(encoding)
    assert read(data, "a.html").text == "đòi tôi"


def test_document_is_cut_out_of_its_site() -> None:
    page = """<!DOCTYPE html><html><body><form><div class="top"><a href="/">Trang chủ</a> <a href="/vb">Văn bản</a></div>
    <div id="left"><p>Đăng nhập để xem thêm tin tức trong ngày</p></div><div class="content">
    <table><tr><td>UBND HUYỆN AN PHÚ<br>Số: 5/UBND</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>An Phú, ngày 2
    tháng 5 năm 2024</td></tr></table><p>Kính gửi: Các xã.</p><p>Đề nghị các xã báo cáo kết quả trước ngày 5/6/2024.</p>
    <table border="1"><tr><th>TT</th><th>Việc</th></tr><tr><td>1</td><td>Báo<br>cáo</td></tr></table>
    <table><tr><td>Nơi nhận:<br>- Như trên;<br>- Lưu: VT.</td><td>CHỦ TỊCH<br><br>Lê An</td></tr></table>
    <p>Phụ lục một</p></div><div><a href="/1">Văn bản liên quan</a></div></form><footer>Bản quyền</footer></body></html>"""
    document = read(page.encode(), "a.html")
    assert [(line.place.value, document.text_of(line)) for line in document.lines] == [
        ("left", "UBND HUYỆN AN PHÚ"),
        ("left", "Số: 5/UBND"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("right", "An Phú, ngày 2 tháng 5 năm 2024"),
        ("full", "Kính gửi: Các xã."),
        ("full", "Đề nghị các xã báo cáo kết quả trước ngày 5/6/2024."),
        ("row", "TT\tViệc"),
        ("row", "1\tBáo cáo"),
        ("left", "Nơi nhận:"),
        ("left", "- Như trên;"),
        ("left", "- Lưu: VT."),
        ("right", "CHỦ TỊCH"),
        ("right", "Lê An"),
        ("full", "Phụ lục một"),
    ]


def test_a_page_written_within_a_page() -> None:
    inner = "&lt;html&gt;&lt;body&gt;&lt;p&gt;Số: 5/UBND&lt;/p&gt;&lt;p&gt;Kính gửi: Các xã&lt;/p&gt;&lt;/body&gt;&lt;/html&gt;"
    page = f'<html><body><iframe srcdoc="{inner}"></iframe><iframe src="x"></iframe></body></html>'
    assert read(page.encode(), "a.html").text.split("\n") == ["Số: 5/UBND", "Kính gửi: Các xã"]


def test_letters_escaped_twice() -> None:
    page = "<p>K&amp;#237;nh g&amp;#7917;i: C&amp;#xe1;c x&amp;#227; &amp;amp; &amp;lt;b&amp;gt;</p>"
    assert read(page.encode(), "a.html").text == "Kính gửi: Các xã &amp; &lt;b&gt;"


REFUSED = [
    (b"<html><body></body></html>", OutcomeCode.EMPTY),
    (b"<html><body><script>x</script></body></html>", OutcomeCode.EMPTY),
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_refused(data: bytes, code: OutcomeCode) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data, "a.html")
    assert caught.value.outcome.code is code


def test_deep_nesting_ends() -> None:
    data = b"<html><body>" + b"<div>" * 20_000 + b"x"
    try:
        assert "x" in read(data, "a.html").text
    except UnreadableError as error:
        assert error.outcome.code in (OutcomeCode.TOO_LARGE, OutcomeCode.EMPTY)
