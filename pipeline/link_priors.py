"""What a symbol alone makes likely: whose it is, and whether its numbers are unique in the whole country.

Symbols are chosen by each agency (Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.3): a prior, always beaten by words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from schemas.number import is_party, symbol_segments, year_in

_CENTRAL = {
    "QH": "Quốc hội", "UBTVQH": "Ủy ban Thường vụ Quốc hội", "CTN": "Chủ tịch nước", "CP": "Chính phủ",
    "TTG": "Thủ tướng Chính phủ", "VPQH": "Văn phòng Quốc hội", "VPCTN": "Văn phòng Chủ tịch nước",
    "VPCP": "Văn phòng Chính phủ", "KTNN": "Kiểm toán nhà nước", "TANDTC": "Tòa án nhân dân tối cao",
    "HĐTP": "Hội đồng Thẩm phán Tòa án nhân dân tối cao", "VKSTC": "Viện kiểm sát nhân dân tối cao",
    "VKSNDTC": "Viện kiểm sát nhân dân tối cao", "BQP": "Bộ Quốc phòng", "BCA": "Bộ Công an", "BNG": "Bộ Ngoại giao",
    "BNV": "Bộ Nội vụ", "BTP": "Bộ Tư pháp", "BTC": "Bộ Tài chính", "BCT": "Bộ Công Thương",
    "BNNMT": "Bộ Nông nghiệp và Môi trường", "BXD": "Bộ Xây dựng", "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BKHCN": "Bộ Khoa học và Công nghệ", "BGDĐT": "Bộ Giáo dục và Đào tạo", "BYT": "Bộ Y tế",
    "BDTTG": "Bộ Dân tộc và Tôn giáo", "NHNN": "Ngân hàng Nhà nước Việt Nam", "TTCP": "Thanh tra Chính phủ",
    "BKHĐT": "Bộ Kế hoạch và Đầu tư", "BGTVT": "Bộ Giao thông vận tải", "BTNMT": "Bộ Tài nguyên và Môi trường",
    "BTTTT": "Bộ Thông tin và Truyền thông", "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn", "UBDT": "Ủy ban Dân tộc",
    "BTĐKT": "Ban Thi đua - Khen thưởng Trung ương", "BTĐKTTW": "Ban Thi đua - Khen thưởng Trung ương",
    "HĐTĐKTTW": "Hội đồng Thi đua - Khen thưởng Trung ương", "TW": "Trung ương Đảng",
}  # fmt: skip
_PROVINCE = {
    "SNV": "Sở Nội vụ", "STC": "Sở Tài chính", "SKHĐT": "Sở Kế hoạch và Đầu tư", "SXD": "Sở Xây dựng",
    "SGTVT": "Sở Giao thông vận tải", "STNMT": "Sở Tài nguyên và Môi trường",
    "SNNPTNT": "Sở Nông nghiệp và Phát triển nông thôn", "SNN": "Sở Nông nghiệp và Phát triển nông thôn",
    "SNNMT": "Sở Nông nghiệp và Môi trường", "STTTT": "Sở Thông tin và Truyền thông",
    "SKHCN": "Sở Khoa học và Công nghệ", "SCT": "Sở Công Thương", "SGDĐT": "Sở Giáo dục và Đào tạo", "SYT": "Sở Y tế",
    "SVHTTDL": "Sở Văn hóa, Thể thao và Du lịch", "SVHTT": "Sở Văn hóa và Thể thao", "SDL": "Sở Du lịch",
    "SLĐTBXH": "Sở Lao động - Thương binh và Xã hội", "STP": "Sở Tư pháp", "SDTTG": "Sở Dân tộc và Tôn giáo",
    "TU": "Tỉnh ủy", "BTCTU": "Ban Tổ chức Tỉnh ủy", "BTGTU": "Ban Tuyên giáo Tỉnh ủy", "VPTU": "Văn phòng Tỉnh ủy",
    "UBKTTU": "Ủy ban Kiểm tra Tỉnh ủy", "BDVTU": "Ban Dân vận Tỉnh ủy",
}  # fmt: skip
_DISTRICT = {"HU": "Huyện ủy", "QU": "Quận ủy", "BTGHU": "Ban Tuyên giáo Huyện ủy", "VPHU": "Văn phòng Huyện ủy"}
_ANY_LEVEL = {"UBND": "Ủy ban nhân dân", "UB": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
_TABLES = ((_CENTRAL, "central"), (_PROVINCE, "province"), (_DISTRICT, "district"), (_ANY_LEVEL, "any"))
_ALSO_LOCAL = {"BTĐKT", "BTC", "BCT"}
"""Codes that bodies of a province use too: Ban Thi đua - Khen thưởng of a Sở, Ban Tổ chức, Ban Công tác …"""
_TYPES = (
    "NQ QĐ CT QC QYĐ TC TB HD CTR KH PA ĐA DA BC BB TTR HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB TT NĐ CV SY SL TRS "
    "TTLT NQLT VBHN L PL KL"
)
_TERM = re.compile(r"(QH|UBTVQH)\d+")


@dataclass(frozen=True, slots=True)
class Prior:
    """Whose a symbol probably is."""

    code: str
    scope: str
    """`central`: numbers unique in the country · `province` · `district` · `any` (UBND, HĐND) · `open`: not known."""
    name: str | None = None
    unique: bool = False
    """Whether one number of one year means one document in the whole country."""


@lru_cache(maxsize=8192)
def prior(symbol: str | None, doc_type: str | None = None) -> Prior:
    """Return what the symbol alone makes likely.

    >>> prior("SNV-BTĐKT").name, prior("KH-UBND").scope, prior("CT/TW").scope
    ('Sở Nội vụ', 'any', 'central')
    """
    for code in _issuer_codes(symbol):
        plain = code.upper().replace("&", "").replace(".", "")
        term = _TERM.fullmatch(plain)
        plain = term[1] if term else plain
        for table, scope in (
            (_CENTRAL, "central"),
            (_PROVINCE, "province"),
            (_DISTRICT, "district"),
            (_ANY_LEVEL, "any"),
        ):
            if plain in table:
                return Prior(plain, scope, table[plain], scope == "central" and plain not in _ALSO_LOCAL)
        if is_party(symbol) and plain.endswith("TW"):
            return Prior(plain, "central", None, True)
    codes = _issuer_codes(symbol)
    return Prior(codes[0] if codes else "", "open")


def _issuer_codes(symbol: str | None) -> list[str]:
    """Return the segments that may name the issuer, likeliest first."""
    parts = symbol_segments(symbol)
    if not parts:
        return []
    if is_party(symbol):
        return [parts[1]]
    if year_in(symbol):
        return parts[2:] + parts[1:2]
    if len(parts) > 1 and parts[0].upper() in _types():
        return parts[1:2]
    return parts[:1]


@lru_cache(maxsize=1)
def _types() -> frozenset[str]:
    """Type codes that stand first in the symbol of a named document (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""
    return frozenset(_TYPES.split())
