"""Small Word 97 files for tests: an OLE container, a piece table, formatting in pages of 512 bytes."""

from __future__ import annotations

import struct
from collections.abc import Sequence

SECTOR = 512
Run = tuple[str, bytes]
"""Text and the changes of its properties."""
Paragraph = tuple[Sequence[Run], bytes]
"""Runs, the last of them with the mark (\\r, or \\x07 for a cell), and the changes of its properties."""

BOLD = bytes.fromhex("350801")
DELETED = bytes.fromhex("000801")
HIDDEN = bytes.fromhex("3c0801")
IN_TABLE = bytes.fromhex("162401")
ROW_END = bytes.fromhex("162401172401")


def font(number: int) -> bytes:
    """Return the change of a run's font."""
    return struct.pack("<HH", 0x4A4F, number)


def row(*cells: Sequence[Paragraph]) -> list[Paragraph]:
    """Return a table row; the last paragraph of each cell gets the cell mark."""
    paragraphs: list[Paragraph] = []
    for cell in cells:
        for index, (runs, changes) in enumerate(cell):
            mark = "\x07" if index == len(cell) - 1 else "\r"
            paragraphs.append(([*runs, (mark, b"")], IN_TABLE + changes))
    return [*paragraphs, ([("\x07", b"")], ROW_END)]


def line(*runs: Run | str, changes: bytes = b"") -> Paragraph:
    """Return a paragraph of the body."""
    return [run if isinstance(run, tuple) else (run, b"") for run in runs] + [("\r", b"")], changes


def cell(*runs: Run | str) -> Paragraph:
    """Return a paragraph of a cell; `row` gives its mark."""
    return [run if isinstance(run, tuple) else (run, b"") for run in runs], b""


def doc(
    paragraphs: Sequence[Paragraph],
    fonts: Sequence[str] = ("Times New Roman",),
    *,
    bytes_: bool = False,
    footnotes: Sequence[Paragraph] = (),
    flags: int = 0,
    data: bytes = b"",
    boxes: Sequence[Sequence[Paragraph]] = (),
) -> bytes:
    """Return a file. `data`: the stream of form fields. Each \\x08 in the text stands for the next of the text boxes. `bytes_`: one byte a character (Windows-1252). Each \\x02 in the text marks a footnote."""
    everything = [*paragraphs, *footnotes, *(paragraph for box in boxes for paragraph in box)]
    text = "".join(run for runs, _ in everything for run, _ in runs)
    body = sum(len(run) for runs, _ in paragraphs for run, _ in runs)
    width = 1 if bytes_ else 2
    start = 0x400
    main = bytearray(start) + (text.encode("cp1252") if bytes_ else text.encode("utf-16-le"))
    main += bytes(-len(main) % SECTOR)
    characters: list[tuple[int, bytes]] = []
    marks: list[tuple[int, bytes]] = []
    at = start
    for runs, changes in everything:
        marks.append((at, changes))
        for run, properties in runs:
            characters.append((at, properties))
            at += width * len(run)
    character_pages = _pages(main, characters, at, _character_page, 25)
    paragraph_pages = _pages(main, marks, at, _paragraph_page, 12)
    table = bytearray(b"\x00" * 16)
    places: dict[int, tuple[int, int]] = {}

    def add(number: int, content: bytes) -> None:
        places[number] = (len(table), len(content))
        table.extend(content)

    entry = struct.pack("<HIH", 0, start * 2 | 0x40000000 if bytes_ else start, 0)
    pieces = struct.pack("<II", 0, len(text)) + entry
    add(33, b"\x02" + struct.pack("<I", len(pieces)) + pieces)
    add(12, character_pages)
    add(13, paragraph_pages)
    add(15, struct.pack("<HH", len(fonts), 0) + b"".join(_font(name) for name in fonts))
    if footnotes:
        positions = [index for index, char in enumerate(text[:body]) if char == "\x02"]
        lengths = [sum(len(run) for run, _ in runs) for runs, _ in footnotes]
        bounds = [sum(lengths[:index]) for index in range(len(lengths) + 1)]
        add(2, struct.pack(f"<{len(positions) + 1}I", *positions, body) + bytes(2 * len(positions)))
        add(3, struct.pack(f"<{len(bounds)}I", *bounds))
    lengths = [sum(len(run) for runs, _ in box for run, _ in runs) for box in boxes]
    if boxes:
        anchors = [index for index, char in enumerate(text[:body]) if char == "\x08"]
        shapes = b"".join(struct.pack("<I22x", 1 + index) for index in range(len(anchors)))
        add(40, struct.pack(f"<{len(anchors) + 1}I", *anchors, body) + shapes)
        bounds = [sum(lengths[:index]) for index in range(len(lengths) + 1)]
        stories = b"".join(struct.pack("<14xI4x", 1 + index) for index in range(len(boxes)))
        add(56, struct.pack(f"<{len(bounds)}I", *bounds) + stories)
    struct.pack_into("<HH", main, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", main, 0x0A, 0x0200 | flags)
    struct.pack_into("<H", main, 0x20, 14)
    struct.pack_into("<H", main, 0x3E, 22)
    struct.pack_into("<II", main, 0x4C, body, len(text) - body - sum(lengths))
    struct.pack_into("<I", main, 0x4C + 24, sum(lengths))
    struct.pack_into("<H", main, 0x98, 93)
    for number, place in places.items():
        struct.pack_into("<II", main, 0x9A + 8 * number, *place)
    return ole({"WordDocument": bytes(main), "1Table": bytes(table)} | ({"Data": data} if data else {}))


def _pages(main: bytearray, items: list[tuple[int, bytes]], end: int, page: object, size: int) -> bytes:
    groups = [items[index : index + size] for index in range(0, len(items), size)]
    numbers, starts = [], []
    for index, group in enumerate(groups):
        numbers.append(len(main) // SECTOR)
        starts.append(group[0][0])
        after = groups[index + 1][0][0] if index + 1 < len(groups) else end
        main += page([*(at for at, _ in group), after], [changes for _, changes in group])  # type: ignore[operator]
    return struct.pack(f"<{len(groups) + 1}I", *starts, end) + struct.pack(f"<{len(groups)}I", *numbers)


def _character_page(starts: list[int], changes: list[bytes]) -> bytes:
    page = bytearray(SECTOR)
    struct.pack_into(f"<{len(starts)}I", page, 0, *starts)
    at = 510
    for index, change in enumerate(changes):
        if change:
            at = (at - len(change) - 1) & ~1
            page[at : at + 1 + len(change)] = bytes([len(change)]) + change
            page[4 * len(starts) + index] = at // 2
    page[511] = len(changes)
    return bytes(page)


def _paragraph_page(starts: list[int], changes: list[bytes]) -> bytes:
    page = bytearray(SECTOR)
    struct.pack_into(f"<{len(starts)}I", page, 0, *starts)
    at = 510
    for index, change in enumerate(changes):
        content = b"\x00\x00" + change
        content = b"\x00" + bytes([len(content) // 2]) + content if len(content) % 2 == 0 else bytes(
            [(len(content) + 1) // 2]
        ) + content  # fmt: skip
        at = (at - len(content)) & ~1
        page[at : at + len(content)] = content
        page[4 * len(starts) + 13 * index] = at // 2
    page[511] = len(changes)
    return bytes(page)


def _font(name: str) -> bytes:
    entry = bytes(39) + name.encode("utf-16-le") + b"\x00\x00"
    return bytes([len(entry)]) + entry


def ole(streams: dict[str, bytes]) -> bytes:
    """Return an OLE container of streams; each is filled up so that it lies in ordinary sectors."""
    end, free, fat_sector = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    contents = {name: data + bytes(max(4096 - len(data), 0)) for name, data in streams.items()}
    fat: list[int] = [fat_sector, end]  # sector 0: the table itself; sector 1: the directory
    body = b""
    entries = [_entry("Root Entry", 5, end, 0, child=1)]
    names = sorted(contents, key=lambda name: (len(name), name))
    for index, name in enumerate(names):
        data = contents[name] + bytes(-len(contents[name]) % SECTOR)
        first, count = len(fat), len(data) // SECTOR
        fat += [*range(first + 1, first + count), end]
        body += data
        entries.append(_entry(name, 2, first, len(contents[name]), right=index + 2 if index + 1 < len(names) else free))
    assert len(fat) <= 128 and len(entries) <= 4
    directory = b"".join(entries).ljust(SECTOR, b"\x00")
    table = struct.pack("<128I", *(fat + [free] * (128 - len(fat))))
    header = struct.pack(
        "<8s16sHHHHHHIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 1, 1,
        0, 4096, end, 0, end, 0,
    )  # fmt: skip
    return header + struct.pack("<109I", 0, *[free] * 108) + table + directory + body


def _entry(name: str, kind: int, first: int, size: int, *, child: int = 0xFFFFFFFF, right: int = 0xFFFFFFFF) -> bytes:
    encoded = name.encode("utf-16-le") + b"\x00\x00"
    return struct.pack(
        "<64sHBBIII16sIQQIQ", encoded, len(encoded), kind, 1, 0xFFFFFFFF, right, child, bytes(16), 0, 0, 0, first, size
    )
