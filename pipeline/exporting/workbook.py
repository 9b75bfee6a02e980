"""A sheet as a workbook (XLSX) that prints: titles on every page, widths, landscape A4, colours of what is late."""

from __future__ import annotations

import io

from .sheets import Sheet

_COLOURS = {"late": "#F8CBAD", "answered_late": "#FFE699", "open": "#FFFFFF", "met": "#E2EFDA", "partly": "#E2EFDA",
            "done": "#E2EFDA"}  # fmt: skip
_TALL = 15  # points of a line of text


def to_xlsx(sheet: Sheet) -> bytes:
    """Return the workbook. Cells are text, never formulas."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                        "strings_to_numbers": False})  # fmt: skip
    page = book.add_worksheet(sheet.title[:31].replace("/", "-"))
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P/&N")
    font = {"font_name": "Times New Roman", "font_size": 11}
    head = book.add_format(
        {**font, "bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"}
    )
    numbered = book.add_format({**font, "italic": True, "border": 1, "align": "center"})
    title = book.add_format({**font, "font_size": 14, "bold": True, "align": "center"})
    under = book.add_format({**font, "italic": True, "align": "center"})
    plain = {**font, "border": 1, "text_wrap": True, "valign": "top"}
    cells = {state: book.add_format({**plain, "bg_color": colour}) for state, colour in _COLOURS.items()}
    cells[""] = book.add_format(plain)
    last = len(sheet.columns) - 1
    page.merge_range(0, 0, 0, last, sheet.title.upper(), title)
    page.merge_range(1, 0, 1, last, sheet.subtitle, under)
    page.set_row(3, _TALL * max(_lines(column.heading, column.width - 3) for column in sheet.columns))
    for index, column in enumerate(sheet.columns):
        page.set_column(index, index, column.width)
        page.write_string(3, index, column.heading, head)
        page.write_string(4, index, f"({index + 1})", numbered)
    for number, line in enumerate(sheet.lines):
        state = sheet.states[number] if sheet.states else ""
        page.set_row(5 + number, _TALL * max(_lines(cell, sheet.columns[i].width) for i, cell in enumerate(line)))
        for index, cell in enumerate(line):
            page.write_string(5 + number, index, cell, cells.get(state, cells[""]))
    page.repeat_rows(3, 4)
    page.freeze_panes(5, 0)
    page.autofilter(3, 0, 4 + len(sheet.lines), last)
    page.print_area(0, 0, 4 + len(sheet.lines), last)
    book.close()
    return stream.getvalue()


def _lines(cell: str, width: int) -> int:
    """Return how many lines a cell takes at its width."""
    return sum(max(1, -(-len(part) // max(1, width - 1))) for part in cell.split("\n")) if cell else 1
