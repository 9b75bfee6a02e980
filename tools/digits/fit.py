"""Training loops: on drawn lines alone, then half and half with real windows."""

from __future__ import annotations

import copy
import time

import numpy as np
import torch
from torch.nn import functional as F

from tools.digits.crops import Crop
from tools.digits.dataset import Example, real
from tools.digits.network import Reader

BATCH = 48


def batch(examples: list[Example], rng: np.random.Generator) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Examples as arrays: each set somewhere in a common width, its grey stretched or paled a little."""
    widest = max(ink.shape[1] for ink, _ in examples) + 8
    widest += widest & 1
    out = np.zeros((len(examples), 48, widest), np.float32)
    for row, (ink, _) in zip(out, examples, strict=True):
        x = int(rng.integers(0, 6))
        dy = int(rng.integers(-1, 2))
        row[:, x : x + ink.shape[1]] = np.roll(ink, dy, 0)
        row *= rng.uniform(0.75, 1.1) / 255
    labels = torch.tensor([int(digit) + 1 for _, text in examples for digit in text], dtype=torch.long)
    lengths = torch.tensor([len(text) for _, text in examples])
    return torch.from_numpy(np.minimum(out, 1)), labels, lengths


def buckets(examples: list[Example], rng: np.random.Generator) -> list[list[int]]:
    """Batches of about one width, in random order."""
    widths = np.array([ink.shape[1] for ink, _ in examples]) + rng.uniform(0, 8, len(examples))
    order = np.argsort(widths)
    found = [list(order[i : i + BATCH]) for i in range(0, len(order) - BATCH + 1, BATCH)]
    rng.shuffle(found)  # type: ignore[arg-type]
    return found


def _step(model: Reader, optimiser: torch.optim.Optimizer, examples: list[Example], rng: np.random.Generator) -> float:
    ink, labels, lengths = batch(examples, rng)
    scores = model(ink).transpose(0, 1)
    columns = torch.full((len(examples),), scores.shape[0])
    loss = F.ctc_loss(scores, labels, columns, lengths, zero_infinity=True)
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
    optimiser.step()
    return float(loss.detach())


def fit_drawn(examples: list[Example], steps: int, seed: int, begin: dict[str, np.ndarray] | None = None) -> Reader:
    """A reader trained on drawn lines alone, from the beginning or from the arrays of one that was."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model = (Reader.of(begin) if begin else Reader()).train()
    most = 1e-3 if begin else 3e-3
    optimiser = torch.optim.AdamW(model.parameters(), lr=most, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, most, steps + 1, pct_start=0.15)
    queue: list[list[int]] = []
    start, mean = time.monotonic(), 3.0
    for step in range(steps):
        queue = queue or buckets(examples, rng)
        mean += 0.02 * (_step(model, optimiser, [examples[i] for i in queue.pop()], rng) - mean)
        schedule.step()
        if step % 250 == 249:
            print(f"  drawn {step + 1}/{steps}: loss {mean:.3f}, {time.monotonic() - start:.0f} s", flush=True)
    return model.eval()


def tune(model: Reader, crops: list[Crop], examples: list[Example], steps: int, seed: int) -> Reader:
    """A copy of the reader tuned on real windows, each batch half drawn lines."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model = copy.deepcopy(model).train()
    optimiser = torch.optim.AdamW(model.parameters(), lr=5e-4, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 6e-4, steps + 1, pct_start=0.2)
    shares = np.array([(2.0 if crop.written else 0.7) * (0.5 if crop.kind == "month" else 1) for crop in crops])
    shares /= shares.sum()
    for _ in range(steps):
        some = [real(crops[i], rng, model.margins) for i in rng.choice(len(crops), BATCH // 2, p=shares)]
        some += [examples[i] for i in rng.integers(0, len(examples), BATCH // 2)]
        _step(model, optimiser, some, rng)
        schedule.step()
    return model.eval()
