"""What recognition costs beside `tesseract` alone on the same page images, and how many characters it gets wrong.

    python tools/measure_ocr.py SCAN.pdf …                 # CPU seconds a page, peak memory
    python tools/measure_ocr.py --transcripts FOLDER SCAN.pdf …   # and the character error rate of the body

A transcript is a text file `NAME-PAGE.txt`: the body of one page, typed by hand.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import tempfile
import time
import unicodedata
from pathlib import Path

import extractors  # noqa: F401  has NumPy count in one thread, as where documents are read, if it is loaded before it

# isort: split
import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from extractors.ocr import draw_page, recognise_page
from extractors.ocr.engine import data_folder
from extractors.readers import read_file


def cost(files: list[Path]) -> None:
    """Print CPU seconds a page of the command `tesseract` and of this project on the same images."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    command = steps = drawing = 0.0
    ratios: list[float] = []
    recognise_page(np.full((400, 300), 255, np.uint8), 300)  # the model is loaded once a process
    with tempfile.TemporaryDirectory() as folder:
        image = Path(folder) / "page.pgm"
        for file in files:
            document = pdfium.PdfDocument(file)
            for index in range(len(document)):
                start = time.process_time()
                grey, scale, plain = draw_page(document[index])
                drawing += time.process_time() - start
                start = time.process_time()
                recognise_page(grey, scale * 72, header=index == 0, plain=plain)
                own = time.process_time() - start
                Image.fromarray(grey).save(image)
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                arguments = ["tesseract", str(image), "-", "-l", "vie", "--dpi", "300", "tsv"]
                subprocess.run(arguments, check=True, capture_output=True)
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                alone = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
                steps, command = steps + own, command + alone
                ratios.append(own / alone)
            document.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pages = len(ratios)
    print(f"{pages} pages, model in {data_folder()}")
    print(f"tesseract alone   {command / pages:6.2f} s a page")
    print(f"this project      {steps / pages:6.2f} s a page, {steps / command:.2f} ×")
    middle, late = np.percentile(ratios, (50, 95))
    print(f"page by page      {middle:6.2f} × in the median, {late:.2f} × at the 95th percentile")
    print(f"drawing a page    {drawing / pages:6.2f} s")
    print(f"peak memory       {peak:6.0f} MB")


def error_rate(reference: str, read: str) -> float:
    """Return the share of characters of the reference that are wrong, what is read before and after it free."""
    wrong, length = wrong_characters(reference, read)
    return wrong / length


def wrong_characters(reference: str, read: str) -> tuple[int, int]:
    """Return how many characters of the reference are wrong, and how many it has."""
    wanted, got = plain_text(reference), plain_text(read)
    codes = np.array([ord(char) for char in got])
    steps = np.arange(len(got) + 1)
    row = np.zeros(len(got) + 1)
    for number, char in enumerate(wanted, 1):
        after = np.empty(len(got) + 1)
        after[0] = number
        after[1:] = np.minimum(row[1:] + 1, row[:-1] + (codes != ord(char)))
        row = np.minimum.accumulate(after - steps) + steps
    return int(row.min()), len(wanted)


_ALIKE = str.maketrans("–—“”’‘", "--\"\"''")
_DIVIDED = re.compile(r"(?<=\w)-\n(?=\w)")


def plain_text(text: str) -> str:
    """Return the text in NFC, each run of spaces and line ends one space, dashes and quotation marks of one kind.

    Line breaks are free, so that a number divided after its hyphen is the number.
    """
    text = unicodedata.normalize("NFC", text).translate(_ALIKE).replace("…", "...")
    return " ".join(_DIVIDED.sub("-", text).split())


def accuracy(files: list[Path], transcripts: Path) -> None:
    """Print the character error rate of every page that has a transcript."""
    rates = []
    for file in files:
        found = sorted(transcripts.glob(f"{file.stem}-*.txt"))
        document = read_file(file) if found else None
        for path in found:
            assert document is not None
            page = int(path.stem.rpartition("-")[2])
            text = "\n".join(document.text_of(line) for line in document.lines if line.page == page)
            rates.append(error_rate(path.read_text("utf-8"), text))
            print(f"{path.stem:24} {rates[-1]:.4f}")
    if rates:
        print(f"mean of {len(rates)} pages      {sum(rates) / len(rates):.4f}")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--transcripts", type=Path)
    arguments = parser.parse_args()
    cost(arguments.files)
    if arguments.transcripts:
        accuracy(arguments.files, arguments.transcripts)


if __name__ == "__main__":
    main()
