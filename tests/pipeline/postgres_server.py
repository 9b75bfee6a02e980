"""A PostgreSQL server of the tests' own, which can be killed and started again."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest


def program(name: str) -> str | None:
    """Return where a program of PostgreSQL is."""
    found = shutil.which(name)
    if found:
        return found
    for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True):
        return str(path)
    return None


class PostgresServer:
    """A server in a folder; as root it runs under the account `postgres` or `nobody`. Skips the test without one."""

    def __init__(self, folder: Path) -> None:
        initdb, server = program("initdb"), program("postgres")
        if not initdb or not server:
            pytest.skip("no PostgreSQL programs (initdb, postgres) on this machine")
        self._folder = folder
        self._prefix = self._account()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        self.url = f"postgresql://congvan@127.0.0.1:{self._port}/postgres"
        subprocess.run(
            [*self._prefix, initdb, "-D", str(folder / "data"), "-U", "congvan", "--auth=trust", "-E", "UTF8",
             "--locale=C.UTF-8"],
            check=True, stdout=subprocess.DEVNULL, cwd=folder,
        )  # fmt: skip
        self._server = server
        self.start()

    def _account(self) -> list[str]:
        if os.getuid() != 0:
            return []
        import pwd

        names = {entry.pw_name for entry in pwd.getpwall()}
        account = next((name for name in ("postgres", "nobody") if name in names), None)
        if account is None or not shutil.which("setpriv"):
            pytest.skip("as root, PostgreSQL needs another account and setpriv")
        entry = pwd.getpwnam(account)
        os.chown(self._folder, entry.pw_uid, entry.pw_gid)
        for parent in self._folder.parents:
            if parent.stat().st_uid == 0 and parent != Path("/"):
                parent.chmod(parent.stat().st_mode | 0o011)
        return ["setpriv", f"--reuid={entry.pw_uid}", f"--regid={entry.pw_gid}", "--clear-groups"]

    def start(self) -> None:
        """Start it and wait until it answers."""
        folder = str(self._folder)
        self._process = subprocess.Popen(
            [*self._prefix, self._server, "-D", f"{folder}/data", "-p", str(self._port), "-k", folder,
             "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, start_new_session=True,
        )  # fmt: skip
        import psycopg

        for _ in range(300):
            try:
                psycopg.connect(self.url).close()
                return
            except psycopg.OperationalError:
                if self._process.poll() is not None:
                    pytest.skip("PostgreSQL does not start here")
                time.sleep(0.1)
        pytest.skip("PostgreSQL does not answer here")

    def kill(self) -> None:
        """Kill the server with all its processes, as a power cut does."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        pids = [int(pid) for pid in children.read_text().split()] if children.exists() else []
        for pid in (self._process.pid, *pids):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.wait(30)

    def stop(self) -> None:
        """Shut it down without waiting for those who are still connected."""
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:  # a busy machine: its data goes anyway
            self._process.kill()
            self._process.wait()
