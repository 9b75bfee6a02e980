"""Files that people upload, read one batch after another by one thread: whoever sent one waits for its outcome."""

from __future__ import annotations

import queue
import re
import shutil
import tempfile
import threading
import unicodedata
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from ..archive import Archive
from ..filing.outcomes import FileOutcome
from ..reading.names import printable

BATCH = 16
"""Most files that are read together: those behind them wait no longer than these take."""
_LONGEST_NAME = 120
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]')


def safe_name(name: str) -> str:
    """Return a file name that no system takes for more than a name: the last part of a path, its ending kept.

    >>> safe_name("../../etc/passwd"), safe_name("công văn\\x00.pdf"), safe_name("...")
    ('passwd', 'công văn_.pdf', 'file')
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", last)).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    if dot and len(ending) <= 12:
        return f"{stem[: _LONGEST_NAME - len(ending)]}.{ending}" if stem else ending
    return plain[:_LONGEST_NAME] or "file"


@dataclass(frozen=True)
class _Sent:
    path: Path
    outcome: Future[list[FileOutcome]]


class UploadInbox:
    """Takes files into the archive, originals kept; close it at the end."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._queue: queue.SimpleQueue[_Sent | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._folder = Path(tempfile.mkdtemp(prefix="congvan-"))

    def place(self, name: str) -> Path:
        """Return where a file is to be written that somebody sends: a folder of its own, so that no two meet."""
        return Path(tempfile.mkdtemp(dir=self._folder)) / safe_name(name)

    def put(self, path: Path) -> Future[list[FileOutcome]]:
        """Have a file read that was written to its place; what became of it, and of what it holds, comes later.

        When it comes, the bytes are on the disk and the archive's rows are committed.
        """
        sent = _Sent(path, Future())
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="inbox", daemon=True)
                self._thread.start()
        self._queue.put(sent)
        return sent.outcome

    def close(self) -> None:
        """End the thread when it has read what was sent, and remove what was written."""
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _work(self) -> None:
        while (first := self._queue.get()) is not None:
            batch, ended = [first], False
            while len(batch) < BATCH and not self._queue.empty():
                more = self._queue.get()
                if more is None:
                    ended = True
                    break
                batch.append(more)
            self._read(batch)
            if ended:
                return

    def _read(self, batch: Sequence[_Sent]) -> None:
        try:
            report = self._archive.ingest([sent.path for sent in batch], keep_originals=True)
        except Exception as error:
            if len(batch) == 1:
                batch[0].outcome.set_exception(error)
            else:
                for sent in batch:
                    self._read([sent])
            return
        finally:
            if len(batch) == 1:
                shutil.rmtree(batch[0].path.parent, ignore_errors=True)
        for sent in batch:
            label = printable(sent.path)
            sent.outcome.set_result(
                [each for each in report.outcomes if each.path == label or each.path.startswith(f"{label}!")]
            )
            shutil.rmtree(sent.path.parent, ignore_errors=True)
