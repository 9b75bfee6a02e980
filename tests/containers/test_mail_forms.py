"""Mails in the forms that mail programs write, each with the files that come out of it."""

from __future__ import annotations

import base64
import binascii
import quopri
import struct

import pytest

from extractors.containers import is_container, members
from extractors.extract import extract_bytes
from extractors.readers import read, sniff
from extractors.readers.mail_kinds import MBOX, WEB_ARCHIVE
from schemas import UnreadableError
from tests.readers.builders import docx, p

from .building import mail
from .test_mail import DISPATCH

PDF = b"%PDF-1.4 x"
HEAD = "From: a@example.vn\nTo: b@example.vn\nSubject: x\nDate: Mon, 20 May 2024 08:00:00 +0700\nMessage-ID: <9@example.vn>\n"


def found(data: bytes, name: str = "m.eml") -> list[tuple[str, bytes | str]]:
    assert is_container(data, name)
    return [
        (
            m.path.removeprefix(name).removeprefix("!"),
            m.data.outcome.code.value if isinstance(m.data, UnreadableError) else m.data,
        )
        for m in members(data, name)
    ]


def with_attachment() -> bytes:
    message = mail()
    message.add_attachment(PDF, "application", "pdf", filename="a.pdf")
    return message.as_bytes()


FIRST_LINES = [
    b"",
    b"From - Mon May 20 08:00:00 2024\nX-Mozilla-Status: 0001\n",  # Thunderbird
    b"From a@example.vn Mon May 20 08:00:00 2024\r\n",
    b"\xef\xbb\xbf\r\n\r\n",
    b">From a@example.vn\n",
    b"*** Mail scanned ***\n",  # what a gateway writes
    b"+OK 4711 octets\n",  # what a mail server answers
]


@pytest.mark.parametrize("first", FIRST_LINES)
@pytest.mark.parametrize("name", ["m.eml", "m"])
def test_a_first_line_that_is_no_header(first: bytes, name: str) -> None:
    if name == "m" and first[:1] == b">":
        return  # nothing but the name tells
    assert found(first + with_attachment(), name) == [("a.pdf", PDF)]


def test_words_before_a_colon_are_no_mail() -> None:
    assert sniff("Kính gửi: các đơn vị\nNote: x\nTo: y\n".encode(), "a.txt") == "text/plain"
    assert sniff(b"Subject: x\nTo: y\n\nz", "a.txt") == "text/plain"


BODIES = [
    # fields of the text part, the bytes of the text
    ("Content-Type: text/plain\nContent-Transfer-Encoding: 8bit", DISPATCH.encode()),  # no character set
    ("Content-Type: text/plain", DISPATCH.encode()),
    ("X-None: x", DISPATCH.encode()),
    ("Content-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: 7bit", DISPATCH.encode()),  # a wrong one
    ("Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit", DISPATCH.encode()),
    ("Content-Type: text/plain; charset=unknown-8bit\nContent-Transfer-Encoding: 8bit", DISPATCH.encode()),
    ("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable", quopri.encodestring(DISPATCH.encode())),
    ("Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable", quopri.encodestring(DISPATCH.encode()).replace(b"=\n", b"= \n")),
    ("Content-Type: text/plain; charset=utf-8", quopri.encodestring(DISPATCH.encode())),  # encoded, but nobody says so
    ("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64", base64.encodebytes(DISPATCH.encode())),
    ("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8-bit", DISPATCH.encode()),
    ("Content-Type: text/plain; charset=utf-16le\nContent-Transfer-Encoding: base64", base64.encodebytes(DISPATCH.encode("utf-16-le"))),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "body"), BODIES)
def test_text_in_any_encoding(fields: str, body: bytes) -> None:
    [(name, data)] = found(f"{HEAD}MIME-Version: 1.0\n{fields}\n\n".encode() + body)
    assert name == "body.txt" and isinstance(data, bytes)
    record = extract_bytes(data, name).records[0]
    assert record.number is not None and record.number.canonical == "15/UBND-VP"
    assert record.issued == "2023-03-02"


def uu(data: bytes) -> str:
    lines = [binascii.b2a_uu(data[at : at + 45]).decode() for at in range(0, len(data), 45)]
    return "".join(["begin 644 Công văn 12.pdf\n", *lines, "`\nend\n"])


UUENCODED = [
    f"Văn bản kèm theo\n\n{uu(PDF * 20)}",
    f"Văn bản kèm theo\n\n{uu(PDF * 20)}\n-- \nVăn thư\n",
    uu(PDF * 20).replace("`\nend\n", ""),  # cut off
    "begin-base64 644 Công văn 12.pdf\n" + base64.encodebytes(PDF * 20).decode() + "====\n",
]


@pytest.mark.parametrize("text", UUENCODED)
def test_uuencoded_files_are_attachments(text: str) -> None:
    assert found(f"{HEAD}\n{text}".encode()) == [("Công văn 12.pdf", PDF * 20)]


def test_a_sentence_that_begins_with_begin_is_no_file() -> None:
    data = f"{HEAD}\nbegin 644 người\nkhông phải tệp\n{DISPATCH}".encode()
    assert [name for name, _ in found(data)] == ["body.txt"]


def test_a_mail_box_gives_each_mail_and_each_attachment() -> None:
    separator = b"From a@example.vn Mon May 20 08:00:00 2024\n"
    first, second = with_attachment(), mail(DISPATCH + "\n>From đây trở đi\n").as_bytes()
    box = separator + first + b"\n\n" + separator + second + b"\n\n" + separator + mail().as_bytes()
    for name in ("week.mbox", "Inbox"):
        assert sniff(box, name) == MBOX
        assert [(path, data if isinstance(data, str) else "") for path, data in found(box, name)] == [
            ("mail-1.eml!a.pdf", ""),
            ("mail-2.eml!body.txt", ""),
            ("mail-3.eml", "not_a_dispatch"),
        ]


# --- Web archives ------------------------------------------------------------------------------------------------------

PAGE = (
    "<html><head><style>p{margin:0}</style></head><body>"
    + "".join(f"<p>{line}</p>" for line in DISPATCH.splitlines())
    + "</body></html>"
)
SHEET = "--B\nContent-Type: text/css\nContent-Location: cid:a\n\n@charset 'utf-8'; .so { content: 'Số: 12/UBND-VP' }\n"


def archive(
    head: str, page: bytes, transfer: str, *, sheet_first: bool = False, charset: str = "; charset=utf-8"
) -> bytes:
    start = '; start="<p>"' if sheet_first else ""
    top = f'{head}MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"{start};\n\tboundary=B\n\nThis is a web archive.\n\n'
    root = f"--B\nContent-Type: text/html{charset}\nContent-ID: <p>\nContent-Transfer-Encoding: {transfer}\nContent-Location: file:///C:/1.htm\n\n"
    body = root.encode() + page + b"\n"
    parts = SHEET.encode() + body if sheet_first else body + SHEET.encode()
    return top.encode() + parts + b"--B--\n"


QUOTED = quopri.encodestring(PAGE.encode())
WEB = [
    # bytes, name
    (archive("", QUOTED, "quoted-printable"), "a.mht"),  # Word
    (archive("", QUOTED, "quoted-printable"), "a.doc"),  # Word's under another name
    (archive("From: <Saved by Blink>\nSnapshot-Content-Location: https://example.vn\nSubject: x\nDate: Mon, 20 May 2024\n", QUOTED, "quoted-printable"), "a.mhtml"),
    (archive("From: <Saved by Windows Internet Explorer 8>\nSubject: x\nDate: Mon\n", base64.encodebytes(PAGE.encode()), "base64"), "a.mht"),
    (archive('From: "Saved by Microsoft Internet Explorer 5"\nSubject: x\nDate: Mon\n', base64.encodebytes(PAGE.encode("utf-16")), "base64", charset="; charset=unicode"), "a"),
    (archive("From: <Saved by Mozilla 5.0>\nSubject: x\nDate: Mon\n", PAGE.encode(), "8bit", sheet_first=True), "a.mht"),
    (archive("", PAGE.encode(), "8bit", charset=""), "a.mht"),
    (f"MIME-Version: 1.0\nContent-Type: text/html\nContent-Location: https://example.vn\n\n{PAGE}".encode(), "a.mht"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name"), WEB)
def test_a_web_archive_is_one_page(data: bytes, name: str) -> None:
    assert sniff(data, name) == WEB_ARCHIVE and not is_container(data, name)
    extraction = extract_bytes(data, name)
    assert [record.number and record.number.canonical for record in extraction.records] == ["15/UBND-VP"]
    assert "12/UBND-VP" not in read(data, name).text


ARCHIVES = [
    # parts of a web archive, text
    ([("text/plain", "Số: 5/UBND")], "Số: 5/UBND"),
    ([("text/css", "p {}"), ("text/plain", "Số: 5/UBND")], "Số: 5/UBND"),
    ([("text/plain", "xem trang"), ("text/html", "<p>Số: 5/UBND</p>")], "Số: 5/UBND"),
    ([("text/html", "<frameset><frame src=a><frame src=b></frameset>"), ("text/html", "<p>Menu</p>"),
      ("text/html", "<p>Số: 5/UBND</p>")], "Số: 5/UBND"),
    ([("text/html", "<p>Số: 5</p>"), ("text/html", "<p>Quảng cáo, quảng cáo</p>")], "Số: 5"),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "text"), ARCHIVES)
def test_which_part_of_a_web_archive_is_read(parts: list[tuple[str, str]], text: str) -> None:
    data = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n'
    data += "".join(f"--B\nContent-Type: {kind}; charset=utf-8\n\n{content}\n" for kind, content in parts) + "--B--\n"
    assert read(data.encode(), "a.mht").text == text


def test_a_mail_with_pictures_in_its_text_is_no_web_archive() -> None:
    message = mail(html=f"<p>x</p>{PAGE}")
    message.get_payload()[1].add_related(b"x", "image", "png", cid="<1>")  # type: ignore[index,union-attr]
    assert [path for path, _ in found(message.as_bytes())] == ["body.html"]


# --- Outlook -----------------------------------------------------------------------------------------------------------

END, FREE = 0xFFFFFFFE, 0xFFFFFFFF
Tree = dict[str, "bytes | Tree"]


def msg(tree: Tree) -> bytes:
    """Return an OLE container of nested storages; every stream lies in ordinary sectors."""
    entries: list[tuple[str, int, int, int, int, int]] = []
    body, fat = b"", []

    def add(children: Tree) -> int:
        first = FREE
        for name in sorted(children, key=lambda n: (len(n), n.upper()), reverse=True):
            content = children[name]
            number = len(entries)
            entries.append((name, 0, 0, 0, 0, 0))
            if isinstance(content, dict):
                entries[number] = (name, 1, first, add(content), 0, 0)
            else:
                nonlocal body
                padded = content + bytes(max(4096 - len(content), 0))
                padded += bytes(-len(padded) % 512)
                at, count = len(fat), len(padded) // 512
                fat.extend([*range(at + 1, at + count), END])
                body += padded
                entries[number] = (name, 2, first, FREE, at, max(len(content), 4096))
            first = number
        return first

    entries.append(("Root Entry", 5, FREE, 0, 0, 0))
    child = add(tree)
    entries[0] = ("Root Entry", 5, FREE, child, 0, 0)
    directory_at = len(fat)
    directory = b""
    for name, kind, right, below, at, size in entries:
        encoded = name.encode("utf-16-le") + b"\x00\x00"
        directory += struct.pack(
            "<64sHBBIII16sIQQIQ",
            encoded,
            len(encoded),
            kind,
            1,
            FREE,
            right,
            below,
            bytes(16),
            0,
            0,
            0,
            END if kind == 5 else at,
            size,
        )
    directory += bytes(-len(directory) % 512)
    count = len(directory) // 512
    fat.extend([*range(directory_at + 1, directory_at + count), END])
    tables = (len(fat) + 127) // 127
    first_table = len(fat)
    fat += [0xFFFFFFFD] * tables
    packed = struct.pack(f"<{len(fat)}I", *fat)
    packed += b"\xff" * (tables * 512 - len(packed))
    header = struct.pack(
        "<8s16sHHHHHHIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        bytes(16),
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        0,
        0,
        tables,
        directory_at,
        0,
        4096,
        END,
        0,
        END,
        0,
    )
    positions = [first_table + index for index in range(tables)]
    return header + struct.pack("<109I", *positions, *[FREE] * (109 - tables)) + body + directory + packed


def outlook(body: str = "x", html: bytes = b"", **attachments: tuple[str, bytes | Tree]) -> Tree:
    tree: Tree = {
        "__properties_version1.0": b"",
        "__nameid_version1.0": {},
        "__substg1.0_1000001F": body.encode("utf-16-le"),
    }
    if html:
        tree["__substg1.0_10130102"] = html
    for number, (name, content) in enumerate(attachments.values()):
        inside: Tree = {"__substg1.0_3707001F": name.encode("utf-16-le")}
        inside["__substg1.0_3701000D" if isinstance(content, dict) else "__substg1.0_37010102"] = content
        tree[f"__attach_version1.0_#{number:08X}"] = inside
    return tree


WORD = docx(p("x") * 900, extra="".join(chr(33 + index * 7 % 90) for index in range(9000)))
MESSAGES = [
    # mail, what comes out of it
    (outlook(a=("Công văn 12.docx", WORD)), ["Công văn 12.docx"]),
    (outlook(a=("a.docx", WORD), b=("../b.docx", WORD)), ["a.docx", "b.docx"]),
    (outlook(DISPATCH), ["body.txt"]),
    (outlook(DISPATCH, PAGE.encode(), a=("a.docx", WORD)), ["body.html", "a.docx"]),
    (outlook(a=("", {**outlook(a=("sâu.docx", WORD)), "__substg1.0_0037001F": "Chuyển tiếp".encode("utf-16-le")})), ["Chuyển tiếp.msg/sâu.docx"]),
    (outlook(), ["=not_a_dispatch"]),
]  # fmt: skip


@pytest.mark.parametrize(("tree", "paths"), MESSAGES)
@pytest.mark.parametrize("name", ["m.msg", "m"])
def test_outlook_mails(tree: Tree, paths: list[str], name: str) -> None:
    data = msg(tree)
    assert [path + (f"={content}" if isinstance(content, str) else "") for path, content in found(data, name)] == paths
    for _, content in found(data, name):
        if isinstance(content, bytes) and content[:2] == b"PK":
            assert content.startswith(WORD[:200])


LOST = [
    # what is done to a mail of two parts: its boundary is lost, another than it says, or its lines end as on a Macintosh
    (b'; boundary="BB"', b""),
    (b'boundary="BB"', b'boundary="CC"'),
    (b'multipart/mixed; boundary="BB"', b"multipart/mixed;\n boundary="),
    (b"\n", b"\r"),
]


@pytest.mark.parametrize(("old", "new"), LOST)
def test_parts_whose_boundary_is_lost(old: bytes, new: bytes) -> None:
    data = (
        HEAD.encode() + b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="BB"\n\n--BB\nContent-Type: text/plain\n'
        b"\nxin gui\n--BB\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n"
        + base64.b64encode(PDF) + b"\n--BB--\n"
    )  # fmt: skip
    assert found(data.replace(old, new)) == [("a.pdf", PDF)]


def test_markup_that_calls_itself_plain_text() -> None:
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in DISPATCH.split("\n")) + "</body></html>"
    data = HEAD.encode() + b"Content-Type: text/plain; charset=utf-8\n\n" + page.encode()
    assert [path for path, _ in found(data)] == ["body.html"]


NOISE = [
    # what stands in the text where nobody sees it
    ("4", "4\u200b"),
    ("/", "\u2060/\u00ad"),
    (" ", "\u00a0"),
    ("4", "\u0664"),
    ("/", "\u2215"),
    ("\n", "\u2028"),
    ("\n", "\r"),
]


@pytest.mark.parametrize(("plain", "noisy"), NOISE)
def test_a_dispatch_is_told_by_what_is_seen_of_it(plain: str, noisy: str) -> None:
    ((path, body),) = found(HEAD.encode() + b"\n" + DISPATCH.replace(plain, noisy).encode())
    assert path == "body.txt" and isinstance(body, bytes)


def test_a_dispatch_that_a_mail_quotes() -> None:
    quoted = "\n".join(f"> {line}" for line in DISPATCH.split("\n"))
    ((path, body),) = found(HEAD.encode() + f"\nChuyển anh chị xử lý.\n\n{quoted}\n".encode())
    assert path == "body.txt" and isinstance(body, bytes) and body.decode("utf-8-sig").strip() == DISPATCH.strip()


def test_a_uuencoded_file_without_its_mail() -> None:
    encoded = b"begin 644 cv 1.pdf\n" + binascii.b2a_uu(PDF) + b"`\nend\n"
    assert found(encoded, "cv.uue") == [("cv 1.pdf", PDF)] == found(encoded, "cv")


def wrapped(content: bytes | None, kind: str = "application/pkcs7-mime") -> bytes:
    from asn1crypto import cms

    data = b"0\x80" + bytes(90)
    if content is not None:
        held = {"content_type": "data", "content": content}
        signed = {"version": "v1", "digest_algorithms": [], "encap_content_info": held, "signer_infos": []}
        data = cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(signed)}).dump()
    return (
        HEAD.encode()
        + f"Content-Type: {kind}\nContent-Transfer-Encoding: base64\n\n".encode()
        + base64.encodebytes(data)
    )


def test_mails_wrapped_up_whole() -> None:
    assert found(wrapped(with_attachment())) == [("a.pdf", PDF)]
    assert found(wrapped(None)) == [("", "encrypted")]
    assert found(HEAD.encode() + b"Content-Type: multipart/encrypted; boundary=B\n\n--B\n\nx\n--B--\n") == [
        ("", "encrypted")
    ]


def winmail(*attributes: tuple[int, bytes]) -> bytes:
    data = b"\x78\x9f\x3e\x22\x01\x00"
    for attribute, content in ((0x9006, bytes(4)), *attributes):
        data += struct.pack("<BII", 2, attribute, len(content)) + content + struct.pack("<H", sum(content) & 0xFFFF)
    return data


LONG = struct.pack("<IHHII", 1, 0x1F, 0x3707, 1, 24) + "Phụ lục.pdf\0".encode("utf-16-le")
WINMAILS = [
    # attributes, what comes out
    ([(0x9002, bytes(14)), (0x8010, b"cv.pdf\0"), (0x800F, PDF)], [("cv.pdf", PDF)]),
    ([(0x9002, bytes(14)), (0x8010, b"PHULUC~1.PDF\0"), (0x800F, PDF), (0x9005, LONG)], [("Phụ lục.pdf", PDF)]),
    ([(0x9002, bytes(14)), (0x800F, PDF), (0x9002, bytes(14)), (0x800F, PDF)], [("part-1.bin", PDF), ("part-2.bin", PDF)]),
    ([(0x800C, b"only text")], [("", "unsupported")]),
]  # fmt: skip


@pytest.mark.parametrize(("attributes", "files"), WINMAILS)
def test_winmail(attributes: list[tuple[int, bytes]], files: list[tuple[str, bytes | str]]) -> None:
    assert found(winmail(*attributes), "winmail.dat") == files
    message = mail()
    message.add_attachment(winmail(*attributes), "application", "ms-tnef", filename="winmail.dat")
    assert [content for _, content in found(message.as_bytes())] == [content for _, content in files]
    for end in range(0, len(winmail(*attributes)), 7):  # cut off anywhere
        assert isinstance(list(members(winmail(*attributes)[:end], "winmail.dat")), list)


UNKNOWN = [
    # bytes, name, words of the outcome
    (msg({"Workbook": b"x"}), "a.xls", "Excel 97"),
    (msg({"Workbook": b"x"}), "a.doc", "Excel 97"),
    (msg({"PowerPoint Document": b"x"}), "a.ppt", "PowerPoint 97"),
    (msg({"Contents": b"x"}), "a.doc", "Office (OLE)"),
    (b"\x78\x9f\x3e\x22" + bytes(60), "winmail.dat", "winmail.dat"),
    (b"\xffWPC" + bytes(60), "a.doc", "WordPerfect"),
    (b"Rar!\x1a\x07\x00" + bytes(60), "a.rar", "unpack"),
    (b"MSCF\x00\x00\x00\x00" + bytes(60), "a.doc", "cabinet"),
    (b"a.pdf".ljust(257, b"\x00") + b"ustar\x0000" + bytes(248) + b"%PDF-1.4", "a.pdf", "tar"),
    (b"!BDN" + bytes(60), "a.pst", "export its mails"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name", "words"), UNKNOWN)
def test_what_is_not_read_says_its_name_and_what_to_do(data: bytes, name: str, words: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        read(data, name)
    assert raised.value.outcome.code.value == "unsupported"
    assert words in (raised.value.outcome.detail or "")
