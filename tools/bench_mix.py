"""A folder as agencies have it, made of the samples, and what each kind takes beside other programs in the same run.

    python -m tools.bench_mix [--rounds N]

Of twelve files six are scans, three DOC, two signed PDFs and one DOCX: the shares of 343 files of 70 agencies. Scans
are drawn at 150, 200 and 300 dots an inch; number and signature of the PDFs are form fields in revisions of their own.
CPU seconds a file, children included, the lowest of the rounds, in turns: file to record here; there Tesseract on the
pages of the same scans, drawn, and the plain text of the same PDFs.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tools.bench import SAMPLES
from tools.bench_real import lowest, plain_text
from tools.samples import scan_form, signed_form
from tools.samples.__main__ import samples

SCANS = (("22-svhttdl-yenbai-431", 150), ("22-svhttdl-yenbai-431", 200), ("22-svhttdl-yenbai-431", 300),
         ("10-snv-ninhthuan-215", 200), ("12-btdkt-540", 200), ("14-stc-yenbai-502", 300))  # fmt: skip
SIGNED = ("10-snv-ninhthuan-215", "14-stc-yenbai-502")
DOC = ("19-snv-yenbai-365.doc", "20-pnv-vanyen-58.doc", "21-sgddt-ninhthuan-884.doc")
DOCX = ("03-tranyen-318.docx",)


def mix(folder: Path) -> dict[str, list[Path]]:
    """Write the files and return them by kind."""
    known = {sample.name: sample for sample in samples()}
    found: dict[str, list[Path]] = {"scan": [], "signed PDF": [], "DOC": [], "DOCX": []}
    for name, dpi in SCANS:
        found["scan"].append(folder / f"{name}-{dpi}.pdf")
        found["scan"][-1].write_bytes(scan_form.render(known[name], dpi))
    for name in SIGNED:
        found["signed PDF"].append(folder / f"{name}-signed.pdf")
        found["signed PDF"][-1].write_bytes(signed_form.with_number(known[name]))
    for kind, names in (("DOC", DOC), ("DOCX", DOCX)):
        found[kind] = [SAMPLES / name for name in names]
    return found


def tesseract(file: Path) -> Callable[[], object] | None:
    """Return what recognises the pages of a scan, which are drawn before; None where it is not installed."""
    if shutil.which("tesseract") is None:
        return None
    import pypdfium2
    from PIL import Image

    from extractors.ocr import draw_page

    pages = []
    with pypdfium2.PdfDocument(file) as document:
        for number in range(len(document)):
            grey, _, _ = draw_page(document[number])
            pages.append(file.with_name(f"{file.stem}-{number}.pgm"))
            Image.fromarray(grey).save(pages[-1])

    def work() -> None:
        for page in pages:
            call = ["tesseract", str(page), "-", "-l", "vie", "--dpi", "300", "tsv"]
            subprocess.run(call, check=True, capture_output=True)

    return work


def others(kind: str, file: Path) -> dict[str, Callable[[], object]]:
    """Return what else reads a file of this kind, by the program's name."""
    if kind == "scan":
        work = tesseract(file)
        return {"tesseract": work} if work else {}
    if kind != "signed PDF":
        return {}
    found: dict[str, Callable[[], object]] = {"pdfplumber": partial(plain_text, file)}
    tool = shutil.which("pdftotext")
    if tool:
        call = [tool, "-layout", str(file), "-"]
        found["pdftotext"] = partial(subprocess.run, call, capture_output=True, check=False)
    return found


def table(rounds: int) -> Iterator[str]:
    """Yield the lines of the table as Markdown."""
    from extractors.extract import extract_file

    os.environ["OMP_THREAD_LIMIT"] = "1"
    yield "| kind | files | congvan, record | beside it |"
    yield "| --- | ---: | ---: | --- |"
    whole, count = 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        for kind, files in mix(Path(folder)).items():
            for file in files:
                extract_file(file)  # loads what the kind needs
            ours, theirs = 0.0, dict[str, float]()
            for file in files:
                beside = others(kind, file)
                best = dict.fromkeys(("", *beside), float("inf"))
                for _ in range(rounds):
                    best[""] = min(best[""], lowest(partial(extract_file, file), 1))
                    best |= {name: min(best[name], lowest(work, 1)) for name, work in beside.items()}
                ours += best.pop("")
                theirs = {name: theirs.get(name, 0.0) + seconds for name, seconds in best.items()}
            told = ", ".join(f"{name} {each / len(files):.3f} s ({ours / each:.2f} ×)" for name, each in theirs.items())
            yield f"| {kind} | {len(files)} | {ours / len(files):.3f} s | {told} |"
            whole, count = whole + ours, count + len(files)
    yield f"| **all** | {count} | {whole / count:.3f} s | |"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=2)
    for line in table(parser.parse_args().rounds):
        print(line, flush=True)
    if shutil.which("pdftotext") is None:
        print("pdftotext is not installed here")
    return 0


if __name__ == "__main__":
    sys.exit(main())
