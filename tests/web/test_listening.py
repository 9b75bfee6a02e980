from __future__ import annotations

import socket

import pytest

from pipeline.web.listening import listen
from tests.pipeline.cli.test_commands import run


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_answers_are_sent_without_delay(host) -> None:
    try:
        bound = listen(host)
    except OSError as error:
        pytest.skip(f"this machine has no {host}: {error}")
    with bound:
        bound.listen()
        with socket.create_connection((host.strip("[]"), bound.getsockname()[1]), timeout=5):
            accepted, _ = bound.accept()
            with accepted:
                assert accepted.proto == socket.IPPROTO_TCP, "asyncio sends at once only what says that it is TCP"


def test_a_port_that_somebody_has(tmp_path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = run("serve", "--db", tmp_path / "a.db", "--port", str(port))
    assert done.returncode == 2 and f"port {port}:" in done.stderr and "Traceback" not in done.stderr
