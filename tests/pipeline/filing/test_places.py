"""Files that move, vanish, change and come back; what is taken out and what stays."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from pipeline import Archive
from pipeline.asking.lookup import NotFoundError
from pipeline.filing.outcomes import IngestReport, InterruptedIngest
from schemas import CongVanError
from tests.pipeline.mock_reader import read


def letter(number: int, **order: Any) -> str:
    return json.dumps({"number": f"{number}/UBND-NV", **order})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    (made / "sub").mkdir(parents=True)
    for number in range(1, 5):
        (made / f"{number}.json").write_text(letter(number, cites=[f"{number % 4 + 1}/UBND-NV"]))
    (made / "sub" / "5.json").write_text(letter(5))
    return made


def taken(archive: Archive, source: Path, **options: Any) -> IngestReport:
    report = archive.ingest(source, extract=read, isolate=False, **options)
    assert report.found == len(report.outcomes) == sum(report.counts.values())
    return report


def codes(report: IngestReport) -> dict[str, str]:
    return {Path(each.path).name: each.outcome.code.value for each in report.outcomes}


def fresh(tmp_path: Path, folder: Path) -> str:
    with Archive.open(":memory:") as archive:
        taken(archive, folder)
        return archive.digest()


def paths(archive: Archive, number: str) -> tuple[list[str], str | None]:
    (file,) = archive.show(number).files
    return [Path(path).name for path in file["paths"]], file["vanished"] and Path(file["vanished"]["path"]).name


def test_a_moved_file_is_the_same_file(archive: Archive, folder: Path) -> None:
    taken(archive, folder)
    (folder / "1.json").rename(folder / "sub" / "one.json")
    (folder / "sub").rename(folder / "other")
    report = taken(archive, folder)
    assert set(codes(report).values()) == {"unchanged"} and report.vanished == []
    moved = {Path(each.path).name: Path(each.was).name for each in report.outcomes if each.was}
    assert moved == {"one.json": "1.json", "5.json": "5.json"}
    assert paths(archive, "1/UBND-NV") == (["one.json"], None)
    assert archive.get("one.json").number == "1/UBND-NV", "its name is the present one"
    assert {each.path for each in archive.outcomes()} == {str(path) for path in folder.rglob("*.json")}
    assert {each.outcome.code.value for each in archive.outcomes()} == {"read"}


def test_a_copy_is_no_move(archive: Archive, folder: Path) -> None:
    taken(archive, folder)
    (folder / "copy.json").write_bytes((folder / "1.json").read_bytes())
    assert codes(taken(archive, folder))["copy.json"] == "duplicate"
    (folder / "1.json").unlink()
    report = taken(archive, folder)
    assert report.vanished == [], "its copy lies there still"
    assert paths(archive, "1/UBND-NV") == (["copy.json"], None)


def test_one_of_two_new_places_of_a_moved_file_is_a_copy(archive: Archive, folder: Path) -> None:
    taken(archive, folder)
    (folder / "1.json").rename(folder / "a.json")
    (folder / "b.json").write_bytes((folder / "a.json").read_bytes())
    found = codes(taken(archive, folder))
    assert (found["a.json"], found["b.json"]) == ("unchanged", "duplicate")


def test_a_vanished_file_is_marked_and_its_document_held(archive: Archive, folder: Path) -> None:
    taken(archive, folder)
    (folder / "1.json").unlink()
    report = taken(archive, folder)
    assert [Path(path).name for path in report.vanished] == ["1.json"]
    assert archive.get("1/UBND-NV").held and paths(archive, "1/UBND-NV") == ([], "1.json")
    gone = [each for each in archive.outcomes() if each.gone_at]
    assert [Path(each.path).name for each in gone] == ["1.json"]
    with archive.connect() as connection:
        rows = list(connection.execute(sa.text("SELECT number FROM v_file f JOIN document d ON d.id = f.document_id"
                                               " WHERE f.gone_at IS NOT NULL AND f.path IS NULL")))  # fmt: skip
    assert [row.number for row in rows] == ["1/UBND-NV"]
    (folder / "back.json").write_text(letter(1, cites=["2/UBND-NV"]))
    assert codes(taken(archive, folder))["back.json"] == "unchanged"
    assert paths(archive, "1/UBND-NV") == (["back.json"], None)
    assert [each for each in archive.outcomes() if each.gone_at] == []


def test_another_content_in_its_place(archive: Archive, folder: Path) -> None:
    taken(archive, folder)
    (folder / "1.json").write_text(letter(9))
    assert codes(taken(archive, folder))["1.json"] == "read"
    assert paths(archive, "9/UBND-NV") == (["1.json"], None) and paths(archive, "1/UBND-NV") == ([], "1.json")
    (folder / "1.json").write_text(letter(1, cites=["2/UBND-NV"]))
    taken(archive, folder)
    assert paths(archive, "1/UBND-NV") == (["1.json"], None) and paths(archive, "9/UBND-NV") == ([], "1.json")


def test_only_what_was_looked_at_can_vanish(archive: Archive, folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "files-of-others"
    elsewhere.mkdir()
    (elsewhere / "8.json").write_text(letter(8))
    taken(archive, folder)
    taken(archive, elsewhere)
    (elsewhere / "8.json").unlink()
    (folder / "sub" / "5.json").unlink()
    assert taken(archive, folder / "1.json").vanished == []
    assert [Path(path).name for path in taken(archive, folder).vanished] == ["5.json"]
    assert paths(archive, "8/UBND-NV") == (["8.json"], None)


def test_members_of_a_container(archive: Archive, folder: Path, tmp_path: Path) -> None:
    def pack(*numbers: int) -> None:
        with zipfile.ZipFile(folder / "more.zip", "w") as more:
            for number in numbers:
                more.writestr(f"{number}.json", letter(number))

    pack(6, 7)
    taken(archive, folder)
    pack(7, 8)
    assert [Path(path).name for path in taken(archive, folder).vanished] == ["more.zip!6.json"]
    (folder / "more.zip").write_bytes(b"PK\x03\x04 broken")
    assert len(taken(archive, folder, mirror=True).forgotten) == 3
    assert archive.digest() == fresh(tmp_path, folder)
    (folder / "more.zip").unlink()
    taken(archive, folder / "1.json")
    taken(archive, folder, mirror=True)
    assert archive.digest() == fresh(tmp_path, folder)


def test_what_cannot_be_read_this_time_is_still_there(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.reading import sources
    from schemas import OutcomeCode

    taken(archive, folder)
    listed = sources.os.scandir

    def closed(path: Path) -> Any:
        if path.name == "sub":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    (folder / "2.json").unlink()
    (folder / "2.json").symlink_to("nowhere")
    with monkeypatch.context() as patch:
        patch.setattr(sources.os, "scandir", closed)
        report = taken(archive, folder, mirror=True)
        assert report.counts[OutcomeCode.IO_ERROR] == 2 and report.forgotten == report.vanished == []
    (folder / "2.json").unlink()
    (folder / "2.json").write_text(letter(2, cites=["3/UBND-NV"]))
    taken(archive, folder)
    assert paths(archive, "2/UBND-NV") == (["2.json"], None) and paths(archive, "5/UBND-NV") == (["5.json"], None)


def test_a_mirror_is_what_the_folder_is_now(archive: Archive, folder: Path, tmp_path: Path) -> None:
    taken(archive, folder)
    (folder / "1.json").write_text(letter(9))
    (folder / "2.json").unlink()
    (folder / "3.json").rename(folder / "sub" / "3.json")
    taken(archive, folder)
    (folder / "4.json").unlink()
    report = taken(archive, folder, mirror=True)
    assert [Path(path).name for path in report.forgotten] == ["1.json", "2.json", "4.json"]
    assert archive.digest() == fresh(tmp_path, folder) and archive.verify() == []
    assert not archive.get("4/UBND-NV").held, "3 cites it"


def test_an_empty_folder_is_not_mirrored(archive: Archive, folder: Path) -> None:
    """A share that is not connected is an empty folder."""
    taken(archive, folder)
    folder.rename(folder.with_name("away"))
    folder.mkdir()
    report = taken(archive, folder, mirror=True)
    assert report.spared and len(report.vanished) == 5 and report.forgotten == []
    folder.rmdir()
    folder.with_name("away").rename(folder)
    assert set(codes(taken(archive, folder, mirror=True)).values()) == {"unchanged"}
    assert archive.statistics()["held"] == 5


def test_what_people_said_comes_back_with_the_file(archive: Archive, folder: Path) -> None:
    taken(archive, folder)
    archive.correct("1/UBND-NV", "subject", "nêu gương", by="Lan")
    data = (folder / "1.json").read_bytes()
    (folder / "1.json").unlink()
    taken(archive, folder, mirror=True)
    (folder / "1.json").write_bytes(data)
    taken(archive, folder)
    assert archive.corrections("1/UBND-NV") == {"subject": "nêu gương"}
    archive.forget("1/UBND-NV")
    taken(archive, folder)
    assert archive.corrections("1/UBND-NV") == {}


def test_forgetting(archive: Archive, folder: Path, tmp_path: Path) -> None:
    taken(archive, folder, keep_originals=True)
    done = archive.forget("1/UBND-NV")
    assert done.files == (str(folder / "1.json"),) and len(done.documents) == len(done.cited) == 1
    assert not archive.get("1/UBND-NV").held, "4 cites it"
    assert archive.forget(str(folder / "sub" / "5.json")).cited == ()
    with pytest.raises(NotFoundError):
        archive.get("5/UBND-NV")
    with archive.connect() as connection:
        for table, rows in (("document_text", 3), ("original", 3), ("source_file", 3), ("rendition", 3)):
            assert connection.execute(sa.text(f"SELECT count(*) FROM {table}")).scalar() == rows, table
    assert len(list(archive._originals.hashes())) == 3 and archive.verify() == []
    (folder / "1.json").unlink()
    (folder / "sub" / "5.json").unlink()
    assert archive.digest() == fresh(tmp_path, folder)
    for asked in ("1/UBND-NV", "5/UBND-NV", str(folder / "nowhere.json")):
        with pytest.raises(NotFoundError):
            archive.forget(asked)


def test_links_out_of_the_folder(archive: Archive, folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "8.json").write_text(letter(8))
    (folder / "linked").symlink_to(outside)
    (folder / "linked.json").symlink_to(outside / "8.json")
    (folder / "again.json").symlink_to(folder / "1.json")
    (folder / "up").symlink_to(folder)
    report = taken(archive, folder)
    told = {Path(each.path).name: each.outcome.detail for each in report.outcomes if each.outcome.code == "unsupported"}
    assert told.keys() == {"linked", "linked.json"} and all("--follow-links" in str(each) for each in told.values())
    assert codes(report)["again.json"] == "duplicate"
    assert Counter(codes(taken(archive, folder, follow_links=True)).values()) == {
        "unchanged": 6, "read": 1, "duplicate": 1,
    }  # fmt: skip


def test_what_may_succeed_now_is_tried_again(archive: Archive, folder: Path, tmp_path: Path) -> None:
    (folder / "scan.json").write_text(letter(6, first="scan", mark=str(tmp_path / "mark")))
    with zipfile.ZipFile(folder / "in.zip", "w") as more:
        more.writestr("scan.json", letter(7, first="raise", mark=str(tmp_path / "mark2")))
    assert Counter(codes(taken(archive, folder)).values()) == {"read": 5, "needs_ocr": 1, "crashed": 1}
    again = archive.ingest(extract=read, isolate=False, retry=True)
    assert sorted(each.outcome.code.value for each in again.outcomes) == ["read", "read"]
    assert archive.ingest(extract=read, isolate=False, retry=True).outcomes == []


def test_named_files_that_are_not_there(archive: Archive, folder: Path) -> None:
    names = [folder / "1.json", folder / "nowhere.json"]
    with pytest.raises(CongVanError, match="no such file"):
        archive.ingest(names, extract=read, isolate=False)
    report = archive.ingest(names, extract=read, isolate=False, missing=True)
    assert codes(report) == {"1.json": "read", "nowhere.json": "io_error"}


def test_an_interruption_tells_what_is_stored(archive: Archive, folder: Path) -> None:
    def interrupt(done: int, _total: int, _path: str) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(InterruptedIngest) as raised:
        archive.ingest(folder, extract=read, isolate=False, progress=interrupt)
    report = raised.value.report
    assert (len(report.outcomes), report.found) == (3, 5)
    (run,) = archive.runs()
    assert sum(run.counts.values()) == 3 and run.found == 5 and run.finished_at is None
    assert archive.statistics()["held"] == 3
