"""What is found in folders, and what is told of things that are no files."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from pipeline.reading.files import bytes_of, size_of, whole
from pipeline.reading.sources import collect
from schemas import CongVanError, UnreadableError


def found(folder: Path) -> list[str]:
    return [str(source.path.relative_to(folder)) for source in collect([folder], follow_links=True)]


def test_circles_of_links_end(tmp_path: Path) -> None:
    inner, outside = tmp_path / "in" / "sub", tmp_path / "outside"
    inner.mkdir(parents=True)
    outside.mkdir()
    for path in (tmp_path / "in" / "a.txt", inner / "b.txt", outside / "c.txt"):
        path.touch()
    (inner / "up").symlink_to("..")
    (inner / "self").symlink_to(inner)
    (tmp_path / "in" / "other").symlink_to(outside)
    (outside / "back").symlink_to(tmp_path / "in")
    assert found(tmp_path / "in") == ["a.txt", "other/c.txt", "sub/b.txt"], "each file once, where it really is first"


def test_a_folder_deeper_than_any_call_goes(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(300):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "a.txt").touch()
    assert len(found(tmp_path)) == 1


@pytest.mark.skipif(os.getuid() == 0, reason="as root every folder can be listed")
def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0)
    (source,) = collect([tmp_path])
    assert source.failure and source.failure.code == "io_error"


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CongVanError, match="no such file"):
        collect([tmp_path / "nowhere"])
    (source,) = collect([tmp_path / "nowhere"], missing=True)
    with pytest.raises(UnreadableError):
        whole(source.path)


def test_what_is_no_file_is_told_and_not_opened(tmp_path: Path) -> None:
    # To open a pipe waits for whoever writes to it; to read a device may never end.
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
    (tmp_path / "to-pipe").symlink_to("pipe")
    (tmp_path / "zero.pdf").symlink_to("/dev/zero")
    (tmp_path / "gone.pdf").symlink_to("gone")
    (tmp_path / "self.pdf").symlink_to("self.pdf")
    told = {}
    for source in collect([tmp_path]):
        for look in (size_of, whole):
            with pytest.raises(UnreadableError) as raised:
                look(source.path)
            told[source.name] = raised.value.outcome.detail
    assert told.pop("self.pdf")
    assert told == {
        "pipe": "a named pipe, not a file", "s": "a socket, not a file", "to-pipe": "a named pipe, not a file",
        "zero.pdf": "a device, not a file", "gone.pdf": "a link that leads nowhere",
    }  # fmt: skip


def test_a_pipe_put_in_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableError, match="named pipe"):
        bytes_of(tmp_path / "pipe")


def test_size_is_looked_at_first(tmp_path: Path) -> None:
    with (tmp_path / "sparse.pdf").open("wb") as sparse:
        sparse.truncate(1 << 40)
    with pytest.raises(UnreadableError, match="limit"):
        whole(tmp_path / "sparse.pdf")
