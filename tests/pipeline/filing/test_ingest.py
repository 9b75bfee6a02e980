"""Taking files in: outcomes, repetition, isolation, interruption."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipeline import Archive
from pipeline.reading.sources import collect
from pipeline.reading.workers import Limits
from schemas import CongVanError, OutcomeCode
from tests.pipeline.mock_reader import read


def write(folder: Path, name: str, **order: Any) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"number": "1/UBND-NV", **order}), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    for i in range(1, 6):
        write(made, f"{i}.json", number=f"{i}/UBND-NV", cites=[f"{i % 5 + 1}/UBND-NV"])
    return made


def codes(archive: Archive, source: Path, **options: Any) -> dict[str, str]:
    report = archive.ingest(source, extract=read, **options)
    return {Path(each.path).name: each.outcome.code.value for each in report.outcomes}


def test_isolated_and_in_process_give_the_same(folder: Path, tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as a, Archive.open(tmp_path / "b.db") as b:
        assert set(codes(a, folder, workers=2).values()) == {"read"}
        assert set(codes(b, folder, isolate=False).values()) == {"read"}
        assert a.digest() == b.digest()


def test_again_changes_nothing(archive: Archive, folder: Path) -> None:
    codes(archive, folder, isolate=False)
    before, rows = archive.digest(), archive.statistics()
    assert set(codes(archive, folder, isolate=False).values()) == {"unchanged"}
    assert set(codes(archive, folder, isolate=False, again=True).values()) == {"read"}
    assert (archive.digest(), archive.statistics()) == (before, rows)


def test_new_version_of_the_readers_reads_again(archive: Archive, folder: Path) -> None:
    codes(archive, folder, isolate=False, version="1")
    ids = {each.number: each.id for each in archive.documents(held=True)}
    assert set(codes(archive, folder, isolate=False, version="2").values()) == {"read"}
    assert {each.number: each.id for each in archive.documents(held=True)} == ids


def test_same_content_under_two_names(archive: Archive, folder: Path) -> None:
    (folder / "copy.json").write_bytes((folder / "1.json").read_bytes())
    first = codes(archive, folder, isolate=False)
    assert Counter(first.values()) == {"read": 5, "duplicate": 1}
    assert set(codes(archive, folder, isolate=False).values()) == {"unchanged"}
    assert archive.statistics()["rendition"] == 5


def test_bad_files_cost_only_themselves(archive: Archive, folder: Path) -> None:
    for order in ("hang", "crash", "exit", "eat", "raise", "scan", "print"):
        write(folder, f"x-{order}.json", number=f"{order}/UBND-NV".replace(order, str(sum(map(ord, order)))), do=order)
    found = codes(archive, folder, workers=2, limits=Limits(seconds=1.5, memory_mb=300))
    assert {name: code for name, code in found.items() if name.startswith("x-")} == {
        "x-hang.json": "timeout", "x-crash.json": "crashed", "x-exit.json": "crashed", "x-eat.json": "out_of_memory",
        "x-raise.json": "crashed", "x-scan.json": "needs_ocr", "x-print.json": "read",
    }  # fmt: skip
    assert all(code == "read" for name, code in found.items() if not name.startswith("x-"))
    by_path = {Path(each.path).name: each.outcome.code for each in archive.outcomes()}
    assert by_path["x-scan.json"] is OutcomeCode.NEEDS_OCR
    for path in folder.iterdir():
        if path.name not in ("x-scan.json", "x-exit.json"):
            path.unlink()
    again = codes(archive, folder, workers=1)
    assert again == {"x-scan.json": "needs_ocr", "x-exit.json": "crashed"}, "the first is known, the second tried again"


def test_processes_are_replaced_when_they_have_grown(archive: Archive, folder: Path) -> None:
    found = codes(archive, folder, workers=1, limits=Limits(recycle_mb=1))
    assert set(found.values()) == {"read"}


def test_interrupted_and_repeated(tmp_path: Path, folder: Path) -> None:
    with Archive.open(tmp_path / "whole.db") as whole, Archive.open(tmp_path / "cut.db") as cut:
        codes(whole, folder, isolate=False)
        for stop in (1, 3):

            def interrupt(done: int, _total: int, _path: str, stop: int = stop) -> None:
                if done == stop:
                    raise KeyboardInterrupt

            with pytest.raises(KeyboardInterrupt):
                codes(cut, folder, isolate=False, progress=interrupt)
        codes(cut, folder, isolate=False)
        assert cut.digest() == whole.digest()


def test_interrupted_while_storing(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.filing import documents

    with Archive.open(tmp_path / "whole.db") as whole, Archive.open(tmp_path / "cut.db") as cut:
        codes(whole, folder, isolate=False)

        def fail(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(documents, "refresh", fail)
            with pytest.raises(KeyboardInterrupt):
                codes(cut, folder, isolate=False)
        assert cut.statistics()["rendition"] == 0, "all of a transaction or nothing"
        codes(cut, folder, isolate=False)
        assert cut.digest() == whole.digest()


def test_a_record_that_cannot_be_stored_costs_only_itself(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.filing import write as written

    put = written.put

    def refusing(session: Any, files: Any, **options: Any) -> Any:
        if any(file.name.startswith("3") for file in files):
            raise ValueError("a letter that the database does not know")
        return put(session, files, **options)

    with monkeypatch.context() as patch:
        patch.setattr(written, "put", refusing)
        (folder / "3-copy.json").write_bytes((folder / "3.json").read_bytes())
        found = codes(archive, folder, isolate=False)
    assert {name: code for name, code in found.items() if code != "read"} == {
        "3.json": "crashed", "3-copy.json": "crashed",
    }  # fmt: skip
    assert set(codes(archive, folder, isolate=False).values()) == {"read", "duplicate", "unchanged"}


def test_zip_members_are_files(archive: Archive, folder: Path, tmp_path: Path) -> None:
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w") as target:
        for path in sorted(folder.iterdir()):
            target.write(path, f"inner/{path.name}")
        target.writestr("__MACOSX/._1.json", "{}")
    found = codes(archive, packed, workers=2)
    assert found == {f"{i}.json": "read" for i in range(1, 6)}
    assert set(codes(archive, folder, isolate=False).values()) == {"duplicate"}


def test_hidden_and_temporary_files_are_skipped(tmp_path: Path) -> None:
    for name in (".hidden", "~$1.docx", "a.tmp", "b.docx~", "Thumbs.db", "sub/.git/x", "sub/c.txt", "d.docx"):
        write(tmp_path, name)
    assert [source.path.name for source in collect([tmp_path])] == ["d.docx", "c.txt"]
    assert [source.path.name for source in collect([tmp_path / ".hidden"])] == [".hidden"], "named itself"


def test_missing_source(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(CongVanError, match="no such file"):
        archive.ingest(tmp_path / "nowhere")


def test_progress_counts_every_file(archive: Archive, folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    codes(archive, folder, isolate=False, progress=lambda done, total, _: seen.append((done, total)))
    assert seen == [(i, 5) for i in range(1, 6)]


def test_two_at_once(tmp_path: Path, folder: Path, root: Path) -> None:
    database = tmp_path / "both.db"
    code = (
        "import sys; from pipeline import Archive; from tests.pipeline.mock_reader import read\n"
        f"with Archive.open({str(database)!r}) as archive: archive.ingest({str(folder)!r}, extract=read, workers=1)"
    )
    both = [subprocess.Popen([sys.executable, "-c", code], cwd=root) for _ in range(2)]
    assert [process.wait(120) for process in both] == [0, 0]
    with Archive.open(database) as archive, Archive.open(tmp_path / "one.db") as one:
        codes(one, folder, isolate=False)
        assert archive.digest() == one.digest()


def test_script_without_a_main_guard(tmp_path: Path, folder: Path, root: Path) -> None:
    # Reading processes must not run the user's script again.
    script = tmp_path / "script.py"
    script.write_text(
        "from pipeline import Archive\n"
        "from tests.pipeline.mock_reader import read\n"
        f"with Archive.open({str(tmp_path / 's.db')!r}) as archive:\n"
        f"    print(len(archive.ingest({str(folder)!r}, extract=read).outcomes))\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, cwd=tmp_path, env={"PYTHONPATH": str(root)},
        timeout=120, check=False,
    )  # fmt: skip
    assert done.stdout == "5\n", done.stderr
