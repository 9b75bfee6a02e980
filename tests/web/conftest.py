"""The page of an archive of the samples: asked in the process, and in Chromium where there is one."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipeline import Archive

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from starlette.testclient import TestClient

DAY = dt.date(2023, 4, 12)
"""A day of the samples' story: something is late, something is due."""


@pytest.fixture(scope="session")
def samples_db(samples_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the samples; nobody changes it."""
    path = tmp_path_factory.mktemp("web") / "samples.db"
    with Archive.open(path) as archive:
        archive.ingest(samples_dir)
        archive.configure("office", "UBND xã Yên Hợp, huyện Văn Yên, tỉnh Yên Bái")
    return path


@pytest.fixture
def office(samples_db: Path, tmp_path: Path) -> Iterator[Archive]:
    """A copy of that archive, to be changed at will."""
    path = tmp_path / "office.db"
    with Archive.open(samples_db) as original:
        original.backup(path)
    with Archive.open(path) as archive:
        yield archive


def client_of(archive: Archive) -> TestClient:
    """A browser without a screen, which sends the page's token with everything that it changes."""
    from starlette.testclient import TestClient

    from pipeline.web.app import create_app

    client = TestClient(create_app(archive, on=DAY), raise_server_exceptions=False)
    client.get("/")
    client.headers["X-Congvan-Token"] = client.cookies["congvan_token"]
    return client


@pytest.fixture
def client(office: Archive) -> Iterator[TestClient]:
    """Asks the pages of an archive that may be changed."""
    with client_of(office) as asking:
        yield asking


@pytest.fixture(scope="session")
def reader(samples_db: Path) -> Iterator[TestClient]:
    """Asks the pages of the archive that nobody changes."""
    with Archive.open(samples_db) as archive, client_of(archive) as asking:
        yield asking


def words(html: str) -> str:
    """What stands on a page, without its tags."""
    from html import unescape

    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


# --- in a browser -----------------------------------------------------------------------------------------------------


class Serving:
    """The page on a port of its own, as `congvan serve` opens it."""

    def __init__(self, archive: Archive) -> None:
        import uvicorn

        from pipeline.web.app import create_app
        from pipeline.web.listening import listen

        self.archive = archive
        self._server = uvicorn.Server(uvicorn.Config(create_app(archive, on=DAY), log_level="error"))
        socket = listen("127.0.0.1")
        self.address = f"http://127.0.0.1:{socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._server.run, args=([socket],), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End it, and wait until it has."""
        self._server.should_exit = True
        self._thread.join()


@pytest.fixture
def site(office: Archive) -> Iterator[Serving]:
    """The pages of an archive that may be changed, for a browser."""
    serving = Serving(office)
    yield serving
    serving.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium of the system; tests that need it are skipped where there is none.

    Playwright's event loop runs as long as it does: another module's tests may want one of their own.
    """
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("no Chromium on this machine (apt install chromium): pages are not looked at in a browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def tab(browser: Browser, site: Serving) -> Iterator[Page]:
    """A window on the page; anything that the browser complains of fails the test."""
    context = browser.new_context(base_url=site.address, locale="vi-VN", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def axe(page: Any) -> list[str]:
    """What axe finds wrong with a page that is serious or worse: rule and first place."""
    source = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")
    page.evaluate(source)  # as the browser's own tools do: the page's policy allows no other script
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {each['nodes'][0]['target']} {each['nodes'][0]['failureSummary']}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]
