"""What the samples were made to show, asked of an archive that holds them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import Archive
from schemas import OutcomeCode

from .scans import NO_OCR, SCANS

CHAIN = "huyện > Sở Nội vụ > Ban Thi đua - Khen thưởng Trung ương"


@pytest.fixture(scope="module")
def database(samples_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("samples") / "samples.db"
    with Archive.open(path) as archive:
        report = archive.ingest(samples_dir)
    unread = {each.path.rpartition("/")[2] for each in report.outcomes if each.outcome.code is not OutcomeCode.READ}
    scans = {f"{name}.pdf" for name in SCANS}
    assert unread <= (scans if NO_OCR else set())
    return path


@pytest.fixture()
def archive(database: Path) -> Iterator[Archive]:
    with Archive.open(database) as opened:
        yield opened


@pytest.mark.parametrize(
    ("number", "chain"),
    [
        ("27/BC-UBND", ["318/UBND-NV", "215/SNV-TĐKT", "463/BTĐKT-TT"]),  # every issuer named in full
        ("56/UBND-VP", ["402/UBND-NV", "215/SNV-TĐKT", "463/BTĐKT-TT"]),  # the district writes "Sở Nội vụ" alone
    ],
)
def test_chain_of_four_levels(number: str, chain: list[str], archive: Archive) -> None:
    steps = [step for step in archive.chain(number) if step.direction == "up"]
    assert [step.dispatch.number for step in steps][:3] == chain
    assert steps[1].dispatch.province == "Yên Bái"


def test_a_letter_sent_along_in_one_file_is_a_document_of_its_own(archive: Archive) -> None:
    assert [step.dispatch.number for step in archive.chain("471/SNV-TĐKT")][:2] == ["419/SNV-TĐKT", "1207/UBND-VX"]
    first, second = (archive.show(number).files[0] for number in ("471/SNV-TĐKT", "419/SNV-TĐKT"))
    assert (first["name"], first["part"], second["name"], second["part"]) == (second["name"], 1, first["name"], 2)


def test_chains_by_pattern(archive: Archive) -> None:
    found = {tuple(document.number for document in match.documents) for match in archive.chains(CHAIN)}
    districts = {chain[0] for chain in found}
    assert {"318/UBND-NV", "402/UBND-NV", "377/UBND-NV"} <= districts
    assert all(chain[-1] == "463/BTĐKT-TT" for chain in found)


def test_one_number_in_two_provinces(archive: Archive) -> None:
    cited = {
        each.citing.number: each
        for each in archive.citations()
        if each.number == "215/SNV-TĐKT" and each.citing and each.kind == "direct"
    }
    provinces = {number: each.cited.province for number, each in cited.items() if each.cited}
    assert provinces == {
        "318/UBND-NV": "Yên Bái",
        "402/UBND-NV": "Yên Bái",  # its own territory
        "377/UBND-NV": "Ninh Thuận",  # its own territory, neither issuer nor date written
        "268/SNV-TĐKT": "Yên Bái",
    }
    # The central body's letter tells nothing that would part the two.
    unclear = cited["540/BTĐKT-TT"]
    assert unclear.state == "ambiguous"
    assert {candidate.province for candidate in unclear.candidates} == {"Yên Bái", "Ninh Thuận"}


def test_a_mistyped_number_is_proposed_with_its_reason(archive: Archive) -> None:
    (edge,) = archive.citations("35/UBND-VP")
    assert edge.state == "candidate" and edge.reason == "a figure of the number"
    assert [each.number for each in edge.candidates] == ["402/UBND-NV"]
    (step,) = archive.chain("35/UBND-VP", direction="up", depth=1, candidates=True)
    assert (step.dispatch.number, step.state, step.reason) == ("402/UBND-NV", "candidate", "a figure of the number")
    (step,) = archive.chain("35/UBND-VP", direction="up", depth=1)
    assert (step.dispatch.number, step.state, step.reason) == ("482/UBND-NV", "resolved", None)


def test_edge_between_two_cited_documents(archive: Archive) -> None:
    # The draft of Trấn Yên says that 689 carries out 17-CT/TU; 689 itself says so too, and both remain.
    said = {
        (each.asserted_by.symbol, each.kind)
        for each in archive.citations()
        if each.citing and each.cited and (each.citing.number, each.cited.number) == ("689/UBND-VX", "17-CT/TU")
    }
    assert said == {("UBND-VX", "direct"), ("UBND-NV", "asserted")}


def test_what_nobody_holds_is_a_document_too(archive: Archive) -> None:
    cited_only = {document.number for document in archive.documents() if not document.held}
    assert {"118/KH-HĐTĐKT", "233/SNV-VP", "876/QĐ-UBND", "23-CT/TU", "45/TTr-NV"} <= cited_only


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chains", CHAIN], ["318/UBND-NV", "215/SNV-TĐKT", "463/BTĐKT-TT"]),
        (["deadlines"], ["318/UBND-NV"]),
        (["deadlines", "--ics"], ["BEGIN:VCALENDAR", "RRULE:", "END:VCALENDAR"]),
    ],
)
def test_commands_of_the_demo(arguments: list[str], words: list[str], database: Path) -> None:
    command = Path(sys.executable).with_name("congvan")
    run = subprocess.run([command, *arguments, "--db", database], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    for word in words:
        assert word in run.stdout
