"""An office's day at the page by keyboard alone, and every page looked at by axe, on a phone and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.conftest import Serving, axe, words

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from pipeline import Archive

FILES = ("02-snv-yenbai-215.docx", "04-vanyen-402.docx", "06-dongan-56.txt", "32-lamgiang-35.txt")
PAGES = ("/", "/upload", "/documents", "/documents?q=thi+dua", "/documents/{key}", "/documents/{key}/chain", "/review",
         "/documents/{key}/follow", "/documents/{key}/cascade", "/deadlines", "/deadlines?view=week",
         "/deadlines?view=month", "/calendars", "/books/tracking", "/books/sent", "/nothing")  # fmt: skip


def reach(tab: Page, name: str, most: int = 120) -> None:
    """Go by Tab to what has a name."""
    for _ in range(most):
        tab.keyboard.press("Tab")
        here = tab.evaluate(
            "(e => (e.getAttribute('aria-label') || e.innerText || e.id || ''))(document.activeElement)"
        )
        if name in here:
            return
    raise AssertionError(f"{name} is not reached by Tab")


@pytest.fixture
def samples_db(tmp_path: Path) -> Path:
    """An empty archive of an office in place of the samples: this day begins with nothing."""
    from pipeline import Archive

    path = tmp_path / "new.db"
    Archive.open(path).close()
    return path


def test_a_day_by_keyboard_alone(tab: Page, office: Archive, samples_dir: Path) -> None:
    tab.goto("/")
    reach(tab, "Thêm tệp")
    tab.keyboard.press("Enter")
    tab.get_by_role("heading", name="Thêm tệp").wait_for()
    reach(tab, "files")
    with tab.expect_file_chooser() as chooser:
        tab.keyboard.press("Space")
    chooser.value.set_files([samples_dir / name for name in FILES])
    tab.get_by_text("Hoàn tất").wait_for(timeout=90_000)
    assert len(office.listing().documents) == len(FILES)

    reach(tab, "find")
    tab.keyboard.type("xa dong an")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/documents?q=*")
    reach(tab, "56/UBND-VP")
    tab.keyboard.press("Enter")
    tab.get_by_role("heading", level=1).get_by_text("56/UBND-VP").wait_for()

    assert "35/UBND-VP" not in {each.dispatch.number for each in office.chain("402/UBND-NV", direction="down")}
    place = next(i for i, each in enumerate(office.to_review()) if each.reason == "candidate")
    reach(tab, "Soát")
    tab.keyboard.press("Enter")
    tab.get_by_role("heading", level=1, name="Soát").wait_for()
    for number in range(place):
        tab.keyboard.press("ArrowRight")
        tab.get_by_text(f"{number + 2}/{len(office.to_review())}").wait_for()
    tab.keyboard.press("Enter")
    tab.get_by_role("button", name="Bỏ lần vừa rồi").wait_for()
    assert "35/UBND-VP" in {each.dispatch.number for each in office.chain("402/UBND-NV", direction="down")}
    tab.goto(f"/documents/{office.get('402/UBND-NV').id}/chain?direction=down")
    assert "35/UBND-VP" in words(tab.content())

    reach(tab, "Thời hạn")
    tab.keyboard.press("Enter")
    tab.get_by_role("heading", level=1, name="Thời hạn").wait_for()
    reach(tab, "✓ Đã xong")
    tab.keyboard.press("Enter")
    tab.get_by_text("Lấy lại").or_(tab.get_by_role("status")).first.wait_for()
    tab.wait_for_load_state("networkidle")
    assert sum(len(each.done) for each in office.deadlines()) == 1

    tab.goto("/calendars")
    reach(tab, ".ics")
    tab.goto("/documents")
    printed = tab.pdf(format="A4", landscape=True)
    import pypdfium2

    paper = pypdfium2.PdfDocument(printed)[0].get_textpage().get_text_bounded()
    assert "402/UBND-NV" in paper and "Lọc" not in paper


@pytest.fixture(scope="module")
def everything(samples_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The pages of an archive with something on each of them."""
    from pipeline import Archive

    with Archive.open(tmp_path_factory.mktemp("axe") / "samples.db") as archive:
        archive.ingest([samples_dir / name for name in ("01-btdkt-463.pdf", *FILES)])
        archive.configure("office", "UBND huyện Văn Yên, tỉnh Yên Bái")
        serving = Serving(archive)
        yield serving
        serving.stop()


@pytest.mark.parametrize("place", PAGES)
def test_every_page_is_fit_for_all(place: str, browser: Browser, everything: Serving) -> None:
    tab = browser.new_page(base_url=everything.address, locale="vi-VN")
    tab.goto(place.format(key=everything.archive.get("402/UBND-NV").id))
    assert axe(tab) == []
    tab.set_viewport_size({"width": 360, "height": 740})
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    tab.close()
