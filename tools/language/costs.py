"""What a record costs with a pipeline given and without, and how many Docs are made."""

from __future__ import annotations

import time
from typing import Any

from extractors.extract import extract_document
from extractors.language import pipeline
from extractors.readers import read
from pipeline.synthetic import generate


def costs(count: int, first: int = 910_000) -> None:
    """Print the table, of so many made-up dispatches."""
    texts = []
    for seed in range(first, first + count):
        made = generate(seed)
        texts.append((read(made.docx or made.text.encode(), made.file_name), made.name))
    nlp, made_docs = pipeline(), [0]
    tokenizer = nlp.tokenizer

    def counted(text: str) -> Any:
        made_docs[0] += 1
        return tokenizer(text)

    nlp.tokenizer = counted
    times = {}
    for name, given in (("plain", None), ("pipeline", nlp)):
        for document, label in texts[:3]:
            extract_document(document, label, "0" * 64, nlp=given)
        made_docs[0], before = 0, time.process_time()
        records = [extract_document(document, label, "0" * 64, nlp=given) for document, label in texts]
        times[name] = (time.process_time() - before) / count, made_docs[0] / count, records
    same = sum(a == b for a, b in zip(times["plain"][2], times["pipeline"][2], strict=True))
    ratio = times["pipeline"][0] / times["plain"][0]
    print("| made-up dispatches | Docs each | CPU of a record |\n| --- | --- | --- |")
    print(f"| no pipeline given | {times['plain'][1]:.0f} | 1 |")
    print(f"| our own pipeline given: {same} of {count} records equal | {times['pipeline'][1]:.0f} | × {ratio:.1f} |\n")
