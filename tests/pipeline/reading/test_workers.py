"""Processes that read: limits, one retry alone, and an end with their parent."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from pipeline import Archive
from pipeline.reading import workers
from pipeline.reading.children import FORKS
from pipeline.reading.flow import Given, ReadingPass
from pipeline.reading.limits import Limits
from pipeline.reading.sources import collect
from pipeline.reading.workers import Answer, Here, Job, Pool
from schemas import CongVanError
from tests.containers.building import packed
from tests.pipeline.mock_reader import read

LIMITS = Limits(seconds=1.0, memory_mb=300)


def order(folder: Path, name: str, **orders: Any) -> Job:
    path = folder / name
    path.write_text(json.dumps({"number": "1/UBND-NV", **orders}))
    return Job("read", name, path)


def done(jobs: list[Job], *, workers: int = 2, limits: Limits = LIMITS) -> dict[str, str]:
    with Pool(read, "1", workers, limits) as pool:
        for job in jobs:
            pool.put(job)
        return {each.job.name: f"{each.head['code']} {each.head.get('detail')}" for each in pool.answers()}


def test_one_retry_alone_then_the_outcome(tmp_path: Path) -> None:
    """What another file or the machine did to a file is not its fault."""
    firsts = ("crash", "hang", "eat", "burn")
    jobs = [order(tmp_path, name, first=name, mark=str(tmp_path / f"mark-{name}")) for name in firsts]
    assert done(jobs) == dict.fromkeys(firsts, "read None")


def test_each_limit_says_which_it_is(tmp_path: Path) -> None:
    jobs = [order(tmp_path, name, do=name) for name in ("burn", "hang", "eat", "crash")]
    found = done(jobs)
    assert found.pop("burn").startswith("timeout limit"), "of computing, or on the clock of a busy machine"
    assert found == {
        "hang": "timeout nothing heard for 1 s",
        "eat": "out_of_memory limit 300 MB",
        "crash": "crashed SIGSEGV",
    }


def test_a_container_that_ends_its_process_costs_only_what_was_left_of_it(tmp_path: Path) -> None:
    # Members that came up before are known by their keys when it is looked at again.
    (tmp_path / "a.zip").write_bytes(packed({"1.json": b'{"number": "1/UBND"}', "2.json": b'{"number": "2/UBND"}'}))

    class BreakingOff(Here):
        def answers(self) -> Any:
            for answer in super().answers():
                yield answer
                if answer.job.kind == "look" and answer.head.get("key") == [1]:
                    head = {"code": "timeout", "detail": "limit"}
                    yield from (answer, Answer(answer.job, head, [], final=True))
                    self._jobs[True].clear()
                    break
            else:
                return
            yield from super().answers()

    with Archive.open(tmp_path / "a.db") as archive:
        from pipeline.filing import ingest as filing
        from pipeline.filing.known import Known
        from pipeline.filing.places import Scope

        work = filing._Ingest(archive._engine, collect([tmp_path / "a.zip"]), Known(archive._engine, "1"), Scope())
        work.begin([])
        work.run(BreakingOff(read, "1"))
        codes = {each.path.rpartition("/")[2]: each.outcome.code.value for each in work.report.outcomes}
    assert codes == {"a.zip": "timeout", "a.zip!1.json": "read", "a.zip!2.json": "read"}


def test_files_are_given_in_their_order(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text(f"Số: {number}/UBND-NV\n")
    (tmp_path / "05.zip").write_bytes(packed({"b.txt": b"x", "a.txt": b"y"}))
    with Pool(None, "", 2, LIMITS) as pool:
        flow = ReadingPass(
            pool, "pipeline.reading.printed:text", {"form": "plain"}, wanted=lambda name: name != "07.txt"
        )
        given: list[Given] = list(flow.run(collect([tmp_path])))
    names = [f"{number:02}.txt" for number in range(12) if number != 7]
    assert [each.name for each in given] == [*names[:6], "05.zip!b.txt", "05.zip!a.txt", *names[6:]]
    assert given[0].texts == ("Số: 0/UBND-NV",)


def test_a_reader_that_cannot_be_loaded() -> None:
    with Pool("no.such:function", "1", 1, LIMITS) as pool, pytest.raises(CongVanError, match="cannot be loaded"):
        pool.put(Job("read", "a", Path("a")))
        list(pool.answers())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system ends it elsewhere only when it waits")
def test_a_process_ends_with_its_parent(tmp_path: Path, root: Path) -> None:
    job = order(tmp_path, "burn.json", do="burn")
    code = (
        "from pathlib import Path\n"
        "from pipeline.reading.workers import Job, Limits, Pool\n"
        "with Pool('tests.pipeline.mock_reader:read', '1', 1, Limits(seconds=60)) as pool:\n"
        f"    pool.put(Job('read', 'burn', Path({str(job.path)!r})))\n"
        "    pool._feed(); print(pool._nursery.pid, flush=True)\n"
        "    list(pool.answers())\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=root, stdout=subprocess.PIPE)
    assert parent.stdout
    nursery = int(parent.stdout.readline())
    until = time.monotonic() + 20
    while not (children := Path(f"/proc/{nursery}/task/{nursery}/children").read_text().split()):
        assert time.monotonic() < until
        time.sleep(0.05)
    child = int(children[0])
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    for _ in range(100):
        if not _runs(child) and not _runs(nursery):
            return
        time.sleep(0.05)
    for pid in (nursery, child):
        os.kill(pid, signal.SIGKILL)
    raise AssertionError("it reads on for nobody")


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not FORKS, reason="processes are started one by one where none is forked")
def test_the_process_that_others_are_forked_from_is_killed(tmp_path: Path) -> None:
    jobs = [order(tmp_path, str(number), do="hang" if number == 3 else "") for number in range(8)]
    with Pool(read, "1", 2, LIMITS) as pool:
        for job in jobs:
            pool.put(job)
        found = {}
        for answer in pool.answers():
            found[answer.job.name] = answer.head["code"]
            if len(found) == 2 and pool._nursery is not None:
                os.kill(pool._nursery.pid, signal.SIGKILL)
    assert found == {str(number): "timeout" if number == 3 else "read" for number in range(8)}


def test_processes_are_started_afresh_where_none_is_forked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FORKS", False)
    jobs = [order(tmp_path, name, do=name if name != "good" else "") for name in ("good", "eat", "crash", "exit")]
    assert done(jobs) == {
        "good": "read None", "eat": "out_of_memory limit 300 MB", "crash": "crashed SIGSEGV", "exit": "crashed exit code 3",
    }  # fmt: skip


def test_all_that_a_process_used_is_counted(tmp_path: Path, root: Path) -> None:
    # Of the reading processes too, although another process is their parent: a run's cost can be measured.
    job = order(tmp_path, "compute.json", do="compute")
    code = (
        "import resource\n"
        "from pathlib import Path\n"
        "from pipeline.reading.workers import Job, Limits, Pool\n"
        "with Pool('tests.pipeline.mock_reader:read', '1', 1, Limits(seconds=60)) as pool:\n"
        f"    pool.put(Job('read', 'compute', Path({str(job.path)!r})))\n"
        "    list(pool.answers())\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime)\n"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True).stdout
    assert float(told) > 1.0
