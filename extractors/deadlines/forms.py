"""The forms of time expressions (từ ngữ chỉ thời gian), as regular expressions over lower-case text of one line.

Each finds the part that names the time ("30/4/2023", "ngày 18 hàng tháng", "05 ngày làm việc kể từ …"); `readings`
reads what it means.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

_EACH = r"(?:h[ằà]ng|mỗi|từng)"
_HOUR = (
    r"(?P<hour{0}>\d{{1,2}})\s?(?:giờ|h|g|:(?=\d\d(?!\d)|\s\d\d(?!\d|\s?[-/.])))\s?(?P<minute{0}>\d{{2}}(?!\d))?\s?(?:phút)?[’'′]?"
    r"(?:\s*,?\s*(?P<half{0}>sáng|chiều|tối))?"
)
_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)"
# 30/4/2023 · 30-4-2023 · 30.4.2023 · 30 tháng 4 năm 2023 · 30/4 · 30 tháng 4
_DATE = (
    r"(?!1\s?/\s?[2-4]\s+(?:ngày(?!\s*\d)|buổi|tháng(?!\s*\d)|giờ|số|tổng))"
    r"(?P<d{0}>\d{{1,2}})(?:\s?/\s?(?P<m{0}>\d{{1,2}})(?:\s?/\s?(?P<y{0}>\d{{4}}|\d\d(?!\d)))?"
    r"|\s?[-.]\s?(?P<ma{0}>\d{{1,2}})\s?[-.]\s?(?P<ya{0}>\d{{4}})"
    r"|\s*tháng\s*(?P<mb{0}>\d{{1,2}})(?:\s*(?:,\s*)?(?:năm|/|-)\s*(?P<yb{0}>\d{{4}}))?"
    r"|\s?-\s?(?P<mc{0}>\d{{1,2}})(?!\s?[hg:]\s?\d|\s?h(?!\w))(?!\s*(?:ngày|tuần|tháng|quý|năm|giờ|buổi|lần|người|%)(?!\s*\d)))(?![\d/]|[-.,]\d)"
)
_MONTH = r"tháng\s*(?P<month{0}>\d{{1,2}})(?:\s*(?:/|năm|-)\s*(?P<myear{0}>\d{{4}}))?(?![\d/]|[-.]\d)"
_QUARTER = r"quý\s*(?P<quarter{0}>iv|iii|ii|i|[1-4])(?![\w])(?:\s*(?:/|năm|-)\s*(?P<qyear{0}>\d{{4}}))?"
_NEXT_YEAR = r"(?:của\s+)?năm\s+(?:sau|tiếp\s+theo|kế\s+tiếp|liền\s+kề)(?:\s+liền\s+kề)?"
_YEARLY = rf"(?:(?:của\s+)?{_EACH}\s+năm|{_NEXT_YEAR})"
_NUMBER = (
    r"(?P<{0}>\d{{1,3}}|mười\s+lăm|hai\s+mươi|ba\s+mươi|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
    r"(?:\s*\([^()]{{1,14}}\))?"
)
_UNIT = (
    r"(?P<{0}>ngày\s+làm\s+việc|ngày(?!\s*\d|\s+(?:lễ|tết))|tuần|tháng(?!\s*\d)|giờ(?!\s*\d)|năm(?!\s*\d))"
    r"(?P<{0}_work>\s*,?\s*\(?(?:làm\s+việc|không\s+(?:kể|tính)\s+(?:các\s+)?ngày\s+(?:nghỉ|lễ)[^),.;]{{0,25}})\)?)?"
)
_EVENT = r"[^,.;:()]{{3,90}}?(?=\s*[,.;:()]|\s*$|\s+(?:phải|các|để|thì|gửi|nộp|báo\s+cáo|chịu|có\s+trách\s+nhiệm|sẽ)\s)"
_START = r"(?P<{0}>(?:(?:kể|tính)\s+)?(?:từ|sau)\s+(?:(?:ngày|khi|thời\s+điểm|lúc)\s+)?" + _EVENT + r")"


def _f(pattern: str, suffix: str = "") -> str:
    return pattern.format(suffix)


_DAY_WORDS = rf"(?:ngày\s*)?(?:{_WEEKDAY}\s*,?\s*)?(?:\(?\s*ngày\s*|\(\s*)?"

_WEEKDAY_NAME = r"thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật"
_ONCE = r"(?:một|1|01)\s*lần"
_TO = r"(?:đến|tới)(?:\s+hết)?"
_FROM_ISSUE = r"(?:ngày|khi)\s+(?:ký|ban\s+hành|ra|có|phát\s+hành|phát\s+động|thông\s+báo)(?:\s+[^\W\d]+){0,5}?"
_STEMS = "giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý"
_BRANCHES = "tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi"
_FOLLOWING_MONTH = r"tháng\s+(?:liền\s+kề|li[êề]n\s+sau|sau|kế\s+tiếp|tiếp\s+theo|kế)(?:\s+(?:liền\s+kề|tháng))?"
_DONE = (
    r"\s+(?:báo\s+cáo|gửi|nộp|tổng\s+hợp|rà\s+soát|kiểm\s+tra|đánh\s+giá|sơ\s+kết|họp|tổ\s+chức|cập\s+nhật"
    r"|thông\s+báo)\s"
)
"""What is done again and again: "định kỳ sáu tháng báo cáo …"."""
_AT_LEAST = r"\(?(?:ít\s+nhất|tối\s+thiểu|chậm\s+nhất)?\s*(?:là\s+)?"

_WEEKDAYS = (
    rf"(?P<wday{{0}}>(?:{_WEEKDAY_NAME})"
    rf"(?:\s*(?:,|và|hoặc|&)\s*(?:(?:(?:sáng|chiều|ngày)\s+)?(?:{_WEEKDAY_NAME})|[2-7](?!\s?[\d/.-])))*)"
)
"""One weekday or several: "thứ Ba và thứ Sáu", "thứ 2, 4, 6"."""
_DAY_HALF = r"(?:(?:các|mỗi|sáng|chiều|tối|buổi|ngày|cuối\s+ngày)\s+)*"
_BINDS = r"trước|(?:chậm|muộn|trễ)\s+nhất(?:\s+(?:là|vào|đến))*|không\s+quá|vào(?:\s+lúc)?"
_MONTHS = r"(?P<{0}>\d{{1,2}}(?:\s*(?:,|và|hoặc|&)\s*(?:tháng\s+)?\d{{1,2}})*)(?![\d/]|[-.,]\d)"
_EACH_YEAR = rf"(?:định\s+k[ỳì]\s+)?{_EACH}\s+năm"

_BESIDE = r"(?<=\d{4}\s)(?=\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4})"
"""Two dates beside or below one another in a cell, the dash between them lost."""

# Order matters: what an earlier form takes is not there for a later one.
FORMS: tuple[tuple[str, str], ...] = (
    (
        "since_now",  # từ nay đến hết ngày 30/4/2023
        rf"(?:kể\s+|tính\s+)?từ\s+(?:(?P<now>nay|bây\s+giờ)|(?P<issue>{_FROM_ISSUE}))\s+(?:cho\s+)?{_TO}\s+"
        rf"(?:(?:{_f(_HOUR, 'n')}\s*,?\s*)?(?:ngày\s*)?{_f(_DATE, 'n')}|{_f(_MONTH, 'n')}"
        r"|(?P<yearend>(?:cuối\s+|hết\s+)?năm(?:\s+(?P<yearend_year>\d{4}))?))",
    ),
    (
        "term_dated",  # 01 tháng kể từ ngày 31/3/2023; before `date`, which would take the day it counts from
        rf"{_f(_NUMBER, 'ta1')}\s*{_f(_UNIT, 'tu1')}\s*,?\s*"
        rf"(?P<ts1>(?:(?:kể|tính)\s+)?từ\s+(?:ngày\s*)?{_f(_DATE, 't')})(?!\s*(?:đến|tới|-)\s)",
    ),
    (
        "days",  # từ ngày 01/4/2023 đến hết ngày 30/4/2023
        rf"(?:từ\s+)?(?:{_f(_HOUR, 'a')}\s*,?\s*)?(?:ngày\s*)?(?:{_WEEKDAY}\s*,?\s*(?:ngày\s*)?)?"
        rf"{_f(_DATE, 'a').replace('|[-.,]', '|[.,]')}\s*"
        rf"(?:\((?:[^()]{{1,60}})\)\s*,?\s*)?(?:(?:đến|tới|-)(?:\s*hết)?|{_BESIDE})\s*"
        rf"(?:{_f(_HOUR, 'b')}\s*,?\s*)?(?:ngày\s*)?(?:{_WEEKDAY}\s*,?\s*(?:ngày\s*)?)?{_f(_DATE, 'b')}",
    ),
    (
        "hours",  # từ 8h00 đến 10h00 ngày 28/12/2011
        rf"(?:từ\s+)?{_f(_HOUR, 'h1')}\s*(?:-|đến|tới)\s*{_f(_HOUR, 'h2')}\s*,?\s*(?:của\s+)?"
        rf"{_DAY_WORDS}{_f(_DATE, 'h')}",
    ),
    (
        "day_range",  # 14-15/12/2017
        rf"(?:từ\s+)?(?:ngày\s*)?(?P<first>\d{{1,2}})\s?(?:-|đến\s+(?:hết\s+)?(?:ngày\s+)?)\s?{_f(_DATE, 'r')}",
    ),
    (
        "day_pair",  # ngày 26, 27/12/2011; chiều ngày 28/12 và cả ngày 29/12/2011
        r"(?:các\s+|(?:sáng|chiều|tối|cả)\s+)?ngày\s*(?P<pair>\d{1,2})(?:\s?/\s?(?P<pair_month>\d{1,2}))?(?P<between>(?:\s*,\s*\d{1,2}(?!\s?[/\d]))*)\s*(?:,|và|&)\s*"
        rf"(?:(?:sáng|chiều|tối|cả)\s+)?(?:ngày\s*)?{_f(_DATE, 'p')}",
    ),
    (
        "year_days",  # ngày 15/6 và ngày 15/12 hằng năm
        rf"(?:ngày\s*)?{_f(_DATE, 'yd')}\s*(?:,|và)\s*(?:ngày\s*)?{_f(_DATE, 'ye')}"
        rf"(?:\s*(?:của\s+)?{_EACH}\s+năm(?P<both_yearly>))?",
    ),
    (
        "months",  # tháng 3 - tháng 12/2023
        rf"(?:từ\s+)?tháng\s*(?P<m1>\d{{1,2}})(?:\s?/\s?(?P<m1year>\d{{4}}))?\s*(?:-|{_TO}|(?P<next_month>,|và))\s*"
        r"(?:tháng\s*)?(?P<m2>\d{1,2})(?:\s*(?:/|năm)\s*(?P<m2year>\d{4}))?(?![\d/]|[-.]\d|\s*tháng)",
    ),
    (
        "lunar",
        r"(?:ngày\s*)?(?:m[ùồ]ng\s*)?\d{1,2}\s*(?:/|tháng\s*)\s*\d{1,2}(?:\s*/\s*\d{4})?\s*\(?\s*âm\s+lịch",
    ),
    (
        "new_year",  # Tết Nguyên đán Giáp Thìn
        rf"tết\s+nguyên\s+đán\s+(?:năm\s+)?(?:(?P<stem>{_STEMS})\s+(?P<branch>{_BRANCHES})(?:\s+(?P<tet_year>\d{{4}}))?"
        r"|(?P<tet_only>\d{4}))",
    ),
    (
        "quarter_month_day",  # ngày 25 của tháng cuối mỗi quý
        rf"ngày\s*(?P<qday>\d{{1,2}})\s*(?:,\s*)?(?:của\s+)?tháng\s+(?P<qend>cuối|đầu)\s+(?:của\s+)?(?:{_EACH}\s+)?quý"
        r"(?P<qnext>\s+(?:sau|kế\s+tiếp|tiếp\s+theo|liền\s+kề))?",
    ),
    (
        "year_months",  # hằng năm, vào tháng 3 và tháng 9 · tháng 6 và tháng 12 hằng năm
        rf"(?:{_EACH_YEAR}\s*[,(:]?\s*(?:(?:và\s+)?(?P<ycue>{_BINDS}|trong|định\s+k[ỳì])\s+)?(?:các\s+|cuối\s+|đầu\s+)?"
        rf"tháng\s+{_MONTHS.format('ymonths')}(?!\s*(?:của\s+)?năm)"
        rf"|(?:các\s+)?tháng\s+(?P<pmonths>\d{{1,2}}(?:\s*(?:,|và|hoặc|&)\s*(?:tháng\s+)?\d{{1,2}})+)\s*(?:của\s+)?{_EACH}\s+năm)",
    ),
    (
        "month_day",  # ngày 18 hàng tháng, ngày 05 của tháng liền kề
        rf"(?:{_f(_HOUR, 'md')}\s*,?\s*)?ngày\s*(?:m[ùồ]ng\s*)?(?P<mday>\d{{1,2}})"
        r"(?P<mmore>(?:\s*(?:,|và)\s*(?:ngày\s*)?\d{1,2})*)\s*(?:của\s+)?"
        rf"(?:{_EACH}\s+tháng|{_FOLLOWING_MONTH}|tháng\s+(?:đó|báo\s+cáo))",
    ),
    (
        "monthly_day",  # hằng tháng, trước ngày 10
        rf"(?:(?:định\s+k[ỳì]\s+)?{_EACH}\s+tháng\s*[,(:]?|báo\s+cáo\s+tháng(?:\s*[:,(]|\s+(?:gửi|nộp)))\s*"
        rf"(?P<mcue>{_BINDS})\s+(?:{_f(_HOUR, 'mm')}\s*,?\s*)?ngày\s*(?:m[ùồ]ng\s*)?(?P<mday>\d{{1,2}})"
        r"(?!\s?[/\d.-]\s?\d|\d|\s*tháng\s+(?:\d|cuối|đầu))",
    ),
    (
        "last_day",  # ngày làm việc cuối cùng của tháng
        rf"ngày\s+(?P<work>làm\s+việc\s+)?cuối(?:\s+cùng)?\s+(?:của\s+)?(?:{_EACH}\s+)?(?P<last_unit>tháng|quý)(?!\s*\d)",
    ),
    (
        "week_day",  # 10 giờ sáng thứ Hai hằng tuần
        rf"(?:{_f(_HOUR, 'w')}\s*,?\s*)?{_DAY_HALF}(?P<wrange>(?:{_WEEKDAY_NAME})\s*(?:đến|tới|-)\s*)?"
        rf"{_WEEKDAYS.format('')}\s*(?:của\s+)?{_EACH}\s+tuần",
    ),
    (
        "weekly_day",  # hằng tuần vào thứ Năm · mỗi tuần (trước 15 giờ thứ Sáu)
        rf"(?:(?:định\s+k[ỳì]\s+)?{_EACH}\s+tuần(?:\s+{_ONCE})?\s*[,(:]?|báo\s+cáo\s+tuần(?:\s*[:,(]|\s+(?:gửi|nộp)))"
        rf"\s*(?:(?P<wcue>{_BINDS})\s+)?"
        rf"(?:{_f(_HOUR, 'v')}\s*,?\s*)?{_DAY_HALF}{_WEEKDAYS.format('v')}(?!\s*(?:đến|tới|-)\s)",
    ),
    (
        "day_hour",  # hằng ngày trước 15 giờ
        rf"(?:{_EACH}\s+ngày\s*,?\s*(?:trước|chậm\s+nhất(?:\s+là)?|lúc|vào(?:\s+lúc)?)\s+{_f(_HOUR, 'x')}"
        rf"|{_f(_HOUR, 'z')}\s+{_EACH}\s+ngày)",
    ),
    (
        "date",  # 16h30 ngày thứ Sáu (24/3/2023)
        rf"(?:{_f(_HOUR, '1')}\s*,?\s*(?:của\s+)?)?{_DAY_WORDS}{_f(_DATE, '1')}(?:\s*\(\s*{_WEEKDAY}\s*\))?"
        rf"(?:\s*,?\s*(?:{_YEARLY})(?P<yearly>))?"
        rf"(?:\s*,?\s*(?:bắt\s+đầu\s+)?(?:lúc|vào\s+lúc|vào\s+hồi|từ)\s+{_f(_HOUR, '2')})?",
    ),
    (
        "ahead",  # trước 15 ngày của các đợt · trước ngày tổ chức Đại hội ít nhất 15 ngày · 07 ngày trước ngày khai mạc
        rf"(?:trước\s+(?:{_f(_NUMBER, 'a1')}\s*{_f(_UNIT, 'u1')}\s*(?P<e1>(?:của|tính\s+đến|so\s+với)\s+{_f(_EVENT)})"
        rf"|(?P<e2>(?:khi|ngày)\s+[^,.;:()\d]{{3,80}}?)\s*{_AT_LEAST}{_f(_NUMBER, 'a2')}\s*{_f(_UNIT, 'u2')})"
        rf"|{_f(_NUMBER, 'a3')}\s*{_f(_UNIT, 'u3')}\s*trước\s+(?P<e3>(?:khi|ngày)\s+{_f(_EVENT)}))",
    ),
    (
        "after",  # sau khi kết thúc Cuộc thi 05 ngày
        r"sau\s+(?P<e4>khi\s+[^,.;:()\d]{3,80}?)\s*(?:không\s+quá\s+|chậm\s+nhất\s+)?"
        rf"{_f(_NUMBER, 'a4')}\s*{_f(_UNIT, 'u4')}",
    ),
    (
        "times",  # hai tuần một lần · mỗi năm 01 lần · 02 lần/năm
        rf"(?:{_f(_NUMBER, 'ta')}\s*(?P<tu>ngày|tuần|tháng|quý|năm)\s*(?:/\s*)?{_ONCE}"
        rf"|{_f(_NUMBER, 'tn')}\s*(?P<tx>ngày|tuần|tháng|quý|năm)\s*/\s*(?:(?:một|0?1)\s+)?lần"
        rf"|{_EACH}\s+(?P<tv>tuần|tháng|quý|năm)\s*{_ONCE}"
        r"|\d{1,2}\s*lần\s*/\s*(?P<tw>tuần|tháng|quý|năm))",
    ),
    ("half", r"(?P<half_months>0?6|sáu|0?9|chín)\s+tháng\s+(?P<half_end>đầu|cuối)\s+năm(?:\s+(?P<half_year>\d{4}))?"),
    (
        "part_of_month",  # tuần đầu tháng 4: which days it means no rule says
        rf"(?:(?:những\s+|các\s+|\d{{1,2}}\s+)?(?:tuần|ngày)(?:\s+lễ)?\s+(?:đầu|cuối|giữa|thứ\s+\w+)(?:\s+(?:tiên|cùng))?|nửa\s+(?:đầu|cuối)"
        rf"|(?:thượng|trung|hạ)\s+tuần)\s+(?:của\s+)?{_f(_MONTH, 'k')}",
    ),
    (
        "season",  # cuối tháng 3/2023 · giữa năm
        rf"(?P<part>đầu|giữa|cuối)\s+(?:{_f(_MONTH, 's')}|{_f(_QUARTER, 's')}"
        r"|năm(?:\s+(?P<season_year>\d{4}))?(?:\s+nay)?)",
    ),
    ("month", rf"{_f(_MONTH, '1')}(?:\s*(?:{_YEARLY})(?P<month_yearly>))?"),
    (
        "quarters",  # quý II và quý III năm 2023
        rf"(?:từ\s+)?{_f(_QUARTER, '1')}"
        r"(?:(?:\s*,\s*|\s+(?:và|đến|tới)\s+(?:hết\s+)?|\s*-\s*)quý\s*(?:iii|ii|iv|i|[1-4])(?!\w))*"
        r"(?:\s*(?:/|năm|-)\s*(?P<qyear2>\d{4}))?"
        rf"(?:\s*(?:của\s+)?{_EACH}\s+năm(?P<quarter_yearly>))?",
    ),
    (
        "each",  # định kỳ hằng tháng · hằng năm · định kỳ 6 tháng
        rf"(?:(?:định\s+k[ỳì])\s+)?(?:vào\s+)?{_EACH}\s+(?P<each>ngày|tuần|tháng|quý|năm)"
        rf"|định\s+k[ỳì]\s+(?:(?P<bare>tuần|tháng|quý|năm)(?=\s*[,;.:(]|\Z|{_DONE})"
        rf"|(?P<span>\d{{1,2}}|hai|ba|bốn|sáu|chín)\s+tháng(?=\s*[,;.:(]|\Z|\s+và\s|{_DONE}))",
    ),
    (
        "term",  # 05 ngày làm việc kể từ ngày nhận được Công văn này
        rf"(?:sau\s+)?{_f(_NUMBER, 'ta0')}\s*{_f(_UNIT, 'tu0')}"
        rf"(?:\s*(?:\([^()]{{1,40}}\)\s*)?,?\s*{_f(_START, 'ts')})?",
    ),
    ("year", r"năm\s+(?P<year>20\d\d)(?!\s*[-/]\s*20)"),
)

# A form is tried only where one of its words stands in the text: a plain search costs a tenth of the expression's.
_NEEDS: dict[str, tuple[str, ...]] = {
    "since_now": ("từ ",), "term_dated": ("từ ",), "months": ("tháng",), "hours": ("h", "giờ", ":", "g"),
    "day_pair": ("ngày",), "year_days": ("/", "tháng"),
    "lunar": (" â",), "new_year": ("nguyên",),
    "quarter_month_day": ("quý",), "month_day": ("tháng",), "monthly_day": ("tháng",),
    "last_day": ("cuối",), "week_day": ("tuần",),
    "weekly_day": ("tuần",), "year_months": ("tháng",), "part_of_month": ("tuần", "nửa", "ngày"),
    "day_hour": ("ng ngày", "i ngày"), "ahead": ("trước",), "after": ("sau",), "times": ("lần",),
    "half": ("tháng đầu", "tháng cuối"), "season": ("đầu ", "giữa ", "cuối "), "month": ("tháng",),
    "each": ("hằng ", "hàng ", "mỗi ", "từng ", "định "), "quarters": ("quý",), "year": ("năm 20",),
}  # fmt: skip


def next_day(match: re.Match[str]) -> bool:
    """Tell whether the days of a `day_pair` follow one another: "ngày 10 và 20/4" are two times, no span."""
    days = [int(number) for number in (match["pair"], *re.findall(r"\d+", match["between"]), match["dp"])]
    return all(second == first + 1 or (second == 1 and first >= 28) for first, second in pairwise(days))


_YEARLY_BEFORE = re.compile(rf"{_EACH}\s+năm(?!\s+20)|định\s+k[ỳì]")


def same_day(match: re.Match[str]) -> bool:
    """Tell whether "15/6 và 15/12 hằng năm" names one day of several months of every year."""
    yearly = match["both_yearly"] is not None or _YEARLY_BEFORE.search(match.string, 0, match.start())
    return match["dyd"].lstrip("0") == match["dye"].lstrip("0") and bool(yearly)


DIGITAL = frozenset((
    "term_dated", "days", "hours", "day_range", "day_pair",
    "months", "year_days", "lunar", "quarter_month_day", "month_day", "monthly_day",
    "day_hour", "date", "month",
    "year",
))  # fmt: skip
"""Forms that hold a digit: looked for around the digits of a sentence only."""


@lru_cache(maxsize=1)
def forms() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """Return (name, words of which one must be there, pattern) of the forms in their order."""
    return tuple((name, _NEEDS.get(name, ("",)), re.compile(rf"(?<![\w/]){pattern}")) for name, pattern in FORMS)
