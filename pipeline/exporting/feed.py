"""Calendars as files that any web server serves: names that stay, a file written anew only where it changed."""

from __future__ import annotations

import html
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from extractors.times.workdays import WorkCalendar

from ..asking.feeds import Feed
from .calendar import PRODID, to_ics

_PAGE = """<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Lịch thời hạn công văn</title>
<style>body{{font:16px/1.5 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}}li{{margin:.3rem 0}}</style>
<h1>Lịch thời hạn công văn</h1>
<p><strong>Hãy đăng ký (subscribe), đừng nhập (import).</strong> Lịch đăng ký tự cập nhật và tự gỡ thời hạn không còn
hiệu lực; nhập tệp nhiều lần vào Outlook sẽ làm thời hạn bị nhân đôi.</p>
<ul>
{items}
</ul>
</html>
"""


@dataclass(frozen=True)
class Written:
    """A calendar file of a feed."""

    path: Path
    name: str
    changed: bool
    """Whether it was written: false where it said the same already."""


def write_feed(
    directory: Path, feeds: Iterable[Feed], *, todo: bool = False, work: WorkCalendar | None = None, alarms: bool = True
) -> list[Written]:
    """Write calendars and a page that lists them into a folder; files of earlier ones that are no more become empty."""
    written = []
    for feed in feeds:
        path = directory / f"{feed.slug}.ics"
        data = to_ics(feed.deadlines, todo=todo, name=feed.name, work=work, alarms=alarms)
        written.append(Written(path, feed.name, _replace(path, data)))
    known = {each.path for each in written}
    for path in sorted(directory.rglob("*.ics")):
        if path not in known and PRODID.encode() in path.read_bytes():
            written.append(Written(path, path.stem, _replace(path, to_ics([], name=path.stem))))
    items = "\n".join(
        f'<li><a href="{html.escape(each.path.relative_to(directory).as_posix())}">{html.escape(each.name)}</a></li>'
        for each in written
        if each.path in known
    )
    _replace(directory / "index.html", _PAGE.format(items=items).encode())
    return written


def _replace(path: Path, data: bytes) -> bool:
    """Put a whole file in place of another; False where it is the same, so that its time does not change."""
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".congvan-")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).chmod(0o644)
    Path(name).replace(path)
    return True
