"""How fast links are resolved, on a simulated country: `make bench-graph`.

Resolving is what follows from records alone: the evidence of every file and citation, and which of it is one document.
Storing and linking is the same with the database, in transactions of 1 000 files.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict

from pipeline import Archive
from pipeline.linking.evidence import DocumentEvidence
from pipeline.linking.resolve import resolve
from pipeline.linking.statements import of_record
from schemas import Dispatch

from .country.__main__ import store
from .country.files import CountryFile, extracted, simulate


def resolving(files: list[CountryFile]) -> tuple[int, float]:
    """Return how many citations were resolved, and in how many seconds of CPU."""
    made = [extracted(file) for file in files]
    records = [(Dispatch.model_validate_json(each.parts[0].record), each.parts[0]) for each in made]
    begun = time.process_time()
    blocks: dict[str, list[DocumentEvidence]] = defaultdict(list)
    count = 0
    for record, part in records:
        said = of_record(record, part.text_hash, part.sketch)
        blocks[said.own.block].append(said.own)
        for cited in said.cited.values():
            count += 1
            if cited is not None:
                blocks[cited.block].append(cited)
    for evidence in blocks.values():
        resolve(evidence)
    return count, time.process_time() - begun


def main(count: int) -> None:
    """Print the figures."""
    files = simulate(count, seed=12).files
    citations, seconds = resolving(files)
    print(f"resolving: {citations / seconds:.0f} citations a second of CPU ({citations} in {len(files)} files)")
    with Archive.open(":memory:") as archive:
        seconds = sum(store(archive, files, batch=1000))
    print(f"storing and linking: {len(files) / seconds:.0f} files, {citations / seconds:.0f} citations a second of CPU")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
