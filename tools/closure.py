"""What an installation brings with it: every package that the wheel needs, its size, who asks for it; and the starts.

    python -m tools.closure [--all]

Sizes are those of the files that are installed here, in MB of 1 000 000 bytes; seconds are the best of three starts.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution, requires
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
STARTS = (
    ("import extractors", "import extractors"),
    ("import extractors.extract", "import extractors.extract"),
    ("import pipeline", "import pipeline"),
    ("a spaCy pipeline", "from extractors.language import pipeline; pipeline()"),
    ("underthesea's chunks", "import underthesea; underthesea.chunk('Các xã gửi báo cáo.')"),
)
_SHOWN = 12


@dataclass(frozen=True)
class InstalledPackage:
    """A package of the closure."""

    name: str
    size: int
    """Bytes."""
    asked_by: str
    """The project's own dependency that brings it."""


def closure(wanted: list[str]) -> dict[str, InstalledPackage]:
    """Return the packages that these requirements bring, by name; each counts for the first that brings it."""
    found: dict[str, InstalledPackage] = {}
    todo = [(Requirement(each), Requirement(each).name.lower()) for each in wanted]
    while todo:
        requirement, root = todo.pop(0)
        name = requirement.name.lower().replace("_", "-")
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        try:
            installed = distribution(name)
        except PackageNotFoundError:
            continue
        found[name] = InstalledPackage(name, _size(installed), root)
        todo += [(Requirement(each), root) for each in installed.requires or ()]
    return found


def _size(installed: Distribution) -> int:
    paths = (Path(str(installed.locate_file(file))) for file in installed.files or ())
    return sum(path.stat().st_size for path in paths if path.is_file())


def own_requirements() -> list[str]:
    """Return what the wheel asks for, without extras."""
    asked = requires("congvan") or []
    return [each for each in asked if "extra ==" not in each]


def seconds(code: str) -> float:
    """Return how long a fresh Python takes to do it, beyond what it takes to do nothing."""
    return _best(code) - _best("pass")


def _best(code: str) -> float:
    found = []
    for _ in range(3):
        before = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)
        found.append(time.perf_counter() - before)
    return min(found)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="list every package")
    given = parser.parse_args()
    found = closure(own_requirements())
    whole = sum(each.size for each in found.values())
    print(f"the wheel's closure: {len(found)} packages, {whole / 1e6:.0f} MB")
    shares: dict[str, int] = {}
    for each in found.values():
        shares[each.asked_by] = shares.get(each.asked_by, 0) + each.size
    for name, size in sorted(shares.items(), key=lambda pair: -pair[1])[: None if given.all else _SHOWN]:
        brought = [each.name for each in found.values() if each.asked_by == name and each.name != name]
        print(f"  {name:20} {size / 1e6:7.1f} MB  {f'with {len(brought)} others' if brought else ''}")
    if given.all:
        for each in sorted(found.values(), key=lambda each: -each.size):
            print(f"    {each.name:28} {each.size / 1e6:7.1f} MB  for {each.asked_by}")
    for name, code in STARTS:
        print(f"  {name:28} {seconds(code):7.2f} s")


if __name__ == "__main__":
    main()
