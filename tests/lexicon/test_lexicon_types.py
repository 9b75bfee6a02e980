"""Types of documents: the table both ways, printed titles, the word before "số", symbols."""

import re

import pytest

from extractors.lexicon import (
    document_types,
    type_at_start,
    type_name,
    type_named,
    type_of_symbol,
    type_of_title,
    type_of_word,
    type_pattern,
    type_words,
)


@pytest.mark.parametrize("kind", document_types(), ids=lambda kind: kind.name)
def test_every_row_reads_back(kind):
    """Word, title and symbol of each row give its code, and its example splits into them."""
    match = re.match(rf"({type_pattern()})\s+số\s+(\S+)$", kind.example)
    assert match, kind.example
    assert type_named(match[1]) == kind
    for word in kind.words:
        assert type_of_word(word) == kind.code, word
    for title in kind.titles:
        assert type_of_title(title) == (kind.code, kind.name), title
    for symbol in kind.symbols:
        assert type_of_symbol(f"{symbol}-UBND") == kind.code, symbol
    if kind.short:
        assert type_of_word(kind.short) == kind.code


def test_no_word_or_symbol_means_two_types():
    seen: dict[str, str] = {}
    for kind in document_types():
        for form in (*kind.words, *(symbol.upper() for symbol in kind.symbols)):
            assert seen.setdefault(form, kind.name) == kind.name, form


def test_words_come_longest_first():
    lengths = [len(word) for word in type_words()]
    assert lengths == sorted(lengths, reverse=True)
    assert {"công văn liên tịch", "CV", "VB", "thông báo kết luận"} <= set(type_words())


TITLES = [
    ("QUYẾT ĐỊNH", "QĐ"),
    ("Q U Y Ế T  Đ Ị N H", "QĐ"),  # spaced letters
    ("**KẾ HOẠCH**", "KH"),  # Markdown emphasis
    ("TỜ TRÌNH (Lần 2)", "TTr"),  # remark in parentheses
    ("KẾ HOẠCH LIÊN TỊCH", "KH"),
    ("QUYẾT ĐỊNH CỦA BỘ TRƯỞNG BỘ TÀI CHÍNH", "QĐ"),  # older form: the issuer behind the title
    ("QUYÉT ĐỊNH", "QĐ"),  # a diacritic lost or misread
    ("BỘ LUẬT", "Luật"),
    ("THÔNG TRI", "TT"),
    ("PHÁT ĐỘNG", "KHAC"),
    ("GIẤY UỶ QUYỀN", "GUQ"),  # older tone placement
    ("QUYẾT ĐỊNH:", None),  # the enacting word, not the title
    ("Thông báo", None),  # the end of a wrapped line
    ("SỞ NỘI VỤ", None),
    ("BÁO", None),
    ("KẾ HOẠCH TUYÊN TRUYỀN PHÒNG CHÁY", None),  # title and subject on one line: type_at_start
]


@pytest.mark.parametrize(("line", "code"), TITLES)
def test_title(line, code):
    found = type_of_title(line)
    assert (found and found[0]) == code


def test_title_and_subject_on_one_line():
    assert type_at_start("KẾ HOẠCH TUYÊN TRUYỀN PHÒNG CHÁY") == ("KH", "Kế hoạch", 8)
    assert type_at_start("Kế hoạch tuyên truyền") is None
    assert type_at_start("SỞ NỘI VỤ") is None


WORDS = [
    ("Công văn", "CV"), ("các Công văn", "CV"), ("công văn  liên tịch", "CV"), ("CV", "CV"), ("Văn bản số", "VB"),
    ("Tờ\ntrình", "TTr"), ("Thông tư liên tịch", "TTLT"), ("Chỉ thị liên tịch", "CT"), ("Bộ luật", "Luật"),
    ("thông báo kết luận", "TB"), ("Quy định", "QyĐ"), ("Đơn", "KHAC"), ("Phiếu trình", "KHAC"), ("cuộc họp", None),
]  # fmt: skip


@pytest.mark.parametrize(("word", "code"), WORDS)
def test_word(word, code):
    assert type_of_word(word) == code


SYMBOLS = [
    ("KH-UBND", "KH"), ("2023/NĐ-CP", "NĐ"), ("CT/TU", "CT"), ("TTr-SNV", "TTr"), ("Ttr-SNV", "TTr"),
    ("QD-UBND", "QĐ"),  # diacritic dropped
    ("UBND-NV", None), ("SNV-TCCC", None),  # a công văn begins with its issuer
    ("CT-UBND", "CT"), ("CT-TTHT", None),  # Chỉ thị before an issuer, Cục Thuế before a unit
    ("TT-BNV", "TT"), ("2022/QH15", None), ("TC/QĐ-CĐKT", "QĐ"), ("UB-QĐ", "QĐ"),  # before 2005 the issuer stood first
    ("UBND-NV(M)", None), ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("symbol", "code"), SYMBOLS)
def test_symbol(symbol, code):
    assert type_of_symbol(symbol) == code


def test_name_of_code():
    assert type_name("KH") == "Kế hoạch"
    assert type_name("KHAC") is None
