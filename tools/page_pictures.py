"""Pictures of every page, in Chromium of the system: `python -m tools.page_pictures [FOLDER]`; without a folder those
that the docs show are written anew.

The samples are taken into an archive of its own and looked at on a day of their story: as on a desk (1280 × 860), on a
phone (360 px wide) and printed (A4).
"""

from __future__ import annotations

import datetime as dt
import io
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image

from pipeline import Archive

ROOT = Path(__file__).resolve().parents[1]
OFFICE = "UBND xã Yên Hợp, huyện Văn Yên, tỉnh Yên Bái"
DAY = dt.date(2023, 4, 12)
PAGES = {
    "home": "/",
    "upload": "/upload",
    "register": "/documents",
    "search": "/documents?q=dien+hinh+tien+tien",
    "dispatch": "/documents/{dispatch}",
    "scan": "/documents/{scan}",
    "review": "/review?at={doubt}",
    "deadlines": "/deadlines",
    "week": "/deadlines?view=week",
    "chain": "/documents/{dispatch}/chain",
    "follow": "/documents/{dispatch}/follow",
    "cascade": "/documents/{dispatch}/cascade",
    "agency": "/agencies?name=Sở+Nội+vụ+tỉnh+Yên+Bái",
    "tracking": "/books/tracking",
    "calendars": "/calendars",
}
"""Name of the picture → address."""
SHAPES = {"": (1280, 860), "-phone": (360, 720), "-print": (794, 1123)}
"""Ending of the picture's name → width and height of the window, pixels."""


def main(folder: Path, shown: set[str] | None = None) -> None:
    """Write the pictures into the folder: all, or those of these names."""
    from playwright.sync_api import sync_playwright

    with served() as (archive, address), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        keys = {
            "dispatch": archive.get("463/BTĐKT-TT").id,
            "scan": archive.get("431/SVHTTDL-VP").id,
            "doubt": next(i for i, each in enumerate(archive.to_review()) if each.reason == "ambiguous"),
        }
        for name, place in PAGES.items():
            for ending, (width, height) in SHAPES.items():
                tab = browser.new_page(base_url=address, locale="vi-VN", viewport={"width": width, "height": height})
                if ending == "-print":
                    tab.emulate_media(media="print")
                tab.goto(place.format(**keys))
                if name in ("dispatch", "scan") and not ending:
                    tab.locator("[id='f-number'] summary").focus()
                tab.wait_for_timeout(500)
                path = folder / f"page-{name}{ending}.png"
                if shown is None or path.name in shown:
                    save(tab.screenshot(), path)
                tab.close()
        browser.close()


@contextmanager
def served() -> Iterator[tuple[Archive, str]]:
    """Serve an archive of the samples; give it and its address."""
    import uvicorn

    from pipeline.web.app import create_app
    from pipeline.web.listening import listen

    with tempfile.TemporaryDirectory() as place, Archive.open(Path(place) / "samples.db") as archive:
        archive.ingest(ROOT / "samples" / "dispatches")
        archive.configure("office", OFFICE)
        archive.receive("402/UBND-NV", "15", "2023-03-24")
        server = uvicorn.Server(uvicorn.Config(create_app(archive, on=DAY), log_level="error"))
        socket = listen("127.0.0.1")
        thread = threading.Thread(target=server.run, args=([socket],), daemon=True)
        thread.start()
        yield archive, f"http://127.0.0.1:{socket.getsockname()[1]}"
        server.should_exit = True
        thread.join()


def save(picture: bytes, path: Path) -> None:
    """Write a picture with few colours: a page needs no more, and the docs stay small."""
    image: Any = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(96, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
        main(Path(sys.argv[1]))
    else:
        pages = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "README.md", *ROOT.glob("docs/*.md")))
        main(ROOT / "docs" / "pictures", set(re.findall(r"page-[\w-]+\.png", pages)))
