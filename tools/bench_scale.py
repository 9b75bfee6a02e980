"""What taking in many files costs: engines beside each other, the second run, memory, growth.

    python -m tools.bench_scale files N                          made files of about 3 kB: CPU, memory, the second run
    python -m tools.bench_scale growth N1 N2 …                   the same for each number, a line each
    python -m tools.bench_scale engines N [--postgres]           1 process, 2 processes, Dask with 2 workers; digests
    python -m tools.bench_scale files N --source OTHER/CHECKOUT  the code of another checkout, for comparison

CPU is that of all processes together, the parent's and the readers', as the system counts it while they live (Linux).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_TICK = os.sysconf("SC_CLK_TCK")
_SAMPLE_SECONDS = 0.05
_INGEST = "from pipeline.cli.app import main; main()"


def make(folder: Path, count: int) -> None:
    """Write made dispatches as texts of about 3 kB, numbered on so that no two are alike."""
    from pipeline.synthetic.compose import generate

    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text = generate(number).text
        filling = f"\n\nPhụ lục kèm theo, tờ {number}.\n" + "Nội dung chi tiết nêu tại phụ lục này.\n" * 60
        (folder / f"{number:07}.txt").write_text((text + filling)[: max(len(text), 2_400)], "utf-8")


@dataclass
class Used:
    """What a run used."""

    seconds: float = 0.0
    memory: list[tuple[float, float]] = field(default_factory=list)
    """Moments of the run and MB of the parent."""
    _cpu: dict[int, float] = field(default_factory=dict)

    @property
    def cpu(self) -> float:
        """CPU seconds of all processes."""
        return sum(self._cpu.values())

    @property
    def spread(self) -> tuple[float, float]:
        """The least and the most memory of the parent after the first tenth of the run, MB."""
        late = [size for moment, size in self.memory if moment > self.seconds / 10] or [0.0]
        return min(late), max(late)

    def look(self, roots: Iterable[int]) -> None:
        """Note what the processes and all below them have used so far."""
        parents, times = {}, {}
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    fields = (entry / "stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                parents[int(entry.name)] = int(fields[1])
                times[int(entry.name)] = (int(fields[11]) + int(fields[12])) / _TICK
        wanted = set(roots)
        while more := {pid for pid, parent in parents.items() if parent in wanted} - wanted:
            wanted |= more
        self._cpu |= {pid: times[pid] for pid in wanted if pid in times}


def measured(command: list[str], source: Path, others: Iterable[int] = ()) -> Used:
    """Run a command and say what it used, with what processes used meanwhile that were there before."""
    used, before = Used(), Used()
    before.look(others)
    path = os.pathsep.join(filter(None, (str(source), os.environ.get("PYTHONPATH"))))
    started = time.monotonic()
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.DEVNULL, cwd=source)
    over = threading.Event()

    def watch() -> None:
        while not over.wait(_SAMPLE_SECONDS):
            used.look([process.pid, *others])
            try:
                pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
            except (OSError, IndexError):
                continue
            if pages:  # none once it has ended
                used.memory.append((time.monotonic() - started, pages * os.sysconf("SC_PAGE_SIZE") / 2**20))

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = process.wait()
    used.seconds = time.monotonic() - started
    over.set()
    watcher.join()
    if code not in (0, 3):
        raise RuntimeError(f"the command ended with {code}")
    for pid, seconds in before._cpu.items():
        used._cpu[pid] = used._cpu.get(pid, seconds) - seconds
    return used


def ingest(folder: Path, db: str, *options: str, source: Path = ROOT, others: Iterable[int] = ()) -> Used:
    """Take a folder in by the command line."""
    command = [sys.executable, "-c", _INGEST, "ingest", str(folder), "--db", db, *options]
    return measured(command, source, others)


def walk(folder: Path) -> float:
    """Read and hash all files; return CPU seconds."""
    before = time.process_time()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            hashlib.sha256(path.read_bytes()).hexdigest()
    return time.process_time() - before


def files(count: int, source: Path) -> str:
    """Return a line about so many files: first run, second run beside a plain walk, memory of the parent."""
    with tempfile.TemporaryDirectory() as place:
        folder, db = Path(place) / "files", str(Path(place) / "a.db")
        make(folder, count)
        first, second = ingest(folder, db, source=source), ingest(folder, db, source=source)
        plain = min(walk(folder) for _ in range(3))
        low, high = first.spread
        size = Path(db).stat().st_size / count / 1024
    return (
        f"| {count} | {first.cpu / count * 1000:.1f} | {first.seconds:.0f} | {second.cpu / count * 1000:.2f} |"
        f" {plain / count * 1000:.3f} | {second.cpu / plain:.1f} | {low:.0f}–{high:.0f} | {size:.1f} |"
    )


def engines(count: int, postgres: bool) -> Iterable[str]:
    """Yield a line an engine about the same files."""
    from pipeline import Archive
    from tests.pipeline.dask_cluster import DaskCluster
    from tests.pipeline.postgres_server import PostgresServer

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "files"
        make(folder, count)
        server = None
        if postgres:
            (Path(place) / "postgres").mkdir()
            server = PostgresServer(Path(place) / "postgres")
        cluster = DaskCluster(Path(place), 2)
        try:
            for number, (name, options) in enumerate((
                ("1 process", ("--workers", "1")), ("2 processes", ("--workers", "2")),
                ("Dask, 2 workers", ("--engine", cluster.engine)),
                ("Dask, 2 workers, shared folder", ("--engine", cluster.engine, "--shared")),
            )):  # fmt: skip
                others = [each.pid for each in cluster.workers] if "Dask" in name else []
                for kind, db in _archives(place, server, number):
                    used = ingest(folder, db, *options, others=others)
                    with Archive.open(db) as archive:
                        digest = archive.digest()[:12]
                    yield (
                        f"| {name} | {kind} | {used.cpu / count * 1000:.1f} | {used.seconds:.0f} |"
                        f" {count / used.seconds:.0f} | {digest} |"
                    )
        finally:
            cluster.stop()
            if server is not None:
                server.stop()


def _archives(place: str, server: object, number: int) -> Iterable[tuple[str, str]]:
    yield "SQLite", str(Path(place) / f"{number}.db")
    if server is not None:
        import psycopg

        url: str = server.url  # type: ignore[attr-defined]
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE archive{number}")
        yield "PostgreSQL", url.rsplit("/", 1)[0] + f"/archive{number}"


def main() -> None:
    """Print the figures asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["files", "growth", "engines"])
    parser.add_argument("counts", type=int, nargs="+")
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--source", type=Path, default=ROOT)
    asked = parser.parse_args()
    if asked.what == "engines":
        print("| engine | archive | CPU ms a file | seconds | files a second | digest |")
        print("| --- | --- | ---: | ---: | ---: | --- |")
        for line in engines(asked.counts[0], asked.postgres):
            print(line, flush=True)
        return
    print(
        "| files | CPU ms a file | seconds | second run, CPU ms a file | plain walk | times | parent, MB"
        " | archive, kB a file |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: | --- | ---: |")
    for count in asked.counts:
        print(files(count, asked.source.absolute()), flush=True)


if __name__ == "__main__":
    main()
