from __future__ import annotations

import builtins
import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from extractors.digital_signatures import examine, signatures_of
from pipeline import Archive

pytest.importorskip("pyhanko", reason="optional extra `signatures`")

from pyhanko.sign.fields import SigSeedSubFilter

from tests.readers.test_pdf import letter

from .signing import append_note, sign, signer, unsigned_pdf

RUN = "from pipeline.cli import main; main()"
SIGNED = sign(unsigned_pdf())


def test_one_intact_signature() -> None:
    (found,) = signatures_of(SIGNED)
    assert (found.kind, found.signer, found.organisation) == ("signature", "Lê Thị Mẫu", "Sở Nội vụ")
    assert (found.intact, found.covers_whole_file, found.later_changes) == (True, True, "none")
    assert found.certificate_valid_then is True
    assert found.signed_at_source == "signer"
    assert found.reason is None
    assert found.signed_at is not None
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00", found.signed_at)
    assert abs(dt.datetime.fromisoformat(found.signed_at) - dt.datetime.now(dt.UTC)) < dt.timedelta(hours=1)


@pytest.mark.parametrize("subfilter", [SigSeedSubFilter.ADOBE_PKCS7_DETACHED, SigSeedSubFilter.PADES])
def test_time_of_a_token_goes_before_the_signers_clock(subfilter: SigSeedSubFilter) -> None:
    at = dt.datetime.now(dt.UTC).replace(microsecond=0) - dt.timedelta(days=3)
    (found,) = signatures_of(sign(unsigned_pdf(), stamped_at=at, subfilter=subfilter))
    assert found.signed_at_source == "timestamp"
    assert found.signed_at is not None
    assert dt.datetime.fromisoformat(found.signed_at) == at
    assert found.intact is True


@pytest.mark.parametrize("offset", [-1, 1])
def test_one_changed_byte(offset: int) -> None:
    # In the page itself, and in what was appended for the signature.
    data = bytearray(SIGNED)
    place = data.index(b"ReportLab") + 2 if offset < 0 else data.rindex(b"/Root") + 1
    data[place] ^= 0x01
    found = signatures_of(bytes(data))
    assert all(each.intact is False for each in found)
    assert [each.reason for each in found] in ([], ["the signed bytes were changed"])
    if offset < 0:
        assert len(found) == 1


def test_signature_of_another_file() -> None:
    # A signature cut out of one file and set into another of the same form.
    other = sign(unsigned_pdf("Cong van so 13/UBND-VP"))
    cut = re.search(rb"<[0-9a-fA-F]{4000,}>", SIGNED), re.search(rb"<[0-9a-fA-F]{4000,}>", other)
    assert cut[0] and cut[1]
    forged = other[: cut[1].start()] + cut[0][0] + other[cut[1].end() :]
    (found,) = signatures_of(forged)
    assert found.intact is False


def test_change_appended_later() -> None:
    (found,) = signatures_of(append_note(SIGNED), verify=True)
    assert (found.intact, found.covers_whole_file, found.later_changes) == (True, False, "other")


def test_revisions_are_followed_only_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    # That something was appended is known at once; what it was takes a walk through the revisions.
    monkeypatch.setattr("extractors.digital_signatures.later_changes", lambda data: pytest.fail("walked"))
    (found,) = signatures_of(append_note(SIGNED))
    assert (found.intact, found.covers_whole_file, found.later_changes) == (True, False, None)


def test_bytes_appended_that_are_no_revision() -> None:
    (found,) = signatures_of(SIGNED + b"% said afterwards\n")
    assert (found.intact, found.covers_whole_file) == (True, False)


def test_white_space_at_the_end_is_nothing() -> None:
    (found,) = signatures_of(SIGNED + b"\r\n")
    assert (found.intact, found.covers_whole_file) == (True, True)


def test_second_signature_is_a_permitted_change() -> None:
    # The leader signs, then the clerk signs for the body with its certificate.
    twice = sign(SIGNED, signer("SỞ NỘI VỤ", "UBND TỈNH"), field="Sig2")
    first, second = signatures_of(twice, verify=True)
    assert (first.signer, second.signer) == ("Lê Thị Mẫu", "SỞ NỘI VỤ")
    assert (first.intact, first.covers_whole_file, first.later_changes) == (True, False, "permitted")
    assert (second.intact, second.covers_whole_file, second.later_changes) == (True, True, "none")


def test_certificate_that_had_run_out() -> None:
    past = dt.datetime(2019, 1, 1, tzinfo=dt.UTC)
    (found,) = signatures_of(sign(unsigned_pdf(), signer("Trần Văn Cũ", "X", past, past.replace(year=2020))))
    assert found.certificate_valid_then is False
    assert found.intact is True  # the bytes are: validity is another question
    assert (found.valid_from, found.valid_to) == ("2019-01-01T07:00:00+07:00", "2020-01-01T07:00:00+07:00")


def test_bytes_before_the_header() -> None:
    # Mail gateways and web servers leave such; offsets count from the header.
    (found,) = signatures_of(b"\r\n\x00junk" + SIGNED)
    assert found.intact is True


def test_gap_in_the_signed_bytes_is_not_believed() -> None:
    # A byte range that leaves out more than the signature leaves room for other content.
    match = re.search(rb"/ByteRange\s*\[0 (\d+) (\d+) (\d+)\s*\]", SIGNED)
    assert match
    numbers = f"/ByteRange [0 {int(match[1]) - 40} {match[2].decode()} {match[3].decode()}]".encode()
    data = SIGNED[: match.start()] + numbers.ljust(len(match[0])) + SIGNED[match.end() :]
    (found,) = signatures_of(data)
    assert found.intact is not True
    assert found.covers_whole_file is False


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"text /ByteRange",
        unsigned_pdf(),
    ],
)
def test_nothing_signed(data: bytes) -> None:
    assert examine(data) == ((), None)


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.9, 0.98])
def test_damaged_file_is_no_error(cut: float) -> None:
    signatures, _ = examine(SIGNED[: int(len(SIGNED) * cut)])
    assert all(each.intact is not True for each in signatures)


def test_signature_that_is_no_cms() -> None:
    match = re.search(rb"<[0-9a-fA-F]{4000,}>", SIGNED)
    assert match
    (found,) = signatures_of(SIGNED[: match.start() + 1] + b"00" * 20 + SIGNED[match.start() + 41 :])
    assert found.intact is None
    assert found.reason and found.reason.startswith("signature cannot be read")


def test_without_the_package_a_note_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("pyhanko"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    signatures, note = examine(SIGNED)
    assert signatures == ()
    assert note is not None
    assert "signatures" in note
    assert examine(unsigned_pdf()).note is None


REAL = [
    # Signed by person, body and number stamp in turn.
    ("vbai-07.pdf", [(True, False), (True, False), (True, False), (True, True)]),
    # Bytes before the header.
    ("tdkt-02.pdf", [(True, True)]),
    # Written anew by a portal: no signature fits any more.
    ("vbai-11.pdf", [(False, False)] * 4),
    ("dang-01.pdf", [(True, False), (True, False), (True, False), (True, True)]),
]


@pytest.mark.parametrize(("name", "expected"), REAL, ids=[name for name, _ in REAL])
def test_real_signed_files(name: str, expected: list[tuple[bool, bool]], shared: Path) -> None:
    found = signatures_of((shared / "eval" / "documents" / name).read_bytes())
    assert [(each.intact, each.covers_whole_file) for each in found] == expected
    assert all(each.signer and each.organisation and each.signed_at_source == "timestamp" for each in found)


def test_a_command_verifies_on_request(tmp_path: Path) -> None:
    file, archive = tmp_path / "signed.pdf", str(tmp_path / "a.db")
    dispatch = letter().text(92, 105, "478", 10).text(392, 105, "21", 10)
    file.write_bytes(append_note(sign(dispatch.bytes())))

    def changes(*options: str) -> object:
        done = subprocess.run(
            [sys.executable, "-c", RUN, "extract", str(file), *options], capture_output=True, check=True
        )
        assert done.stderr == b""  # what libraries think of the file stands in the record
        return json.loads(done.stdout)["file"]["digital_signatures"][0]["later_changes"]

    assert (changes(), changes("--verify-signatures")) == (None, "other")
    with Archive.open(archive) as opened:
        opened.ingest(file, verify_signatures=True)
        record = opened.show("signed.pdf").record
    assert record is not None
    assert record.file.digital_signatures[0].later_changes == "other"
