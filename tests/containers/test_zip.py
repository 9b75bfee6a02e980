from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from extractors.containers import ContainerLimits, Member, is_container, members
from extractors.readers import read
from schemas import UnreadableError

from .building import mail, packed, renamed, with_flag


def outcomes(found: list[Member]) -> list[tuple[str, str]]:
    return [(m.path, m.data.outcome.code.value if isinstance(m.data, UnreadableError) else "ok") for m in found]


def test_members_keep_their_path() -> None:
    data = packed({"letter.pdf": b"1", "folder/sub/letter.pdf": b"2", "folder/": b""})
    found = list(members(data, "archive.zip"))
    assert [(m.path, m.name, m.data) for m in found] == [
        ("archive.zip!letter.pdf", "letter.pdf", b"1"),
        ("archive.zip!folder/sub/letter.pdf", "letter.pdf", b"2"),
    ]


def test_what_stands_before_an_archive() -> None:
    data = packed({"a.txt": b"1", "b.txt": b"2"})
    for before in (bytes(10), b"HTTP/1.1 200 OK\r\n\r\n\x00\x01\x02"):
        assert [(m.path, m.data) for m in members(before + data, "z.zip")] == [
            ("z.zip!a.txt", b"1"),
            ("z.zip!b.txt", b"2"),
        ]


def test_a_program_that_unpacks_itself_is_named() -> None:
    with pytest.raises(UnreadableError) as raised:
        read(b"MZ" + bytes(5000) + packed({"a.txt": b"1"}), "a.doc")
    assert raised.value.outcome.code.value == "unsupported" and "unpack" in (raised.value.outcome.detail or "")


@pytest.mark.parametrize("first", [b"%PDF-1.4 x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1 x}"])
def test_the_first_member_as_it_is_does_not_tell_the_archive(first: bytes) -> None:
    data = packed({"a": first, "b.txt": b"2"}, zipfile.ZIP_STORED)
    assert [(m.path, m.data) for m in members(data, "z")] == [("z!a", first), ("z!b.txt", b"2")]


def test_nested() -> None:
    message = mail()
    message.add_attachment(b"deep", "application", "pdf", filename="letter.pdf")
    data = packed({"a.txt": b"1", "inner.zip": packed({"b.txt": b"2", "m.eml": message.as_bytes()})})
    found = list(members(data, "outer.zip"))
    assert [(m.path, m.data) for m in found] == [
        ("outer.zip!a.txt", b"1"),
        ("outer.zip!inner.zip!b.txt", b"2"),
        ("outer.zip!inner.zip!m.eml!letter.pdf", b"deep"),
    ]
    assert len({m.key for m in found}) == 3


def test_path_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(packed({"a.txt": b"1", "b.txt": b"2"}))
    found = list(members(path, "x.zip"))
    assert [m.data for m in found] == [b"1", b"2"]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Công văn số 12.txt".encode(), "Công văn số 12.txt"),  # UTF-8 without the flag: macOS, many web servers
        ("Công văn 12.txt".encode("cp1258"), "Công văn 12.txt"),  # Windows with Vietnamese as its system language
        ("S\xf4\xec 12.txt".encode("latin-1"), "Số 12.txt"),  # the tone is a character of its own in 1258
        ("Büro 12.txt".encode("cp437"), "Büro 12.txt"),  # what the standard says
    ],
)
def test_names_in_code_pages(raw: bytes, name: str) -> None:
    written = b"x" * len(raw)
    data = renamed(packed({written.decode(): b"1"}), written, raw)
    assert [m.path for m in members(data, "a.zip")] == [f"a.zip!{name}"]


def test_name_in_utf8_with_the_flag_and_decomposed() -> None:
    data = packed({"Co\u0302ng va\u0306n.txt": b"1"})  # as macOS stores it
    assert [m.path for m in members(data, "a.zip")] == ["a.zip!Công văn.txt"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/abs/a.txt", "abs/a.txt"),
        ("C:\\temp\\a.txt", "C:/temp/a.txt"),
        ("a\x1b[2J.txt", "a [2J.txt"),
        ("..", "unnamed"),
    ],
)
def test_paths_that_climb_are_only_words(
    name: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = list(members(packed({name: b"1"}), "a.zip"))
    assert outcomes(found) == [(f"a.zip!{shown}", "ok")]
    assert list(tmp_path.iterdir()) == []


def test_same_name_twice() -> None:
    buffer = io.BytesIO()
    with pytest.warns(UserWarning), zipfile.ZipFile(buffer, "w") as target:
        target.writestr("a.txt", b"1")
        target.writestr("a.txt", b"2")
    found = list(members(buffer.getvalue(), "z.zip"))
    assert [(m.path, m.data) for m in found] == [("z.zip!a.txt", b"1"), ("z.zip!a (2).txt", b"2")]


def test_what_systems_leave_behind_is_no_file() -> None:
    data = packed({"__MACOSX/._a.txt": b"0", ".DS_Store": b"0", "~$a.docx": b"0", "Thumbs.db": b"0", "a.txt": b"1"})
    assert outcomes(list(members(data, "z.zip"))) == [("z.zip!a.txt", "ok")]


def test_encrypted_member_beside_another() -> None:
    closed = with_flag(packed({"a.txt": b"1"}), 1)
    assert outcomes(list(members(closed, "z.zip"))) == [("z.zip!a.txt", "encrypted")]


def test_damaged_member_does_not_stop_the_others() -> None:
    data = packed({"a.txt": b"first member", "b.txt": b"second"}, zipfile.ZIP_STORED)
    broken = data.replace(b"first member", b"furst member")
    assert outcomes(list(members(broken, "z.zip"))) == [("z.zip!a.txt", "corrupt"), ("z.zip!b.txt", "ok")]


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        (packed({"a.txt": b"1" * 500})[:60], "corrupt"),  # cut off: no directory
        (packed({}), "empty"),
        (packed({"__MACOSX/._a": b"1"}), "empty"),
    ],
)
def test_archive_without_members_has_an_outcome(data: bytes, outcome: str) -> None:
    assert is_container(data, "z.zip")
    assert outcomes(list(members(data, "z.zip"))) == [("z.zip", outcome)]


def test_limits() -> None:
    many = packed({f"{i}.txt": b"1" for i in range(5)})
    got = outcomes(list(members(many, "z.zip", ContainerLimits(members=3))))
    assert [code for _, code in got] == ["ok", "ok", "ok", "too_large"]
    big = packed({"a.txt": b"1" * 1000, "b.txt": b"2"}, zipfile.ZIP_STORED)
    assert [c for _, c in outcomes(list(members(big, "z.zip", ContainerLimits(member_bytes=999))))] == [
        "too_large",
        "ok",
    ]
    both = packed({"a.txt": b"1" * 600, "b.txt": b"2" * 600}, zipfile.ZIP_STORED)
    assert [c for _, c in outcomes(list(members(both, "z.zip", ContainerLimits(total_bytes=1000))))] == [
        "ok",
        "too_large",
    ]


def test_bomb_is_not_unpacked() -> None:
    bomb = packed({"a.txt": b"0" * 12_000_000, "b.txt": b"2"})
    assert [c for _, c in outcomes(list(members(bomb, "z.zip")))] == ["too_large", "ok"]


def test_size_that_the_directory_lies_about() -> None:
    data = packed({"a.txt": b"0" * 5000})
    lie = data.replace((5000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    (only,) = members(lie, "z.zip", ContainerLimits(member_bytes=1000))
    assert not isinstance(only.data, bytes) or len(only.data) <= 1000


def test_depth() -> None:
    data = packed({"a.txt": b"1"})
    for _ in range(5):
        data = packed({"in.zip": data})
    ((path, code),) = outcomes(list(members(data, "z.zip")))
    assert code == "too_large"
    assert path.count("!") == 4


def test_office_files_are_no_containers(samples_dir: Path) -> None:
    path = samples_dir / "02-snv-yenbai-215.docx"
    assert not is_container(path.read_bytes(), path.name)
    assert not is_container(path.read_bytes(), "renamed.zip")
    assert not is_container(b"%PDF-1.4", "a.pdf")
    assert not is_container(b"", "a.zip")
