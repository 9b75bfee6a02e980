"""Words of a signature block: authority marks, offices, names of persons.

Forms: Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.7.
"""

from __future__ import annotations

import re

from ..text.keys import bare_in_place
from .views import LineView, is_upper

AUTHORITY = re.compile(
    r"(?:t\s?/\s?m|k\s?/\s?t|t\s?/\s?l|t\s?/\s?u\s?/\s?q|t\s?/\s?uq|tm|kt|tl|tuq|t\.m|k\.t|t\.l"
    r"|t\.u\.q)(?:\s*[.,:]\s*|\s+)(?=[a-z])"
    r"|(?:t\s?/\s?m|k\s?/\s?t|t\s?/\s?l)\s*(?=[a-z])|(?:thay mat|ky thay|thua lenh|thua uy quyen)\b"
)
"""TM., KT., TL., TUQ. of the state, T/M, K/T, T/L of the Party."""
_OFFICE = re.compile(
    r"(?:q\s*[./]\s*|quyen\s+)?(?:(?:pho|p\.)\s*)?"
    r"(?:tong giam doc|giam doc|chu tich|bo truong|thu truong|thu tuong|tong thanh tra|tong kiem toan|thong doc"
    r"|tong cuc truong|chi cuc truong|cuc truong|vu truong|vien truong|hieu truong|hieu pho|chanh|bi thu|tong bi thu"
    r"|chu nhiem|chi huy truong|chi huy pho|chinh uy|tu lenh|tham muu truong|uy vien|tong thu ky|thu ky|tong bien tap"
    r"|to truong|doi truong|hat truong|truong|tram truong|phu trach|dieu hanh|ke toan truong|tham phan|chap hanh vien"
    r"|nguoi (?:lap|ky|bao cao|de nghi|dai dien|phu trach|soan|viet|giao|nhan|kiem tra|duyet|dung dau|thuc hien)"
    r"|thu truong don vi|dai dien|chuyen vien|vien pho|cuc pho|vu pho|doan truong|khoi truong"
    r"|cum truong)(?![a-z])"
)
BODY = re.compile(
    r"(?:uy ban|ubnd|ub mttq|ubmttq|hdnd|hoi dong|so|phong|ban|bo|chi cuc|cuc|tong cuc|vu|vien|truong"
    r"|trung tam|cong ty|tap doan"
    r"|tong cong ty|van phong|thanh uy|tinh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|chi bo|chi uy|doan"
    r"|tinh doan|thanh doan"
    r"|huyen doan|quan doan|xa doan|phuong doan|hoi|hiep hoi|lien doan|lien minh|lien hiep|toa an"
    r"|vien kiem sat|cong an|bo chi huy|bo tu lenh"
    r"|bao hiem|ngan hang|kho bac|thanh tra|kiem toan|dai|bao|benh vien|quy|khoa|chinh phu|thu tuong|quoc hoi"
    r"|chu tich nuoc"
    r"|mat tran|cong doan|to|hoc vien|dai hoc|khu|xi nghiep|nha may|chi nhanh|hat|doi|tieu ban|cum|khoi|thue"
    r"|hai quan|tram|bhxh"
    r"|tong lien doan|trung uong|dang doan|dien luc|vnpt|vien thong|buu dien|quan khu|su doan|lu doan|nha"
    r"|quan doan|quan chung|binh chung|binh doan|trung doan|tieu doan|don bien phong|cang vu|cang|phan hieu|phan vien"
    r"|nhac vien|thu vien|bao tang|hop tac xa|lam truong|vuon quoc gia|tong kho|tap san|tap chi|nxb"
    r"|thi hanh an|cau lac bo|chuyen mon|chinh quyen|bch|btv|bcd)(?![a-z])"
)
"""First words of the name of a body."""
_NO_BODY = re.compile(
    r"to (?:chuc(?! can bo)|giac|khai|trinh|cao)|phong,? (?:chong|ngua|trao|chay|benh|tranh|hoc|thu dan su)"
    r"|ban (?:hanh|giao|than|do|sac|tin|dau|hang|le|quyen)|hoi (?:nghi|thi|thao|dam|dien|khoe|trai|nhap|xuan|sach)"
    r"|bo (?:sung|nhiem|tri|tieu chi|chi so|quy tac|thu tuc|luat|cau hoi|de)|so (?:huu|ket|luong|lieu|tuyen|cap|khao)"
    r"|cuc (?:bo|dien)|vien (?:tro|phi|chuc)|khoa (?:hoc|thi|luan)|truong (?:hoc|hop|chuan)"
    r"|doan (?:ket|vien)|doi (?:ngu|moi|thoai|voi|tuong)|quy (?:dinh|che|hoach|trinh|mo|chuan|[iv]+|[1-4])"
    r"|dai (?:hoi|bieu|dich)|bao (?:cao|ton|ve|dam|mat|duong)|nha (?:o|giao|nuoc|truong|thau)"
    r"|vu (?:viec|an|mua|xuan|dong|he|chiem)|thue (?:thu|gia|tai|moi|xuat|nhap|suat|gtgt|tndn|tncn|dat|may|nha)"
    r"|bao hiem (?:y te|that nghiep|tai nan)|van phong (?:pham|dien tu)|thanh tra (?:,|viec|chuyen de)"
    r"|khu (?:vuc|dan cu)"
)
"""What opens with the same word and names no body but what a plan is about: "TỔ CHỨC …", "PHÒNG, CHỐNG …"."""
_SCHOOL = re.compile(r"trường", re.I)
_SURNAMES = frozenset(
    [
        "nguyen",
        "tran",
        "le",
        "pham",
        "hoang",
        "huynh",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "dinh",
        "truong",
        "luong",
        "trinh",
        "mai",
        "dao",
        "lam",
        "doan",
        "ha",
        "cao",
        "ta",
        "to",
        "tong",
        "thai",
        "chu",
        "luu",
        "quach",
        "vuong",
        "tang",
        "kieu",
        "la",
        "phung",
        "hua",
        "nong",
        "hoa",
        "lo",
        "ma",
        "be",
        "trieu",
        "giang",
        "khuat",
        "dam",
        "ninh",
        "quan",
        "than",
        "vi",
        "khuong",
        "thach",
        "son",
        "kim",
        "danh",
        "au",
        "au",
        "chau",
        "cu",
        "diep",
        "dong",
        "han",
        "hong",
        "ksor",
        "kpa",
        "lai",
        "lu",
        "luc",
        "mac",
        "nghiem",
        "ong",
        "phi",
        "ro",
        "siu",
        "tieu",
        "ton",
        "tu",
        "uong",
        "van",
        "vien",
        "y",
        "h",
    ]
)
_RANK = re.compile(
    r"(?:(?:(?:PGS|GS|TSKH|TS|ThS|Ths|THS|ThS|BSCK\s?[I12]{1,2}|BS\.?\s?CK\s?[I12]{1,2}|CK\s?[I12]{1,2}|BS|DS"
    r"|KS|CN|LS|NGND|NGƯT|TTND|TTƯT|Dr|"
    r"Luật sư|Giáo sư|Phó Giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Bác sĩ|Bác sỹ|Kỹ sư|Cử nhân"
    r"|Nhà giáo)(?:[.,\s-]+|(?=\.)))+"
    r"|(?:Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Đại uý|Thượng úy|"
    r"Thượng uý|Trung úy|Trung uý|Thiếu úy|Thiếu uý|Đô đốc|Chuẩn Đô đốc)\s*[:,.-]?\s*)+",
    re.I,
)
_SIGNED = re.compile(
    r"\W*(?:da ky|\(?ky(?:,| ten| va)?.{0,40}(?:dong dau|ho ten|ghi ro)|ky ten|chu ky|ho va ten|\[?daky"
    r"|da ky ten|ky so)\W*"
)


def is_surname(word: str) -> bool:
    """Tell whether the word is one of the surnames of Vietnam (họ)."""
    return bare_in_place(word) in _SURNAMES


def rank_length(text: str) -> int:
    """Return how many characters of the line are a military rank or a degree; 0 where there is none."""
    match = _RANK.match(text)
    return match.end() if match else 0


def is_name(text: str) -> bool:
    """Tell whether the words are a person's name: two to six words, each with a capital, no office."""
    words = text.replace("'", "").replace("’", "").replace("-", " ").split()
    if not 2 <= len(words) <= 6 or len(text) > 40:
        return False
    if not all(word[0].isupper() and word.isalpha() for word in words):
        return False
    key = bare_in_place(text)
    first = key.split()[0].strip("'’-")
    if is_upper(text):
        return first in _SURNAMES and len(words) <= 5 and not is_office(text, key)
    if all(word.isupper() for word in words[:1]) and len(words[0]) > 1:
        return False
    # The mark tells the surname Bàn of the Dao from Ban, a body.
    return not is_office(text, key) and (first in _SURNAMES or words[0] == "Bàn" or not BODY.match(key))


def is_office(text: str, key: str) -> bool:
    """Tell whether the line begins with an office: "PHÓ CHỦ TỊCH", "Q. GIÁM ĐỐC", "TRƯỞNG PHÒNG"."""
    match = _OFFICE.match(key)
    if match is None:
        return False
    head = text[: match.end()].lower()
    return not head.endswith(("trường", "trương"))


def is_body(text: str, key: str) -> bool:
    """Tell whether the line begins like the name of a body: "ỦY BAN", "SỞ", "PHÒNG"."""
    match = BODY.match(key)
    if match is None or _NO_BODY.match(key):
        return False
    return not (match[0] == "truong" and not _SCHOOL.match(text))


def is_noise(view: LineView) -> bool:
    """Tell whether the line stands for the signature itself: "(Đã ký)", "(Ký tên, đóng dấu)"."""
    return len(view.text) < 60 and bool(_SIGNED.match(view.key))


def is_signer(view: LineView) -> bool:
    """Tell whether the line names the person, with or without rank."""
    text = view.text
    if len(text) > 70:
        return False
    rank = rank_length(text)
    return is_name(text[rank:].strip(" .:,")) if rank else is_name(text.strip(" .,"))


def opens_block(view: LineView) -> bool:
    """Tell whether the line can be the first of a signature block: an authority mark or an office in capitals."""
    text = view.text
    if len(text) > 90:
        return False
    if AUTHORITY.match(view.key):
        return text[:2].isupper() or is_upper(text)
    return is_upper(text) and is_office(text, view.key)
