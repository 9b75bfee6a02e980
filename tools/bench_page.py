"""How quick the pages are on an archive of an office of 10 000 documents: `make bench-page`.

    python -m tools.bench_page [10000] [--db FILE] [--rounds 60] [--write docs/measured/page.md]

Every page is asked in turns with a FastAPI answer that does nothing, of another server on the same machine: a busy
machine slows both, the ratio is of the 95th percentiles. Servers are processes of their own, asked over loopback.
Queries are the statements that SQLite is given. Then ten users ask and correct side by side, and pages are drawn beside
pypdfium2's own drawing.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import multiprocessing
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import sqlalchemy as sa

from pipeline import Archive
from pipeline.web.listening import listen

from . import bench_pictures
from .made_office import make

_HEAD = "# The pages on an office's archive\n\nMade documents; only ratios carry over: `make bench-page`.\n\n"
_FOOT = """
`queries` are the statements of a page asked again while nothing has changed; `the first time` those of a first visit,
when what is due, the queue of the review and chains are made anew (a chain: five statements and one a level). What is
due on the first page comes behind it, as an answer of its own, where it is not known yet. Neither number grows with
the archive.
"""
USERS = 10
DAY = dt.date(2024, 6, 10)
"""A day in the middle of what the made documents set."""


def _serve(port: Any, db: str | None) -> None:
    """Serve an archive, or, without one, an answer that does nothing; tell the port."""
    import uvicorn

    if db is None:
        from fastapi import FastAPI

        app = FastAPI()
        app.get("/")(lambda: {"bare": True})
    else:
        from pipeline.web.app import create_app

        app = create_app(Archive.open(db), on=DAY)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    socket = listen("127.0.0.1")
    port.send(socket.getsockname()[1])
    server.run([socket])


@contextmanager
def served(db: str | None) -> Iterator[httpx2.Client]:
    """Hold a server of its own process, and a client that asks it."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, db))
    process.start()
    try:
        with httpx2.Client(base_url=f"http://127.0.0.1:{here.recv()}", timeout=60) as client:
            yield client
    finally:
        process.terminate()
        process.join()


def pages(archive: Archive) -> dict[str, str]:
    """Return what is measured: the name of a page and its address."""
    start = archive.browse(today=DAY).lines[0].document.id
    body = archive.get(start).body or ""
    return {
        "first page": "/",
        "first page, what is due": "/overview/due",
        "review": "/review",
        "register, 50 rows": "/documents",
        "register, last page": f"/documents?page={archive.browse(today=DAY).total // 50}",
        "register, words": "/documents?q=bao+cao+ket+qua",
        "register, overdue": "/documents?due=late",
        "register, by deadline": "/documents?sort=due",
        "register, a signer": "/documents?signer=nguyen",
        "deadlines, list": "/deadlines",
        "deadlines, overdue": "/deadlines?state=late",
        "deadlines, mine": "/deadlines?mine=1",
        "deadlines, week": "/deadlines?view=week",
        "deadlines, month": "/deadlines?view=month",
        "chain": f"/documents/{start}/chain",
        "who has acted": f"/documents/{start}/follow",
        "cascade": f"/documents/{start}/cascade",
        "a body": f"/agencies?name={body}",
        "a dispatch": f"/documents/{start}",
        "api, documents": "/api/documents",
    }


def seconds(client: httpx2.Client, address: str) -> tuple[float, int]:
    """Ask once; return the seconds and the bytes of the answer."""
    begun = time.perf_counter()
    answer = client.get(address)
    taken = time.perf_counter() - begun
    answer.raise_for_status()
    return taken, len(answer.content)


@contextmanager
def statements(archive: Archive) -> Iterator[list[str]]:
    """Hold the statements that SQLite itself is given meanwhile, without those that begin and end transactions."""
    sent: list[str] = []

    def note(statement: str) -> None:
        inner = statement.startswith("--") or "'main'." in statement  # of SQLite's own, within a search
        if not inner and statement.split(maxsplit=1)[0] not in ("BEGIN", "COMMIT", "ROLLBACK"):
            sent.append(statement)

    def trace(connection: Any, *_: Any) -> None:
        connection.set_trace_callback(note)

    def rest(connection: Any, *_: Any) -> None:
        if connection is not None:
            connection.set_trace_callback(None)

    for name, heard in (("checkout", trace), ("checkin", rest)):
        sa.event.listen(archive._engine, name, heard)
    try:
        yield sent
    finally:
        for name, heard in (("checkout", trace), ("checkin", rest)):
            sa.event.remove(archive._engine, name, heard)


def queries(archive: Archive, addresses: dict[str, str]) -> dict[str, tuple[int, int]]:
    """Return how many statements each page sends: asked again, and the first time after the archive has changed."""
    from starlette.testclient import TestClient

    from pipeline.web.app import create_app

    counted: dict[str, tuple[int, int]] = {}
    for name, address in addresses.items():
        with TestClient(create_app(archive, on=DAY)) as client:
            with statements(archive) as first:
                client.get(address)
            with statements(archive) as again:
                client.get(address)
        counted[name] = (len(again), len(first))
    return counted


def table(db: str, rounds: int) -> list[str]:
    """Return the lines of the table."""
    with Archive.open(db) as archive:
        addresses = pages(archive)
        counted = queries(archive, addresses)
        documents = archive.browse(today=DAY).total
    lines = [f"{documents} documents in the register, {rounds} rounds.", ""]
    lines += ["| page | p95 ms | bare p95 ms | times bare | queries | the first time | kB |"]
    lines += ["| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
    with served(db) as client, served(None) as bare:
        for name, address in addresses.items():
            seconds(client, address)
            seconds(bare, "/")
            mine, nothing, size = [], [], 0
            for _ in range(rounds):
                nothing.append(seconds(bare, "/")[0])
                taken, size = seconds(client, address)
                mine.append(taken)
            a, b = (statistics.quantiles(each, n=20)[-1] * 1000 for each in (mine, nothing))
            again, first = counted[name]
            lines.append(f"| {name} | {a:.0f} | {b:.1f} | {a / b:.1f} | {again} | {first} | {size / 1000:.0f} |")
    return lines


def ten_users(db: str, each: int) -> list[str]:
    """Let ten users look through pages and correct subjects side by side; return what came of it."""
    with Archive.open(db) as archive:
        documents = [line.document for line in archive.browse(today=DAY, limit=USERS).lines]
    keys = [each.id for each in documents]
    errors: list[str] = []

    def user(number: int, address: str) -> None:
        with httpx2.Client(base_url=address, timeout=120) as client:
            client.get("/")
            token, shown = client.cookies.get("congvan_token"), documents[number].subject
            for i in range(each):
                for page in ("/documents", "/deadlines", f"/documents/{keys[number]}", "/"):
                    answer = client.get(page)
                    if answer.status_code != 200:
                        errors.append(f"{page}: {answer.status_code}")
                said = {"path": "subject", "value": f"lần {i} của người {number}", "seen": json.dumps(shown)}
                form, shown = {**said, "token": token}, said["value"]
                answer = client.post(f"/documents/{keys[number]}/correct", data=form)
                if answer.status_code not in (200, 303):
                    errors.append(f"correct: {answer.status_code}")

    begun = time.perf_counter()
    with served(db) as client:
        threads = [threading.Thread(target=user, args=(i, str(client.base_url))) for i in range(USERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    with Archive.open(db) as archive:
        kept = [archive.corrections(key).get("subject") for key in keys]
    lost = sum(words != f"lần {each - 1} của người {i}" for i, words in enumerate(kept))
    taken = time.perf_counter() - begun
    return [f"{USERS} users side by side, {each} rounds of four pages and a correction each: {len(errors)} errors,"
            f" {lost} corrections lost, {USERS * each * 5 / taken:.0f} answers a second."]  # fmt: skip


def main() -> None:
    """Measure as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--db", type=Path)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = options.db or Path(folder) / "office.db"
        if not db.exists():
            with Archive.open(db) as archive:
                make(archive, options.count)
        lines = [*table(str(db), options.rounds), "", *ten_users(str(db), 3), "", bench_pictures.table()[-1]]
    print("\n".join(lines))
    if options.write:
        options.write.write_text(_HEAD + "\n".join(lines) + "\n" + _FOOT, encoding="utf-8")


if __name__ == "__main__":
    main()
