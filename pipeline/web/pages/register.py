"""The register of arrivals: filters that live in the address, orders, pages, a workbook; and the two other books."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from extractors.lexicon.types import document_types, type_name
from schemas import CongVanError

from ...asking.browsing import PAGE, SORTS, RegisterPage
from ...asking.browsing_filters import DUE, Filters
from ...asking.office import NoOfficeError
from ...exporting import registers as sheets
from ...exporting.registers import code
from ...exporting.sheets import Sheet
from ..context import TheArchive, TheWords, Today, rendered
from ..wording import PageWords

router = APIRouter()
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
URGENCY = ("Khẩn", "Thượng khẩn", "Hỏa tốc", "Hỏa tốc hẹn giờ")
LEVELS = {"central": "Central", "province": "Province", "district": "District", "commune": "Commune", "other": "Other"}
STATES = {"late": "Overdue", "soon": "Due within 7 days", "open": "Due later", "answered": "Answered", "done": "Done",
          "recurring": "Recurring", "undated": "No day known", "none": "No deadline"}  # fmt: skip
COLUMNS = (("arrived", "No. of arrival"), ("", "Arrived"), ("number", "Number and symbol"), ("", "Subject"),
           ("issuer", "Issued by"), ("type", "Type"), ("urgency", "Urgency"), ("", "State"),
           ("due", "Due"))  # fmt: skip
"""Order by which a column sorts, and its heading, in the order in which clerks know them."""


class RegisterAsked:
    """What the address asks for: filters, order, page."""

    def __init__(self, request: Request) -> None:
        given = request.query_params
        page, year = given.get("page", ""), given.get("year", "")
        level, due, sort = given.get("level", ""), given.get("due", ""), given.get("sort", "")
        self.page = max(1, int(page)) if page.isdecimal() and len(page) < 8 else 1
        self.sort = sort if sort in SORTS else "arrived"
        self.descending = given.get("order") != "asc"
        self.filters = Filters(
            words=given.get("q", ""), doc_types=tuple(each for each in given.getlist("type") if each),
            urgency=given.get("urgency", ""), issuer=given.get("issuer", ""), level=level if level in LEVELS else "",
            year=int(year) if year.isdecimal() and len(year) == 4 else None, first=day_asked(given.get("from")),
            last=day_asked(given.get("to")), signer=given.get("signer", ""), due=due if due in DUE else "",
            unread=given.get("seen") == "no", unregistered=given.get("arrival") == "none",
        )  # fmt: skip
        self._given = [(name, value) for name, value in given.multi_items() if value and name != "page"]

    def address(self, **changed: Any) -> str:
        """Return the address of the same question with something changed; what is None is left out."""
        kept = [(name, value) for name, value in self._given if name not in changed]
        return "?" + urlencode([*kept, *((name, str(value)) for name, value in changed.items() if value is not None)])

    @property
    def narrowed(self) -> bool:
        """Whether anything but order and page is asked for."""
        return any(name not in ("sort", "order") for name, _ in self._given)


def day_asked(written: str | None) -> dt.date | None:
    """Return a day of an address.

    Raises:
        CongVanError: It is none.
    """
    try:
        return dt.date.fromisoformat(written) if written else None
    except ValueError as error:
        raise CongVanError(f"{written!r}: write a day as 2023-04-01") from error


@router.get("/documents")
def register(request: Request, archive: TheArchive, today: Today, words: TheWords) -> HTMLResponse:
    """Show a page of the register."""
    asked = RegisterAsked(request)
    page = archive.browse(
        asked.filters, today=today, sort=asked.sort, descending=asked.descending, offset=(asked.page - 1) * PAGE
    )
    years = archive.years()
    return rendered(
        request, "register.html", page=page, asked=asked, pages=max(1, -(-page.total // PAGE)), columns=COLUMNS,
        types=_types(), urgencies=URGENCY, levels=LEVELS, states=STATES, dues=DUE, code=code, type_name=type_name,
        years=range(years[1], years[0] - 1, -1) if years else (), first=(asked.page - 1) * PAGE + 1,
        due_words=due_words,
    )  # fmt: skip


def _types() -> list[tuple[str, str]]:
    return sorted(((kind.code, kind.name) for kind in document_types()), key=lambda kind: kind[1])


def due_words(line: Any, words: PageWords) -> str:
    """Return how far a document is handled, in the words of the page; empty where it sets no deadline."""
    handled = line.handled
    if handled is None:
        return ""
    if handled.state == "late":
        return words("{days} days overdue", days=-(handled.days or 0))
    if handled.state in ("soon", "open") and handled.days is not None:
        return words("today") if handled.days == 0 else words("{days} days left", days=handled.days)
    return words(STATES[handled.state])


@router.get("/documents.xlsx")
def workbook(request: Request, archive: TheArchive, today: Today) -> Response:
    """Return what the filters find as the register that the law asks for, as a workbook."""
    asked = RegisterAsked(request)
    found = archive.browse(asked.filters, today=today, sort=asked.sort, descending=asked.descending, limit=None)
    return _workbook(sheets.arrivals_sheet(_arrived(found), archive.setting("office") or ""), "so-van-ban-den")


def _arrived(found: RegisterPage) -> Sequence[Any]:
    from ...asking.registers import ArrivedLine

    return [ArrivedLine(line.document, line.arrival) for line in found.lines]


def _workbook(sheet: Sheet, name: str) -> Response:
    from ...exporting.workbook import to_xlsx

    return Response(to_xlsx(sheet), media_type=XLSX,
                    headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'})  # fmt: skip


# --- the other books --------------------------------------------------------------------------------------------------

BOOKS = {"tracking": ("Tracking book", "so-theo-doi"), "sent": ("Documents sent", "so-van-ban-di")}


@router.get("/books/{book}")
def book(request: Request, book: str, archive: TheArchive, today: Today, page: int = 1) -> HTMLResponse:
    """Show a page of the tracking book or of the register of documents sent."""
    first, last = (day_asked(request.query_params.get(name)) for name in ("from", "to"))
    try:
        sheet = _book(archive, book, first, last, today)
    except NoOfficeError:
        return rendered(request, "book.html", sheet=None, book=book, books=BOOKS, first=first, last=last)
    pages = max(1, -(-len(sheet.lines) // PAGE))
    number = min(max(1, page), pages)
    shown = slice((number - 1) * PAGE, number * PAGE)
    query = urlencode([(name, day.isoformat()) for name, day in (("from", first), ("to", last)) if day])
    return rendered(
        request, "book.html", sheet=sheet, lines=sheet.lines[shown], line_states=sheet.states[shown], book=book,
        books=BOOKS, first=first, last=last, number=number, pages=pages, query=query,
    )  # fmt: skip


@router.get("/books/{book}/xlsx")
def book_as_workbook(request: Request, book: str, archive: TheArchive, today: Today) -> Response:
    """Return a book as a workbook."""
    first, last = (day_asked(request.query_params.get(name)) for name in ("from", "to"))
    return _workbook(_book(archive, book, first, last, today), BOOKS.get(book, ("", "so"))[1])


def _book(archive: Any, book: str, first: dt.date | None, last: dt.date | None, today: dt.date) -> Sheet:
    office = archive.setting("office") or ""
    if book == "tracking":
        lines = archive.tracking_book(first=first, last=last, today=today)
        return sheets.tracking_sheet(lines, None, f"{office + ', ' if office else ''}tính đến ngày {today:%d/%m/%Y}")
    if book == "sent":
        return sheets.sent_sheet(archive.register_of_sent(first=first, last=last), office)
    raise CongVanError("there is no such book")
