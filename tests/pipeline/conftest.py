"""Archives for tests: SQLite in a temporary folder, and PostgreSQL where its programs are installed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline import Archive
from tests.pipeline.archive_builders import store


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "archive.db") as opened:
        yield opened


@pytest.fixture
def holding(archive: Archive) -> Callable[..., Archive]:
    """An archive that holds the records given, all stored at once."""
    return lambda *records: store(archive, records)


def _program(name: str) -> str | None:
    found = shutil.which(name)
    if found:
        return found
    for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True):
        return str(path)
    return None


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of its own; as root it runs under the account `postgres` or `nobody`."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    initdb, server = _program("initdb"), _program("postgres")
    if not initdb or not server:
        pytest.skip("no PostgreSQL programs (initdb, postgres) on this machine")
    folder = Path(os.path.realpath(tmp_path_factory.mktemp("postgres")))
    user: dict[str, str] = {}
    if os.getuid() == 0:
        import pwd

        names = {entry.pw_name for entry in pwd.getpwall()}
        account = next((name for name in ("postgres", "nobody") if name in names), None)
        if account is None or not shutil.which("setpriv"):
            pytest.skip("as root, PostgreSQL needs another account and setpriv")
        entry = pwd.getpwnam(account)
        os.chown(folder, entry.pw_uid, entry.pw_gid)
        for parent in folder.parents:
            if parent.stat().st_uid == 0 and parent != Path("/"):
                parent.chmod(parent.stat().st_mode | 0o011)
        user = {"uid": str(entry.pw_uid), "gid": str(entry.pw_gid)}
    prefix = ["setpriv", f"--reuid={user['uid']}", f"--regid={user['gid']}", "--clear-groups"] if user else []
    data = folder / "data"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    subprocess.run(
        [*prefix, initdb, "-D", str(data), "-U", "congvan", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"],
        check=True, stdout=subprocess.DEVNULL, cwd=folder,
    )  # fmt: skip
    process = subprocess.Popen(
        [*prefix, server, "-D", str(data), "-p", str(port), "-k", str(folder), "-c", "listen_addresses=127.0.0.1",
         "-c", "fsync=off"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder,
    )  # fmt: skip
    try:
        _wait_for(port, process)
        yield f"postgresql://congvan@127.0.0.1:{port}/postgres"
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    import time

    import psycopg

    for _ in range(100):
        try:
            psycopg.connect(f"host=127.0.0.1 port={port} user=congvan dbname=postgres").close()
            return
        except psycopg.OperationalError:
            if process.poll() is not None:
                pytest.skip("PostgreSQL does not start here")
            time.sleep(0.1)
    pytest.skip("PostgreSQL does not answer here")


@pytest.fixture
def postgres_url(postgres: str) -> Iterator[str]:
    """A new, empty database."""
    import psycopg

    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS archive")
        connection.execute("CREATE DATABASE archive")
    yield postgres.rsplit("/", 1)[0] + "/archive"
