"""The network in PyTorch (for training only) and its arrays for `extractors.digits.network`."""

from __future__ import annotations

import itertools

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from extractors.digits.normalise import MARGINS

CHANNELS = (1, 16, 32, 48, 64)
POOLS = ((2, 2), (2, 1), (2, 1), (2, 1))  # the width halved once only: a hand-written 1 is six columns wide
MIXED, STATE, CLASSES = 96, 64, 11  # class 0 is CTC's blank, 1 to 10 the digits 0 to 9


class Reader(nn.Module):
    """Four convolutions, the height folded away, a GRU in both directions, a score for each class and column."""

    def __init__(self) -> None:
        super().__init__()
        pairs = list(itertools.pairwise(CHANNELS))
        self.convolutions = nn.ModuleList(nn.Conv2d(a, b, 3, padding=1, bias=False) for a, b in pairs)
        self.norms = nn.ModuleList(nn.BatchNorm2d(b) for _, b in pairs)
        self.mix = nn.Conv2d(CHANNELS[-1], MIXED, (3, 1))
        self.gru = nn.GRU(MIXED, STATE, bidirectional=True, batch_first=True)
        self.out = nn.Linear(2 * STATE, CLASSES)
        self.drop = nn.Dropout(0.15)
        self.folded = False
        self.margins = MARGINS
        self.to(memory_format=torch.channels_last)  # type: ignore[call-overload]

    def forward(self, ink: torch.Tensor) -> torch.Tensor:
        """Log probabilities (batch, columns / 2, classes) of ink (batch, 48, columns)."""
        x = ink[:, None].contiguous(memory_format=torch.channels_last)
        for convolution, norm, pool in zip(self.convolutions, self.norms, POOLS, strict=True):
            x = F.relu(norm(F.max_pool2d(convolution(x), pool)))
        x = self.drop(F.relu(self.mix(x))[:, :, 0].transpose(1, 2))
        return F.log_softmax(self.out(self.drop(self.gru(x)[0])), -1)

    def train(self, mode: bool = True) -> Reader:
        """As usual, but batch norms of a reader made of folded arrays keep their statistics: none were stored."""
        super().train(mode)
        if self.folded:
            for norm in self.norms:
                norm.eval()
        return self

    def arrays(self) -> dict[str, np.ndarray]:
        """The weights in half precision, each batch norm as a scale and an offset."""
        found: dict[str, torch.Tensor] = {}
        for i, (convolution, norm) in enumerate(zip(self.convolutions, self.norms, strict=True)):
            factor = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            found[f"conv{i}.w"] = convolution.weight
            found[f"conv{i}.scale"] = factor
            found[f"conv{i}.b"] = norm.bias - norm.running_mean * factor
        found["mix.w"], found["mix.b"] = self.mix.weight[:, :, :, 0], self.mix.bias
        for suffix, name in (("", "fore"), ("_reverse", "back")):
            found[f"{name}.wx"] = getattr(self.gru, f"weight_ih_l0{suffix}")
            found[f"{name}.wh"] = getattr(self.gru, f"weight_hh_l0{suffix}")
            found[f"{name}.bx"] = getattr(self.gru, f"bias_ih_l0{suffix}")
            found[f"{name}.bh"] = getattr(self.gru, f"bias_hh_l0{suffix}")
        found["out.w"], found["out.b"] = self.out.weight, self.out.bias
        stored = {name: value.detach().numpy().astype(np.float16) for name, value in found.items()}
        return stored if self.margins == MARGINS else {**stored, "margins": np.array(self.margins, np.float16)}

    @classmethod
    def of(cls, arrays: dict[str, np.ndarray]) -> Reader:
        """The reader that these arrays are of, to be trained further; its batch norms start from the folded ones."""
        reader = cls()
        reader.folded = True
        reader.margins = tuple(float(side) for side in arrays.get("margins", MARGINS))
        given = {name: torch.from_numpy(np.asarray(value, np.float32)) for name, value in arrays.items()}
        with torch.no_grad():
            for i, (convolution, norm) in enumerate(zip(reader.convolutions, reader.norms, strict=True)):
                convolution.weight.copy_(given[f"conv{i}.w"])
                norm.weight.copy_(given[f"conv{i}.scale"])
                norm.bias.copy_(given[f"conv{i}.b"])
                norm.running_mean.zero_()
                norm.running_var.fill_(1.0 - norm.eps)
            reader.mix.weight.copy_(given["mix.w"][..., None])
            reader.mix.bias.copy_(given["mix.b"])
            for suffix, name in (("", "fore"), ("_reverse", "back")):
                for kind, part in (("weight_ih", "wx"), ("weight_hh", "wh"), ("bias_ih", "bx"), ("bias_hh", "bh")):
                    getattr(reader.gru, f"{kind}_l0{suffix}").copy_(given[f"{name}.{part}"])
            reader.out.weight.copy_(given["out.w"])
            reader.out.bias.copy_(given["out.b"])
        return reader
