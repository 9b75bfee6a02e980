"""Vietnamese and English names of fields, of groups of fields and of reasons, for people who look at one record."""

from __future__ import annotations

from typing import NamedTuple

from schemas.dispatch import RefusalReason


class Label(NamedTuple):
    """A name in both languages."""

    vi: str
    en: str


GROUPS: dict[str, Label] = {
    "header": Label("Phần đầu", "Header"),
    "party": Label("Nơi gửi, nơi nhận", "Addressees, recipients"),
    "signature": Label("Chữ ký", "Signature"),
    "citation": Label("Văn bản viện dẫn", "Cited documents"),
    "deadline": Label("Thời hạn", "Deadlines"),
}
REFUSED = Label("Số, ngày không thành giá trị", "Numbers and dates refused")

FIELDS: dict[str, Label] = {
    "doc_type.code": Label("Loại văn bản", "Type"),
    "doc_type.name": Label("Tên loại", "Type name"),
    "issuer.name": Label("Cơ quan ban hành", "Issuer"),
    "issuer.parent": Label("Cơ quan chủ quản", "Parent body"),
    "issuer.level": Label("Cấp", "Level"),
    "issuer.province": Label("Tỉnh, thành phố", "Province"),
    "number": Label("Số, ký hiệu", "Number"),
    "number.as_written": Label("Số, ký hiệu như in", "Number as written"),
    "number.serial": Label("Số", "Serial"),
    "number.symbol": Label("Ký hiệu", "Symbol"),
    "number.canonical": Label("Số, ký hiệu chuẩn", "Canonical number"),
    "place": Label("Địa danh", "Place"),
    "issued": Label("Ngày ban hành", "Issued"),
    "subject": Label("Trích yếu", "Subject"),
    "secrecy": Label("Độ mật", "Secrecy"),
    "urgency": Label("Độ khẩn", "Urgency"),
    "status": Label("Tình trạng", "Status"),
    "addressees": Label("Kính gửi", "Addressee"),
    "invitees": Label("Kính mời", "Invited"),
    "distribution": Label("Nơi nhận", "Recipient"),
    "signatures": Label("Người ký", "Signature"),
    "as_written": Label("Như in", "As written"),
    "kind": Label("Loại", "Kind"),
    "name": Label("Tên", "Name"),
    "role": Label("Để làm gì", "Role"),
    "drafter": Label("Người soạn", "Drafter"),
    "unit": Label("Đơn vị soạn", "Drafting unit"),
    "authority": Label("Thẩm quyền ký", "Authority"),
    "title": Label("Chức vụ", "Title"),
    "rank": Label("Cấp hàm, học vị", "Rank"),
    "citations": Label("Văn bản", "Citation"),
    "doc_type": Label("Loại", "Type"),
    "canonical": Label("Số chuẩn", "Canonical"),
    "number_likely": Label("Số có lẽ đúng", "Likely number"),
    "issuer": Label("Cơ quan", "Issuer"),
    "issuer_as_written": Label("Cơ quan như in", "Issuer as written"),
    "relation": Label("Quan hệ", "Relation"),
    "within": Label("Nằm trong", "Within"),
    "provisions": Label("Điều khoản", "Provision"),
    "mentions": Label("Chỗ nhắc", "Mention"),
    "deadlines": Label("Thời hạn", "Deadline"),
    "operator": Label("Cách tính", "Operator"),
    "boundary": Label("Mốc", "Boundary"),
    "last_day": Label("Ngày cuối", "Last day"),
    "rrule": Label("Lặp lại", "Recurrence"),
    "ends": Label("Lặp lại đến hết", "Recurs until"),
    "start_event": Label("Tính từ", "Counted from"),
    "assignees": Label("Ai làm", "Assignee"),
    "task": Label("Việc", "Task"),
    "deliver_to": Label("Gửi về", "Deliver to"),
    "via": Label("Qua", "Via"),
    "channel": Label("Kênh", "Channel"),
    "form": Label("Mẫu", "Form"),
    "quote": Label("Trích", "Quote"),
}

REASONS: dict[RefusalReason, Label] = {
    "own_number": Label("số của chính văn bản", "the document's own number"),
    "own_date": Label("ngày của chính văn bản", "the document's own date"),
    "incoming_stamp": Label("dấu công văn đến", "incoming stamp"),
    "signing_time": Label("giờ ký số", "time of signing"),
    "form_number": Label("số mẫu, biểu, phụ lục", "number of a form or appendix"),
    "telephone_or_account": Label("số điện thoại, tài khoản, giấy tờ", "telephone, account or identity number"),
    "address": Label("địa chỉ", "address"),
    "legal_site": Label("dòng của trang luật", "line of a legal web site"),
    "anniversary": Label("ngày kỷ niệm", "anniversary"),
    "period": Label("giai đoạn, kỳ", "period"),
    "school_year": Label("năm học", "school year"),
    "effect_date": Label("ngày hiệu lực", "day of effect"),
    "past_event": Label("việc đã qua", "past event"),
    "event": Label("thời gian của sự kiện", "time of an event"),
    "cited_date": Label("ngày của văn bản khác", "date of another document"),
    "statistic": Label("số liệu", "figure"),
    "provision": Label("điều, khoản, mục", "provision"),
    "list_marker": Label("số thứ tự", "list marker"),
    "duration": Label("khoảng thời gian", "length of time"),
    "blank": Label("chỗ để trống", "blank to fill in"),
    "margin": Label("lề trang", "page margin"),
    "unparsed": Label("chưa đọc được", "not read"),
    "other": Label("lý do khác", "other"),
}


def field_label(parts: list[str]) -> Label:
    """Return the name of the field at a path without indices: of the whole path where it has one, else of its leaf."""
    whole = ".".join(parts)
    return FIELDS.get(whole) or FIELDS.get(parts[-1]) or Label(parts[-1], parts[-1])


def group_of(path: str) -> str:
    """Return the group that the value at the path is coloured with."""
    first = path.split(".")[0]
    if first in ("addressees", "invitees", "distribution"):
        return "party"
    return {"citations": "citation", "deadlines": "deadline", "signatures": "signature", "signature": "signature"}.get(
        first, "header"
    )
