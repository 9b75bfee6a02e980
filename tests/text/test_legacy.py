"""Encodings before Unicode: what is recognised, what it becomes, what stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.text.legacy import Piece, convert, convert_lines
from extractors.text.legacy_detect import detect, font_encoding
from extractors.text.legacy_letters import convert_letters
from extractors.text.legacy_maps import TCVN3, VISCII, VNI, VPS, Encoding, decode
from extractors.text.legacy_syllables import is_syllable

CONVERTED = [
    # as read, in Unicode
    ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam", Encoding.TCVN3),
    ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", Encoding.VNI),
    ("ÑAÛNG BOÄ TÆNH, ÔÛ ÑÒA PHÖÔNG, Kyø hoïp naêm", "ĐẢNG BỘ TỈNH, Ở ĐỊA PHƯƠNG, Kỳ họp năm", Encoding.VNI),
    ("nhöõng ngöôøi ñaúng caáp, laúng laëng", "những người đẳng cấp, lẳng lặng", Encoding.VNI),  # ẳ is aú
    ("Cµng hòa xã hµi chü nghîa Vi®t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", Encoding.VISCII),
    ("Cá»™ng hÃ²a xÃ£ há»™i chá»§ nghÄ©a lÃ ", "Cộng hòa xã hội chủ nghĩa là", Encoding.UTF8),
    ("Côòng hoÌa xaÞ hôòi chuÒ nghiÞa Viêòt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", Encoding.CP1258),
    ("Co^ng va(n na`y dde^` nghi. ca'c co+ quan ba'o ca'o", "Công văn này đề nghị các cơ quan báo cáo", Encoding.VIQR),
    # damage: Greek mu, minus sign and hyphen for ư, ư lost
    ("Bé tμi chÝnh vμ c¸c c¬ quan", "Bộ tài chính và các cơ quan", Encoding.TCVN3),
    ("Ng©n hµng nhµ n−íc ®−îc", "Ngân hàng nhà nước được", Encoding.TCVN3),
    ("Ng©n s¸ch nhµ n-íc, nh-ng ng-êi ®-îc h-ëng", "Ngân sách nhà nước, nhưng người được hưởng", Encoding.TCVN3),
    ("C¸c trëng phßng ng©n s¸ch ®îc ph©n cÊp tríc", "Các trưởng phòng ngân sách được phân cấp trước", Encoding.TCVN3),
    # damage: a program took bytes for letters and set them in capitals
    ("Ñy ban nh©n d©n huyÖn", "Ủy ban nhân dân huyện", Encoding.TCVN3),
    ("C¤NG V¡N Sè 5 VÒ VIÖC HÉI NGHÞ", "CÔNG VĂN SỐ 5 VỀ VIỆC HỘI NGHỊ", Encoding.TCVN3),
    # capitals of the symbol do not make "Số" one; the line around it tells the encoding
    ("Phßng Néi vô huyÖn V¨n Yªn\nSè: 58/NV-T§KT", "Phòng Nội vụ huyện Văn Yên\nSố: 58/NV-TĐKT", Encoding.TCVN3),
    # a header whose font is unknown
    (
        "uû ban nh©n d©n\ntØnh an phó\ncéng hoµ x· héi chñ nghÜa viÖt nam\n§éc lËp - Tù do - H¹nh phóc",
        "UỶ BAN NHÂN DÂN\nTỈNH AN PHÚ\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        Encoding.TCVN3,
    ),
    ("KÝnh göi: C¸c së\nban nh©n d©n xem xÐt", "Kính gửi: Các sở\nban nhân dân xem xét", Encoding.TCVN3),  # body
    # mixed: every line and word for itself
    (
        "Ủy ban nhân dân tỉnh\nC«ng v¨n ®Õn sè 5 hé\nđã được",
        "Ủy ban nhân dân tỉnh\nCông văn đến số 5 hộ\nđã được",
        Encoding.TCVN3,
    ),
    ("Theo nghị định: ng©n s¸ch nhµ n­íc ®­îc chi", "Theo nghị định: ngân sách nhà nước được chi", Encoding.TCVN3),
]


@pytest.mark.parametrize(("seen", "text", "encoding"), CONVERTED)
def test_converted(seen: str, text: str, encoding: Encoding) -> None:
    assert convert(seen)[:2] == (text, encoding)


UNTOUCHED = [
    "Công văn số 12/UBND-VX về việc diện tích 25 m², 30° – “đủ” × 2 · «trích»",
    "Le développement économique et social à été prévu",
    "Año nuevo, el niño pequeño está aquí",
    "Käse, Größe, Übung für Mädchen, schön",
    "Hà Nội, bé Hé là cá",  # could be both
    "Sè: 58/NV-T§KT",  # one word alone is too little to tell
    "Please reply by e-mail (a^b) to the co-ordinator.",
    "Ø300 − 25 ± 3, §5, ®, ©",
    "",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_untouched(text: str) -> None:
    assert convert(text)[:2] == (text, None)
    assert detect(text) is None


BY_FONT: list[tuple[list[Piece], str]] = [
    ([("uû ban nh©n d©n", ".VnTimeH")], "UỶ BAN NHÂN DÂN"),
    ([("thanh tra", ".VnArialH")], "THANH TRA"),  # plain letters, too
    ([("§iÒu", ".VnTime"), (" 7: ", "Times New Roman"), ("hé", ".VnTime")], "Điều 7: hộ"),
    ([("hé", "Times New Roman")], "hé"),
    ([("Ñoà", "VNI-Times"), ("ng Xoa", "VNI-Times"), ("øi", "VNI-Times")], "Đồng Xoài"),  # a letter in two runs
    ([("Điều đã sửa", ".VnTime")], "Điều đã sửa"),  # Unicode, whatever the font is called
    ([("Điều đã sửa", ".VnTimeH")], "Điều đã sửa"),
    ([("\uf055\uf0fb ban", ".VnTime")], "Uỷ ban"),  # a font of symbols: private characters
    ([("ABCDEF+.VnTime", None)], "ABCDEF+.VnTime"),
]


@pytest.mark.parametrize(("pieces", "text"), BY_FONT)
def test_by_font(pieces: list[Piece], text: str) -> None:
    assert convert_lines([pieces])[0].text == text


FONTS = [
    (".VnTime", Encoding.TCVN3, False),
    ("ABCDEF+.VnTimeH,Bold", Encoding.TCVN3, True),
    (".VnArial NarrowH", Encoding.TCVN3, True),
    ("VNI-Helve-Condense", Encoding.VNI, False),
    ("VPS Times", Encoding.VPS, False),
    ("Times New Roman", None, False),
    ("Verdana", None, False),
    ("Vna", None, False),
    (None, None, False),
]


@pytest.mark.parametrize(("font", "encoding", "capitals"), FONTS)
def test_fonts(font: str | None, encoding: Encoding | None, capitals: bool) -> None:
    assert font_encoding(font) == (encoding, capitals)


@pytest.mark.parametrize(("seen", "text", "_"), CONVERTED)
def test_runs_lead_back(seen: str, text: str, _: Encoding) -> None:
    converted = convert(seen)
    covered = 0
    for start, length, offset in converted.runs:
        assert start == covered
        covered += length
        assert 0 <= offset <= len(seen)
        for step in range(min(length, len(seen) - offset)):
            letter = converted.text[start + step]
            if letter.isdigit() or letter == " ":  # what no table changes stands where it was read
                assert seen[offset + step] == letter
    assert covered == len(text)


def test_tables_are_turned_round() -> None:
    for table in (TCVN3, VISCII, VPS):
        letters = {letter for code, letter in table.items() if code < 0x100}
        assert len(letters) == sum(code < 0x100 for code in table), "two bytes for one letter"
    for seen, letter in VNI.items():
        assert decode(seen, Encoding.VNI)[0] == letter


SYLLABLES = [
    ("nghiêng", True), ("Khuỷu", True), ("quyết", True), ("hoà", True), ("hòa", True), ("ủy", True), ("uỷ", True),
    ("gì", True), ("giếng", True), ("THUỲ", True), ("Đắk", True), ("yêu", True), ("quốc", True), ("ngoằn", True),
    ("cat", False), ("càt", False), ("nớơc", False), ("trởng", False), ("hẫi", False), ("été", False), ("phơng", False),
]  # fmt: skip


@pytest.mark.parametrize(("word", "valid"), SYLLABLES)
def test_syllables(word: str, valid: bool) -> None:
    assert is_syllable(word) is valid


@given(st.text(max_size=200))
def test_anything_is_taken(text: str) -> None:
    converted = convert(text)
    assert sum(length for _, length, _ in converted.runs) == len(converted.text)


def test_twins_come_back(samples_dir: Path) -> None:
    """Texts written in each encoding by the tables turned round come back letter by letter."""
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("measure_legacy", samples_dir.parents[1] / "tools" / "measure_legacy.py")
    assert spec is not None and spec.loader is not None
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    texts = [path.read_text(encoding="utf-8") for path in sorted(samples_dir.glob("*.txt"))]
    assert texts
    for encoding in (Encoding.TCVN3, Encoding.VNI, Encoding.VISCII, Encoding.CP1258, Encoding.UTF8):
        for text in texts:
            share = tool.right_share(
                text, convert(tool.write(text, encoding)).text, case=encoding is not Encoding.TCVN3
            )
            assert share >= 0.998, encoding


PARAGRAPHS = [
    "Thực hiện Công văn số 812/UBND-KT của Ủy ban nhân dân tỉnh về việc phòng, chống ngập úng, Sở đề nghị các đơn vị:",
    "a) Rà soát toàn bộ hệ thống thoát nước trên địa bàn;",
    "đ) Báo cáo kết quả trước ngày 25/5/2024;",
    "e) Công bố công khai kết quả thực hiện kế hoạch.",
]


def _written(text: str, encoding: Encoding, samples: Path) -> str:
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("measure_legacy", samples.parents[1] / "tools" / "measure_legacy.py")
    assert spec is not None and spec.loader is not None
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool.write(text, encoding)  # type: ignore[no-any-return]


PAIRS = [
    (Encoding.TCVN3, Encoding.VNI),
    (Encoding.VNI, Encoding.TCVN3),
    (Encoding.TCVN3, Encoding.VISCII),
    (Encoding.VPS, Encoding.VNI),
]


@pytest.mark.parametrize("font", [None, "VNSTCVN3", "Times New Roman"])
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_two_encodings_in_one_document(first: Encoding, second: Encoding, font: str | None, samples_dir: Path) -> None:
    """The font does not tell, so each line tells for itself, and a cell too short to tell follows the one before it."""
    lines = [_written(text, first, samples_dir) for text in [*PARAGRAPHS, "Tổng số"]]
    lines += [_written(text, second, samples_dir) for text in [*PARAGRAPHS, "Tổng số"]]
    found = [converted.text.casefold() for converted in convert_lines([[(line, font)] for line in lines])]
    assert found == [text.casefold() for text in [*PARAGRAPHS, "Tổng số"] * 2]


MARKERS = [
    ("®) B¸o c¸o kÕt qu¶ thùc hiÖn", "đ) Báo cáo kết quả thực hiện"),
    ("®. B¸o c¸o kÕt qu¶ thùc hiÖn", "đ. Báo cáo kết quả thực hiện"),
    ("  ®) Kho b¹c nhµ n­íc", "  đ) Kho bạc nhà nước"),
    ("© B¸o c¸o kÕt qu¶ thùc hiÖn", "(c) Báo cáo kết quả thực hiện"),  # what autocorrection makes of "(c)"
]


@pytest.mark.parametrize("mixed", ["", "Điều khoản đã sửa bằng Unicode\n"])
@pytest.mark.parametrize(("seen", "text"), MARKERS)
def test_items_of_lists(seen: str, text: str, mixed: str) -> None:
    before = "Thùc hiÖn C«ng v¨n cña Së Néi vô vÒ viÖc b¸o c¸o kÕt qu¶ n¨m\n" * 3
    if seen[0] != "©" or not mixed:
        assert convert(mixed + before + seen).text.split("\n")[-1] == text


LETTERS = [
    # text, font of all letters, what each becomes
    ("Coäng", "VNI-Times", ["C", "ộ", "", "n", "g"]),  # the modifier melts into the letter before it
    ("n−íc", ".VnTime", ["n", "ư", "ớ", "c"]),
    ("bé\nhé", ".VnTimeH", ["B", "Ộ", "\n", "H", "Ộ"]),
    ("Hé là", "Arial", None),
]


@pytest.mark.parametrize(("text", "font", "expected"), LETTERS)
def test_letters(text: str, font: str, expected: list[str] | None) -> None:
    assert convert_letters(text, [font] * len(text)) == expected
