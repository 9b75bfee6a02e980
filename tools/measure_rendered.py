"""How well print is recognised whose text is known: the samples, drawn as pages and spoilt as scanners and clerks do.

    python -m tools.measure_rendered                              # all samples under all conditions: some minutes
    python -m tools.measure_rendered --write docs/measured/ocr.md
    python -m tools.measure_rendered --pictures FOLDER 01-btdkt-463   # the pages of some samples, to be looked at

The known text is that of `samples/source`. The character error rate is that of the body; word recall counts every run
of letters or digits that the page prints, header, lists and tables too. Both are sums over all samples, so long texts
count for more.
"""

from __future__ import annotations

import argparse
import io
import platform
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

from extractors.readers import read
from tools.measure_ocr import plain_text, wrong_characters
from tools.samples import pdf_form, scan_form
from tools.samples.__main__ import samples
from tools.samples.model import Sample

DPI = scan_form.DPI
Page = Image.Image


def noisy(page: Page, random: np.random.Generator) -> Page:
    """Blur a page a little, and add Gaussian grain, grains of salt and pepper, and what JPEG does."""
    soft = np.asarray(page.filter(ImageFilter.GaussianBlur(0.6)), np.float32)
    grey = random.normal(0, 10, soft.shape[:2]).astype(np.float32)
    grained = np.clip(soft * 0.96 + grey[..., None], 0, 255)
    at = random.random(soft.shape[:2])
    grained[at < 0.002] = 20
    grained[at > 0.998] = 255
    buffer = io.BytesIO()
    Image.fromarray(grained.astype(np.uint8)).save(buffer, "JPEG", quality=40)
    return Image.open(buffer).convert("RGB")


def skewed(page: Page, random: np.random.Generator) -> Page:
    """Turn a page by 0.5 to 2.5 degrees to one side or the other."""
    degrees = random.uniform(0.5, 2.5) * random.choice((-1, 1))
    return page.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor="white")


def stamped(page: Page, random: np.random.Generator) -> Page:
    """Press a round red seal across the print of the body."""
    rows = np.flatnonzero((np.asarray(page.convert("L")) < 128).any(axis=1))
    x = page.width * random.uniform(0.3, 0.7)
    y = float(np.quantile(rows, random.uniform(0.4, 0.65)))
    ink = Image.new("RGB", page.size, "white")
    scan_form.stamp(ink, ImageDraw.Draw(ink), (x, y), "SỞ NỘI VỤ TỈNH HÒA PHONG")
    product = np.asarray(page, np.uint16) * np.asarray(ink, np.uint16) // 255  # inks darken what is below them
    return Image.fromarray(product.astype(np.uint8))


CONDITIONS: dict[str, tuple[Callable[[Page, np.random.Generator], Page], ...]] = {
    "clean": (),
    "noise": (noisy,),
    "skew": (skewed,),
    "stamp": (stamped,),
    "stamp, skew, noise": (stamped, skewed, noisy),
}
"""What is done to a page, in order."""


def pages(sample: Sample, condition: str, seed: int) -> list[Page]:
    """Draw the pages of a sample at 200 dots an inch, in colour."""
    random = np.random.default_rng(seed)
    document = pypdfium2.PdfDocument(pdf_form.render(sample))
    drawn = []
    for index in range(len(document)):
        page = document[index].render(scale=DPI / 72).to_pil().convert("RGB")
        for step in CONDITIONS[condition]:
            page = step(page, random)
        drawn.append(page)
    document.close()
    return drawn


def as_pdf(drawn: list[Page]) -> bytes:
    """Store pages as a PDF of pictures."""
    buffer = io.BytesIO()
    drawn[0].save(buffer, "PDF", resolution=DPI, save_all=True, append_images=drawn[1:], quality=92)
    return buffer.getvalue()


@dataclass(frozen=True)
class Figures:
    """What was read of one sample: counts."""

    name: str
    characters: int
    wrong: int
    words: int
    read: int


def body_of(sample: Sample) -> str:
    """Return the text of the body."""
    return "\n".join(block.text for block in sample.body)


def words_of(sample: Sample) -> list[str]:
    """Return every word that the pages of a sample print, in no order."""
    parts = [*sample.parent, *sample.issuer, *sample.right_head, sample.number_line, sample.date_line]
    parts += [sample.type or "", sample.type_issuer or "", sample.subject_line or sample.subject]
    parts += [*sample.addressee_lines, body_of(sample), "Nơi nhận:", *sample.distribution_lines]
    parts += [*sample.authority, sample.signer]
    if sample.appendix:
        parts += [*sample.appendix.title, sample.appendix.note, *sample.appendix.header]
        parts += [cell for row in sample.appendix.rows for cell in row]
    return _words("\n".join(parts))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", plain_text(text))


def measure(sample: Sample, condition: str, seed: int) -> Figures:
    """Read the pages of a sample under a condition and compare with what it says."""
    document = read(as_pdf(pages(sample, condition, seed)), f"{sample.name}.pdf")
    lines = [document.text_of(line) for line in document.lines]
    text = "\n".join(line for line in lines if not line.strip().isdigit())  # the numbers of pages
    wanted, found = words_of(sample), Counter(_words("\n".join(lines)))
    wrong, length = wrong_characters(body_of(sample), text)
    return Figures(sample.name, length, wrong, len(wanted), sum((Counter(wanted) & found).values()))


def table(chosen: list[Sample], workers: int) -> Iterator[str]:
    """Give the lines of the table of all conditions."""
    yield "| condition | documents | character error rate of the body | word recall | worst document |"
    yield "| --- | ---: | ---: | ---: | --- |"
    with ProcessPoolExecutor(workers) as pool:
        for condition in CONDITIONS:
            found = list(pool.map(measure, chosen, [condition] * len(chosen), range(len(chosen))))
            error = sum(each.wrong for each in found) / sum(each.characters for each in found)
            recall = sum(each.read for each in found) / sum(each.words for each in found)
            worst = max(found, key=lambda each: each.wrong / each.characters)
            share = worst.wrong / worst.characters
            yield f"| {condition} | {len(found)} | {error:.4f} | {recall:.4f} | {worst.name}: {share:.4f} |"


def _head() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() or "unknown"
    name = next((x for x in _cpu() if x), platform.machine())
    return f"Commit {commit}, {datetime.now(UTC):%Y-%m-%d}, {name}, Python {platform.python_version()}."


def _cpu() -> Iterator[str]:
    info = Path("/proc/cpuinfo")
    for line in info.read_text().splitlines() if info.exists() else []:
        if line.startswith("model name"):
            yield line.partition(":")[2].strip()


_INTRODUCTION = f"""# Recognition of print

Written by `python -m tools.measure_rendered --write docs/measured/ocr.md` (`make soak`). Every sample is drawn as pages
at {DPI} dots an inch and read as a scan.

- *noise*: blur of 0.6 pixels, Gaussian grain of 10 grey levels, 0.4 % salt and pepper, JPEG of quality 40
- *skew*: 0.5 to 2.5 degrees to either side
- *stamp*: a round red seal of 36 mm across the print of every page

Wrong characters are insertions, deletions and exchanges; dashes and quotation marks of one kind count as the same.
"""


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="samples; all where none is named")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table there, too")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="store the pages there and read nothing")
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    chosen = [sample for sample in samples() if not arguments.names or sample.name in arguments.names]
    if arguments.pictures:
        for seed, sample in enumerate(chosen):
            for condition in CONDITIONS:
                for number, page in enumerate(pages(sample, condition, seed), 1):
                    page.save(arguments.pictures / f"{sample.name}-{number}-{condition.replace(', ', '-')}.png")
        return
    lines = []
    for line in table(chosen, arguments.workers):
        print(line, flush=True)
        lines.append(line)
    if arguments.write:
        before = arguments.write.read_text("utf-8") if arguments.write.exists() else ""
        _, mark, rest = before.partition("\n## ")  # what other measurements wrote below stays
        arguments.write.write_text("\n".join((_INTRODUCTION, *lines, "", _head(), "")) + mark + rest, "utf-8")


if __name__ == "__main__":
    main()
