"""A reader that does on command what real readers do by accident. Files are JSON: a number, or something to do."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import time
from pathlib import Path

from extractors.document import DocumentText, Line
from extractors.extraction import Extraction
from schemas import Citation, Dispatch, DocType, FileInfo, Issuer, Mention, OutcomeCode, UnreadableError, parse_number


def read(data: bytes, name: str) -> Extraction:
    """Do what the file says."""
    order = json.loads(data)
    if "first" in order:  # what it does the first time; the second time it is read
        mark = Path(order["mark"])
        if not mark.exists():
            mark.touch()
            order["do"] = order["first"]
    match order.get("do"):
        case "hang":
            time.sleep(1000)
        case "burn":
            while True:
                pass
        case "compute":
            while time.process_time() < 1.2:
                pass
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "exit":
            os._exit(3)
        case "eat":
            block = [bytearray(16 * 1024 * 1024) for _ in range(1000)]
            raise AssertionError(len(block))
        case "raise":
            raise ValueError("something odd")
        case "scan":
            raise UnreadableError(OutcomeCode.NEEDS_OCR)
        case "print":
            os.write(1, b"noise on standard output\n" * 100)
    text = f"Số: {order['number']}\n" + "lời văn " * order.get("words", 3)
    cited = tuple(
        Citation(
            id=n,
            number=n,
            issued="2022-01-02",
            issuer="UBND tỉnh Lạng Sơn",
            mentions=(Mention(text=n, start=0, end=2),),
        )
        for n in order.get("cites", ())
    )
    record = Dispatch(
        file=FileInfo(name=name, sha256=hashlib.sha256(data).hexdigest(), media_type="text/plain"),
        doc_type=DocType(code="CV", name="Công văn"),
        issuer=Issuer(name="ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN", level="province", province="Lạng Sơn"),
        number=parse_number(order["number"]),
        issued="2022-01-02",
        citations=cited,
    )
    return Extraction((record,), DocumentText(text=text, lines=(Line(0, len(text)),), media_type="text/plain"))
