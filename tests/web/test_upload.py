"""Files sent by the page: kept before they are acknowledged, one outcome each, hostile names and bytes survived."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pipeline import Archive
from pipeline.web.inbox import safe_name
from schemas import OutcomeCode
from tests.web.conftest import client_of, words

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from starlette.testclient import TestClient


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "new.db") as archive:
        yield archive


def send(client: TestClient, name: str, data: bytes) -> Any:
    return client.post("/upload/file", params={"name": name}, content=data)


def test_a_file_is_kept_read_and_told(empty: Archive, samples_dir: Path) -> None:
    data = (samples_dir / "04-vanyen-402.docx").read_bytes()
    with client_of(empty) as client:
        (told,) = send(client, "đến/402.docx", data).json()["outcomes"]
        assert (told["name"], told["code"], told["kind"]) == ("402.docx", "read", "good")
        assert told["documents"][0]["title"].startswith("CV 402/UBND-NV")
        assert empty.original("402/UBND-NV") == data
        (again,) = send(client, "bản sao.docx", data).json()["outcomes"]
        assert again["kind"] == "known" and again["documents"] == told["documents"]
        assert "Trùng" in again["message"] and "/" not in again["message"]


def test_an_archive_of_files_tells_each(empty: Archive, samples_dir: Path) -> None:
    with client_of(empty) as client:
        told = send(client, "tháng 5.zip", (samples_dir / "26-cong-van-thang-5.zip").read_bytes()).json()["outcomes"]
    assert len(told) > 1 and all(each["name"].startswith("tháng 5.zip › ") for each in told)


def test_too_large_is_refused_before_anything_is_read(empty: Archive) -> None:
    with client_of(empty) as client:
        headers = {"Content-Length": str(10**12)}
        answer = client.post("/upload/file", params={"name": "a.pdf"}, content=b"x", headers=headers)
        assert answer.status_code == 413 and answer.json()["outcomes"][0]["code"] == "too_large"
        headers = {"Content-Length": str(10**7), "Content-Type": "application/x-www-form-urlencoded"}
        assert client.post("/author", content=b"x", headers=headers).status_code == 403
    assert empty.runs() == []


def test_without_the_token_nothing_is_taken(empty: Archive) -> None:
    with client_of(empty) as client:
        del client.headers["X-Congvan-Token"]
        assert send(client, "a.txt", b"x").status_code == 403
    assert empty.outcomes() == []


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\x\\cv.pdf", "cv.pdf"), ("a\x00b.pdf", "a_b.pdf"), ("", "file"),
        ("...", "file"), ("<img src=x>.pdf", "_img src=x_.pdf"), ("\u202efdp.exe", "_fdp.exe"), ("/", "file"),
        ("x" * 500 + ".pdf", "x" * 117 + ".pdf"), (".docx", "docx"), ("công văn số 5.doc", "công văn số 5.doc"),
    ],
)  # fmt: skip
def test_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe


HOSTILE = 14
"""Files of the folder that the normal test sends; the long one sends all."""


def hostile(root: Path) -> list[Path]:
    folder = root.parent / "shared" / "hostile"
    if not folder.is_dir():
        pytest.skip("no folder `shared/hostile` beside this checkout")
    return [path for path in sorted(folder.iterdir()) if path.is_file()]


def check_hostile(archive: Archive, files: list[Path]) -> None:
    with client_of(archive) as client:
        for path in files:
            outcomes = send(client, path.name, path.read_bytes()).json()["outcomes"]
            assert outcomes, path.name
            assert all(OutcomeCode(each["code"]) for each in outcomes)
            for document in outcomes[0]["documents"]:
                assert client.get(f"/documents/{document['id']}").status_code == 200, path.name
        assert client.get("/").status_code == 200
        assert words(client.get("/review").text)


def test_hostile_files(empty: Archive, root: Path) -> None:
    files = hostile(root)
    check_hostile(empty, files[:: max(1, len(files) // HOSTILE)][:HOSTILE])


@pytest.mark.soak
def test_all_hostile_files(empty: Archive, root: Path) -> None:
    check_hostile(empty, hostile(root))


SERVE = """
import sys, uvicorn
from pipeline import Archive
from pipeline.web.app import create_app
from pipeline.web.listening import listen
with Archive.open(sys.argv[1]) as archive:
    server = uvicorn.Config(create_app(archive), log_level="error")
    socket = listen("127.0.0.1")
    print(socket.getsockname()[1], flush=True)
    uvicorn.Server(server).run([socket])
"""


def test_nothing_acknowledged_is_lost_by_a_kill(tmp_path: Path, samples_dir: Path, root: Path) -> None:
    import httpx2

    db = tmp_path / "killed.db"
    serving = subprocess.Popen([sys.executable, "-c", SERVE, db], stdout=subprocess.PIPE, text=True, cwd=root)
    assert serving.stdout
    address = f"http://127.0.0.1:{serving.stdout.readline().strip()}"
    acknowledged, corrected = [], None
    with httpx2.Client(base_url=address, timeout=120) as client:
        client.get("/")
        client.headers["X-Congvan-Token"] = client.cookies["congvan_token"]
        for path in sorted(samples_dir.glob("0[1-3]*")):
            told = client.post("/upload/file", params={"name": path.name}, content=path.read_bytes()).json()
            acknowledged.append(hashlib.sha256(path.read_bytes()).hexdigest())
            corrected = told["outcomes"][0]["documents"][0]["id"]
        form = {"path": "place", "value": "Yên Bái mới", "seen": '"Trấn Yên"'}
        answer = client.post(f"/documents/{corrected}/correct", data=form)
        assert answer.status_code == 303
        os.kill(serving.pid, signal.SIGKILL)
    serving.wait()
    time.sleep(0.2)
    with Archive.open(db) as archive:
        for sha256 in acknowledged:
            assert hashlib.sha256(archive.original(sha256)).hexdigest() == sha256
        assert archive.show(corrected or 0).record.place == "Yên Bái mới"  # type: ignore[union-attr]
        assert archive.verify() == []


def test_dropped_in_the_browser(tab: Page, office: Archive, tmp_path: Path) -> None:
    letter = tmp_path / "mới.txt"
    letter.write_text("ỦY BAN NHÂN DÂN\nHUYỆN VĂN YÊN\nSố: 931/UBND-NV\nVăn Yên, ngày 02 tháng 4 năm 2023\n"
                      "Kính gửi: Các xã, thị trấn.\nĐề nghị báo cáo trước ngày 20/4/2023.\n", encoding="utf-8")  # fmt: skip
    tab.goto("/upload")
    tab.locator("#files").set_input_files([letter])
    tab.get_by_role("link", name="931/UBND-NV").wait_for()
    assert "Xong 1/1 tệp" in (tab.locator("#uploads output").text_content() or "")
    assert office.get("931/UBND-NV").held
