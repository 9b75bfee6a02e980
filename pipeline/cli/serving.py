"""The command that opens the page: congvan serve."""

from __future__ import annotations

from typing import Annotated

import typer

from . import days
from .common import Db, fail, opened
from .language import tr


def serve(
    db: Db = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8765,
    host: Annotated[str, typer.Option(help="The address; only those of this machine.")] = "127.0.0.1",
    on: days.Today = None,
) -> None:
    """Open the archive as a page in the browser of this machine: look, check, correct, see what is due.

    It answers only on this machine, since it asks nobody who they are. A new archive is made where there is none.
    """
    try:
        import uvicorn

        from ..web.app import create_app
        from ..web.listening import listen
        from ..web.safety import is_loopback
    except ModuleNotFoundError as error:
        fail(tr("the page needs more packages ({name}): pip install 'congvan[web]'", name=error.name))
    if not is_loopback(host):
        fail(tr("{host}: the page has no login yet, so it opens only on this machine: --host 127.0.0.1", host=host))
    with opened(db, create=True) as archive:
        app = create_app(archive, on=on)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
        try:
            socket = listen(host, port)
        except OSError as error:
            fail(tr("{host}, port {port}: {reason}", host=host, port=port, reason=error.strerror))
        shown = f"[{host}]" if ":" in host else host
        place = f"http://{shown}:{socket.getsockname()[1]}/"
        typer.echo(tr("open {place} in the browser; Ctrl+C ends it", place=place))
        server.run([socket])
