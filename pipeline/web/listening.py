"""The socket that the page answers on."""

from __future__ import annotations

import socket


def listen(host: str, port: int = 0) -> socket.socket:
    """Return a socket bound to an address of this machine.

    asyncio sends an answer's parts without delay only on sockets that say they are TCP; those that uvicorn binds
    itself do not, and every second answer then waits 40 ms for the other side to acknowledge its head.

    Args:
        host: An IPv4 or IPv6 address, or `localhost`.
        port: The port; 0 takes a free one.

    Raises:
        OSError: Somebody else has the port, or the address is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host.strip("[]"), port))
    except BaseException:
        bound.close()
        raise
    return bound
