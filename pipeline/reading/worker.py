"""The process that reads files. It is told what to do on one pipe and answers on another."""

from __future__ import annotations

import os
import signal
import sys
import time

from .limits import NO_MEMORY, die_with, limit_cpu, limit_memory, no_core
from .messages import named, packed, receive


def main() -> None:
    """Serve on standard input and output. Interruptions are the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    taken = os.dup(0), os.dup(1)
    quiet = os.open(os.devnull, os.O_RDWR)
    os.dup2(quiet, 0)
    os.dup2(quiet, 1)  # a library that prints must not break the messages
    serve(*taken)


def serve(orders: int, answers: int) -> None:
    """Do what comes in on one descriptor and answer on the other, until the input ends."""
    inbox, outbox = os.fdopen(orders, "rb"), os.fdopen(answers, "wb")
    first = receive(inbox)
    if first is None:
        return
    settings = first[0]
    die_with(settings["parent"])
    no_core()
    sys.path += [path for path in settings["path"] if path not in sys.path]

    def send(head: dict[str, object], parts: object = ()) -> None:
        outbox.write(packed(head, parts))  # type: ignore[arg-type]
        outbox.flush()

    from .pipelines import built
    from .tasks import Bench

    try:
        for name in settings["load"]:
            named(name)
        bench = Bench(named(settings["extract"]) if settings["extract"] else None, settings["version"])
        bench.pipeline, bench.rules = settings["pipeline"], settings["rules"]
        if bench.pipeline:
            built(bench.pipeline)  # before the limits, and before there is a file
    except (ImportError, AttributeError) as error:
        send({"failed": str(error)})
        return
    limit_memory(settings["memory_mb"])
    send({"ready": True, "pid": os.getpid()})
    try:
        while (message := receive(inbox)) is not None:
            head, blobs = message
            started = time.monotonic()
            limit_cpu(settings["seconds"])
            for answer, parts in bench.answers(head, blobs):
                send({**answer, "id": head["id"], "seconds": round(time.monotonic() - started, 4)}, parts)
                limit_cpu(settings["seconds"])  # each member of a container has its own time
    except MemoryError:  # not even the answer found room
        os._exit(NO_MEMORY)


if __name__ == "__main__":
    main()
