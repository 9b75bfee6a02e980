"""Trains the digit reader and writes its weights.

    python -m tools.digits.train --out extractors/data/digits.npz [--crops FOLDER] [--cache FOLDER]
    python -m tools.digits.train --begin OLD.npz --lines 4000 --steps 260 --tune-steps 120 …   # fifteen minutes

Draws lines of digits, trains the networks on them, tunes them on the real crops that may be trained on, fits
confidence and thresholds on folders left out of tuning, and stores everything in one file. Without --crops the
networks are trained on drawn lines alone and confidence stays uncalibrated. PyTorch is needed here only.
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import torch

from extractors.digits.network import WEIGHTS, Weights
from extractors.digits.normalise import MARGINS
from extractors.digits.read import calibrated
from tools.digits import calibrate
from tools.digits.crops import Crop, load
from tools.digits.dataset import Example, WantedLines, drawn
from tools.digits.fit import fit_drawn, tune
from tools.digits.measure import CropReading, answer, misses, summary
from tools.digits.network import Reader
from tools.folders import SISTERS

GROUPS = 4
"""Groups of folders, each left out of tuning in its turn."""


def folds(crops: list[Crop], mixed: bool) -> Iterator[tuple[list[Crop], list[Crop]]]:
    """(tuned on, tested on): a group of folders left out, those of one office together; or every fourth document."""
    if mixed:
        names = {crop.id: i % GROUPS for i, crop in enumerate({c.id: c for c in crops}.values())}
    else:
        groups = _groups(crops)
        names = {crop.id: groups[SISTERS.get(crop.folder, crop.folder)] for crop in crops}
    for name in sorted(set(names.values())):
        yield [c for c in crops if names[c.id] != name], [c for c in crops if names[c.id] == name]


def _groups(crops: list[Crop]) -> dict[str, int]:
    """Put each folder, the largest first, into the group that has the fewest crops so far."""
    sizes = Counter(SISTERS.get(crop.folder, crop.folder) for crop in crops)
    filled, found = [0] * GROUPS, {}
    for folder, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        found[folder] = min(range(GROUPS), key=lambda group: filled[group])
        filled[found[folder]] += size
    return found


def bundle(readers: list[Reader], settled: dict[str, np.ndarray] | None = None) -> dict[str, np.ndarray]:
    """The arrays of the weights file: networks numbered, calibration and threshold of each kind."""
    arrays = {f"{i}/{name}": value for i, reader in enumerate(readers) for name, value in reader.arrays().items()}
    plain = {f"{kind}.{name}": value for kind in ("serial", "day", "month") for name, value in calibrate.PLAIN.items()}
    return {**arrays, **plain, **(settled or {})}


def usable(arrays: dict[str, np.ndarray]) -> Weights:
    """As the reader loads them."""
    return {name: value.astype(np.float32) for name, value in arrays.items()}


def side_by_side(
    args: argparse.Namespace, function: Callable[..., Reader], tasks: list[tuple[Any, ...]]
) -> list[Reader]:
    """The results of the tasks, each in a process with one thread: the same whatever the number of processes."""
    with ProcessPoolExecutor(args.processes, get_context("spawn"), torch.set_num_threads, (1,)) as pool:
        return list(pool.map(function, *zip(*tasks, strict=True)))


def cross_validate(
    readers: list[Reader], crops: list[Crop], lines: list[Example], args: argparse.Namespace, mixed: bool
) -> list[CropReading]:
    """Answers on crops of folders (or documents) left out of tuning."""
    parts = list(folds(crops, mixed))
    tasks = [(r, on, lines, args.tune_steps, args.seed + i) for on, _ in parts for i, r in enumerate(readers)]
    tuned = side_by_side(args, tune, tasks)
    answers = []
    for (_, tested_on), start in zip(parts, range(0, len(tuned), len(readers)), strict=True):
        arrays = usable(bundle(tuned[start : start + len(readers)]))
        answers += [answer(arrays, crop, crop.window) for crop in tested_on]
    return answers


def pretrained(args: argparse.Namespace) -> tuple[list[Reader], list[Example]]:
    """The networks trained on drawn lines, and some of the lines; kept in the cache, if there is one."""
    lines_file = args.cache and args.cache / f"lines-{args.seed}.pkl"
    if lines_file and lines_file.exists():
        lines = pickle.loads(lines_file.read_bytes())
    else:
        print(f"drawing {args.lines} lines", flush=True)
        wanted = WantedLines(args.hands, tuple(args.margins), args.over, args.worn)
        lines = drawn(args.lines, args.seed, args.processes, wanted)
        if lines_file:
            lines_file.write_bytes(pickle.dumps(lines))
    seeds = range(args.seed, args.seed + args.networks)
    files = {seed: args.cache and args.cache / f"pre-{seed}.pt" for seed in seeds}
    known = {}
    for seed, file in files.items():
        if file and file.exists():
            known[seed] = Reader()
            known[seed].margins = tuple(args.margins)
            known[seed].load_state_dict(torch.load(file))
            known[seed].eval()
    missing = [seed for seed in seeds if seed not in known]
    if missing:
        begin = dict(np.load(args.begin)) if args.begin else {}
        tasks = [(lines, args.steps, seed, _of_network(begin, seed - args.seed)) for seed in missing]
        new = side_by_side(args, fit_drawn, tasks)
        for seed, reader in zip(missing, new, strict=True):
            known[seed] = reader
            reader.margins = tuple(args.margins)
            if files[seed]:
                torch.save(reader.state_dict(), files[seed])
    return [known[seed] for seed in seeds], lines[:8000]


def _of_network(arrays: dict[str, np.ndarray], index: int) -> dict[str, np.ndarray] | None:
    """The arrays of one of the networks of a weights file; None where it has none."""
    head = f"{index}/"
    return {name.removeprefix(head): value for name, value in arrays.items() if name.startswith(head)} or None


def _beside(file: Path | None, arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The new networks numbered behind those of the file, which keeps its calibration and thresholds."""
    if file is None:
        return arrays
    with np.load(file) as stored:
        old = {name: stored[name] for name in stored.files}
    first = 1 + max(int(name.split("/")[0]) for name in old if name[0].isdigit())
    new = {name: value for name, value in arrays.items() if name[0].isdigit()}
    return {**old, **{f"{int((parts := name.split('/'))[0]) + first}/{parts[1]}": new[name] for name in new}}


def main() -> None:
    """Train, measure by cross-validation, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--crops", type=Path, help="folder of real crops with labels.csv")
    parser.add_argument("--all", action="store_true", help="tune on rows with an eval_doc too, as shipped weights are")
    parser.add_argument("--cache", type=Path, help="folder where drawn lines and networks are kept between runs")
    parser.add_argument("--hands", type=Path, help="folder of IDX files of digits that people wrote, see writers.py")
    parser.add_argument("--margins", type=float, nargs=2, default=MARGINS, help="pixels kept before and after a window")
    parser.add_argument("--over", type=float, default=0.0, help="share of lines written well over their neighbours")
    parser.add_argument("--worn", type=float, default=0.0, help="share of lines that are worn, see worn.py")
    parser.add_argument("--begin", type=Path, help="weights to begin with, trained on drawn lines alone")
    parser.add_argument("--beside", type=Path, help="weights whose networks stand before the new ones, bounds kept")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--networks", type=int, default=2)
    parser.add_argument("--lines", type=int, default=24000)
    parser.add_argument("--steps", type=int, default=2600)
    parser.add_argument("--tune-steps", type=int, default=300)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--mixed", action="store_true", help="also cross-validate over documents, folders mixed")
    args = parser.parse_args()
    if args.cache:
        args.cache.mkdir(parents=True, exist_ok=True)
    readers, lines = pretrained(args)
    settled = None
    if args.crops:
        crops = load(args.crops) + (load(args.crops, evaluation=True) if args.all else [])
        print(f"{len(crops)} windows of real documents")
        if not args.begin:
            bare = [answer(usable(bundle(readers)), crop, crop.window) for crop in crops]
            print("\ndrawn lines only", summary(bare), sep="\n", flush=True)
        answers = cross_validate(readers, crops, lines, args, mixed=False)
        settled = calibrate.settle(answers)
        report(answers, settled, "folders unseen")
        if args.mixed:
            report(cross_validate(readers, crops, lines, args, mixed=True), settled, "folders mixed")
        tasks = [(reader, crops, lines, args.tune_steps, args.seed + i) for i, reader in enumerate(readers)]
        readers = side_by_side(args, tune, tasks)
    np.savez_compressed(args.out, **_beside(args.beside, bundle(readers, settled)))  # type: ignore[arg-type]
    print(f"{args.out}: {args.out.stat().st_size} bytes")


def report(answers: list[CropReading], settled: dict[str, np.ndarray], title: str) -> None:
    """Print a table of answers, their confidence as it will be."""
    arrays = usable(settled)
    final = []
    for a in answers:
        share = a.reading.candidates[0][1] if a.reading.candidates else 0.0
        confidence = calibrated(arrays, share, a.crop.kind)  # type: ignore[arg-type]
        sure = bool(a.reading.best) and confidence >= float(arrays[f"{a.crop.kind}.threshold"])
        final.append(CropReading(a.crop, replace(a.reading, confidence=confidence, sure=sure)))
    print(f"\n{title}", summary(final), misses(final), sep="\n", flush=True)
    for kind in ("serial", "day", "month"):
        print(f"{kind}: calibration {settled[f'{kind}.calibration']}, threshold {settled[f'{kind}.threshold']:.3f}")


if __name__ == "__main__":
    main()
