"""A Dask scheduler and workers of the tests' own, on this machine, which can be killed and started again."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


class DaskCluster:
    """A scheduler and so many workers of one thread each, in a folder for what they write."""

    def __init__(self, folder: Path, workers: int) -> None:
        self._folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        self.engine = f"dask://127.0.0.1:{self._port}"
        self._scheduler = self._started_scheduler()
        self.workers = [self.started_worker() for _ in range(workers)]

    def _run(self, *arguments: str) -> subprocess.Popen[bytes]:
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        command = [sys.executable, "-m", "dask", *arguments]
        return subprocess.Popen(command, cwd=self._folder, env={**os.environ, "PYTHONPATH": path},
                                start_new_session=True, **_QUIET)  # type: ignore[call-overload, no-any-return]  # fmt: skip

    def _started_scheduler(self) -> subprocess.Popen[bytes]:
        return self._run("scheduler", "--host", "127.0.0.1", "--port", str(self._port), "--no-dashboard", "--no-show")

    def started_worker(self) -> subprocess.Popen[bytes]:
        """Start one more worker."""
        address = f"tcp://127.0.0.1:{self._port}"
        return self._run("worker", address, "--nthreads", "1", "--no-dashboard", "--no-nanny", "--death-timeout", "120")

    def kill_worker(self) -> None:
        """Kill a worker, and start another."""
        self._end(self.workers.pop(0))
        self.workers.append(self.started_worker())

    def kill_scheduler(self) -> None:
        """Kill the scheduler, and start another at its address; workers end with it and are started again."""
        for process in (self._scheduler, *self.workers):
            self._end(process)
        self._scheduler = self._started_scheduler()
        self.workers = [self.started_worker() for _ in self.workers]

    def stop(self) -> None:
        """End all."""
        for process in (*self.workers, self._scheduler):
            self._end(process)

    @staticmethod
    def _end(process: subprocess.Popen[bytes]) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(30)
