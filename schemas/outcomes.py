"""What became of a file: the closed list of outcomes, and the one base class of this project's errors."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class OutcomeCode(StrEnum):
    """Every file that is taken in ends in exactly one of these."""

    READ = "read"  # a record was made
    PARTIAL = "partial"  # a record was made, but some pages could not be read
    DUPLICATE = "duplicate"  # the same bytes stand in the archive under another name
    UNCHANGED = "unchanged"  # the same bytes under the same name were read before by this version
    NEEDS_OCR = "needs_ocr"  # a scan: a later version, or an installed OCR, may read it
    LEGACY_FONT = "legacy_font"  # text in a pre-Unicode font encoding (TCVN3, VNI …)
    UNSUPPORTED = "unsupported"  # a format that is not read; retrying does not help
    NOT_A_DISPATCH = "not_a_dispatch"  # readable, but not an administrative document
    EMPTY = "empty"  # no text at all
    ENCRYPTED = "encrypted"  # needs a password
    CORRUPT = "corrupt"  # damaged beyond reading
    TOO_LARGE = "too_large"  # over a limit on bytes, pages or characters; raising it may help
    TIMEOUT = "timeout"  # took longer than the limit; a retry may help
    OUT_OF_MEMORY = "out_of_memory"  # needed more memory than the limit
    CRASHED = "crashed"  # the reader died; a retry rarely helps
    IO_ERROR = "io_error"  # the file could not be opened; a retry may help

    @property
    def has_record(self) -> bool:
        """Whether a dispatch record came out of the file in this run."""
        return self in (OutcomeCode.READ, OutcomeCode.PARTIAL)


_WORDS: dict[OutcomeCode, tuple[str, str]] = {
    OutcomeCode.READ: ("Đã đọc.", "Read."),
    OutcomeCode.PARTIAL: ("Chỉ đọc được một phần.", "Only part of it could be read."),
    OutcomeCode.DUPLICATE: ("Trùng với một tệp đã có.", "The same file is already in the archive."),
    OutcomeCode.UNCHANGED: ("Không thay đổi từ lần đọc trước.", "Unchanged since it was last read."),
    OutcomeCode.NEEDS_OCR: (
        "Bản quét chưa có lớp văn bản; cần nhận dạng chữ (OCR).",
        "A scan without usable text; it needs OCR.",
    ),
    OutcomeCode.LEGACY_FONT: (
        "Văn bản dùng phông chữ cũ (TCVN3, VNI…); hãy chuyển sang Unicode.",
        "Text in a pre-Unicode font (TCVN3, VNI …); convert it to Unicode first.",
    ),
    OutcomeCode.UNSUPPORTED: (
        "Định dạng tệp chưa được hỗ trợ; hãy lưu lại thành DOCX hoặc PDF.",
        "This file format is not read; save it as DOCX or PDF.",
    ),
    OutcomeCode.NOT_A_DISPATCH: ("Không phải văn bản hành chính.", "Not an administrative document."),
    OutcomeCode.EMPTY: ("Tệp không có chữ nào.", "The file holds no text."),
    OutcomeCode.ENCRYPTED: ("Tệp có mật khẩu; hãy gỡ mật khẩu.", "The file is encrypted; remove its password."),
    OutcomeCode.CORRUPT: ("Tệp bị hỏng; hãy xin lại bản khác.", "The file is damaged; ask for another copy."),
    OutcomeCode.TOO_LARGE: ("Tệp vượt quá giới hạn cho phép.", "The file is over a limit."),
    OutcomeCode.TIMEOUT: ("Đọc quá thời gian cho phép; hãy thử lại.", "Reading took too long; try again."),
    OutcomeCode.OUT_OF_MEMORY: ("Không đủ bộ nhớ để đọc tệp.", "Reading needed too much memory."),
    OutcomeCode.CRASHED: ("Trình đọc bị dừng đột ngột vì tệp này.", "The reader died on this file."),
    OutcomeCode.IO_ERROR: ("Không mở được tệp; hãy kiểm tra quyền đọc.", "The file could not be opened."),
}


class Outcome(BaseModel):
    """What happened to one file, in words that a person can act on."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    code: OutcomeCode
    detail: str | None = None
    """What exactly: the limit that bound, the page that failed, the library's message."""

    @property
    def message_vi(self) -> str:
        """The sentence in Vietnamese."""
        return self._with_detail(_WORDS[self.code][0])

    @property
    def message_en(self) -> str:
        """The sentence in English."""
        return self._with_detail(_WORDS[self.code][1])

    def _with_detail(self, sentence: str) -> str:
        return f"{sentence} ({self.detail})" if self.detail else sentence


class CongVanError(Exception):
    """Base of every error that this project raises on purpose; its text says what to do."""


class UnreadableError(CongVanError):
    """A file that gives no record; `outcome` says why."""

    def __init__(self, code: OutcomeCode, detail: str | None = None) -> None:
        self.outcome = Outcome(code=code, detail=detail)
        super().__init__(self.outcome.message_en)

    def __reduce__(self) -> tuple[type[UnreadableError], tuple[OutcomeCode, str | None]]:
        """Survive the way through a process pool."""
        return type(self), (self.outcome.code, self.outcome.detail)
