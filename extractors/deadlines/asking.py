"""What running text asks for at a time, and what only happens or is counted then.

"Gửi báo cáo về Sở vào ngày …" and "đi làm bù vào thứ Bảy, ngày …" ask for something on the day; "số vụ tai nạn trong
tháng 4" and "hội nghị sẽ được tổ chức vào ngày …" do not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .finding import FoundTime
from .grammar import deadline_words, word_pattern

_UNDER_LABEL = re.compile(
    r"[\W\d]*(?:[a-zđ]{1,3}[.)]\s*)?"
    r"(?P<label>thời\s+gian(?:,?\s+(?!hoàn|nộp|gửi|nhận|đăng|báo|thực|làm|nghỉ)[^\W\d]+){0,6}\s*:"
    r"(?:(?!\d\s?[/.-]\s?\d(?!\s+(?:ngày|buổi)))[^;.:]){0,60}?)(?:vào\s+)?(?:(?:buổi\s+)?(?:sáng|chiều|tối)\s+)?\Z"
)


def under_label(time: FoundTime, low: str) -> re.Match[str] | None:
    """Return "Thời gian: Hội nghị tổ chức 01 ngày," before a day: an event's label, how long it takes in between."""
    if time.form != "date" or (time.cue is not None and time.cue.operator != "on"):
        return None
    return _UNDER_LABEL.match(low[: time.start])


EVENT = re.compile(
    r"(?<!\w)(?:đại\s+hội|hội\s+(?:nghị|thảo|thi|thao|diễn|đàm)|(?:cuộc|buổi|phiên|kỳ)\s+(?:họp|thi|tiếp)"
    r"|bầu\s+cử|lễ|kỳ\s+thi"
    r"|ngày\s+hội|tọa\s+đàm|toạ\s+đàm|diễn\s+tập|tập\s+huấn|khai\s+giảng|liên\s+hoan|giải)(?!\w)"
)


@lru_cache(maxsize=1)
def _calls() -> re.Pattern[str]:
    """Return what stands before the verb of what is asked for: marks, who is asked."""
    return re.compile(
        r"\A[\W\d]*(?:[a-zđ]{1,3}[.)]\s*)?(?:(?:(?:đề\s+nghị|yêu\s+cầu|giao|các)\s+(?:[^\W\d]+,?\s+){0,8}?"
        rf"(?={deadline_words()['words']['asked']})"
        r"|(?:và|đồng\s+thời|phải|cần|tiến\s+hành)\s+)(?:phải\s+|tiến\s+hành\s+)?)?"
    )


HELD = re.compile(
    r"(?<!\w)(?:hội\s+(?:nghị|thảo|đàm)|đại\s+hội|(?:cuộc|buổi|phiên)\s+\w+|lễ|lớp|tọa\s+đàm|toạ\s+đàm)(?!\w)"
    r"[^;.:]{0,90}?"
    r"(?:được\s+)?(?:tổ\s+chức|khai\s+mạc|diễn\s+ra|bắt\s+đầu)\s*\Z"
)
"""The meeting that an invitation is to: "Hội nghị được tổ chức vào lúc 8 giờ 00 ngày …"."""
_BRACKETS = re.compile(r"\([^()]*\)\s*")
_HOLDS = re.compile(r"(?:tổ\s+chức|tham\s+(?:dự|gia)|dự|cử|triển\s+khai|tiến\s+hành)(?!\w)")
_UNASKED = re.compile(
    r"(?<!\w)(?:đã|sẽ|được|dự\s+kiến|do|thuộc|theo|tại\s+(?:cuộc|hội|buổi|phiên)"
    r"|kỷ\s+niệm|nhân\s+(?:dịp|ngày)|chào\s+mừng)\s"
)


def asked(before: str) -> bool:
    """Tell whether the words before a time ask for something on it: "…, gửi báo cáo về Sở vào", "đi làm bù vào"."""
    before = _BRACKETS.sub("", before)
    before = before[before.rfind(";") + 1 :]
    for head in re.finditer(r"(?:\A|[:;]\s|(?<=\D),\s|[+*-]\s)", before):
        words = _calls().sub("", before[head.end() :], count=1)
        if word_pattern("asked").match(words) and not re.search(r"\d\s?[/.-]\s?\d", words):
            return _UNASKED.search(words) is None and (_HOLDS.match(words) is not None or EVENT.search(words) is None)
    return False


def asked_after(after: str) -> bool:
    """Tell whether the words behind a time at the head of a sentence ask for something on it: ", các đơn vị có mặt"."""
    words = _calls().sub("", _BRACKETS.sub("", after).lstrip(" ,"), count=1)
    verb = word_pattern("asked").match(words)
    return verb is not None and _UNASKED.search(words[:40]) is None


_LISTED = re.compile(
    r"\s*(?:\([^()]*\))?(?:\s*(?:,|và)\s*(?:ngày\s*)?\d{1,2}\s?[/-]\s?\d{1,2}(?:\s?[/-]\s?\d{4})?)*\s*(?:,|và|,\s*và)\s*"
)


def listed_after(first: FoundTime, second: FoundTime, low: str) -> bool:
    """Tell whether a day without words of its own goes on with the list of another: "trước ngày 15/6 và ngày 15/12"."""
    return (
        second.form == "date"
        and second.cue is None
        and first.form in ("date", "month_day", "quarter_month_day")
        and first.cue is not None
        and not first.cue.weak
        and _LISTED.fullmatch(low[first.end : second.start]) is not None
        and re.match(r"\s*(?:[,.;)(]|\Z|đối\s+với|h[ằà]ng|và\s+(?:ngày\s+)?\d)", low[second.end :]) is not None
    )


SPAN_LABEL = re.compile(r"(?:thời\s+(?:gian|hạn|điểm)|tiến\s+độ|hoàn\s+thành|(?<!\w)hạn)(?!\w)[^:;.]{0,40}:\s*\Z")
"""What asks for a month or a quarter: "Thời gian hoàn thành: quý II/2023", "Tiến độ: tháng 5"."""
COMPLETES = re.compile(
    r"(?<!\w)(?<!đã\s)(?<!được\s)(?:hoàn\s+(?:thành|tất)|(?:làm|thực\s+hiện|giải\s+quyết)\s+xong)(?!\w)"
)
COVERS = re.compile(
    r"(?<!\w)(?:kết\s+quả|tình\s+hình|số\s+liệu|tiến\s+độ|nhiệm\s+vụ|công\s+tác|hoạt\s+động)\s+"
    r"(?:(?!về|cho|gửi|lên|báo|hoàn|xong|trước)[^\W\d]+\s+){0,2}(?:thực\s+hiện|triển\s+khai|tổ\s+chức"
    r"|hoạt\s+động|trọng\s+tâm|đạt\s+được|công\s+tác)"
    r"(?:\s+(?!về|cho|gửi|lên|báo|hoàn|xong)[^\W\d]+){0,8}\s*\Z"
)
"""The period that a report or a list of work covers: "kết quả thực hiện … trong quý II/2023"."""
MEASURED = re.compile(
    r"(?<!\w)(?:số\s+(?:liệu|vụ|ca|lượng|người|tiền|hồ)|kết\s+quả|tình\s+hình|phát\s+sinh|xảy\s+ra"
    r"|biến\s+động|chi\s+phí|lương|tiền)(?!\w)"
)
RANGE = re.compile(r"\s(?:đến|tới)\s|-\s*quý")
COVERED = re.compile(r"\s*(?:được\s+(?:báo|tổng|gửi)|như\s+sau|của\s)")
