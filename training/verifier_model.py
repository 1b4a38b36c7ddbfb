"""The small network that compares two encoded sentences, as a torch module.

Each token looks for its counterpart on the other side (soft attention, drawn to equal words), is compared with it, and
sees then what became of the other tokens of both sides; what is pooled of that gives three logits.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import nn

from srcflag.verify.marks import KINDS

if TYPE_CHECKING:
    from torch import Tensor

    from verifier_store import Side

FIGURE, NAME, NEGATION = (KINDS.index(kind) for kind in ("figure", "name", "negation"))
MARKS = len(KINDS) + 7
FAR = -1e4  # added to a score to rule it out; fits bfloat16


class Comparison(nn.Module):
    """Logits of supports, refutes, neutral for batches of (claim, evidence)."""

    def __init__(self, size: int = 384, width: int = 192, layers: int = 1, dropout: float = 0.1) -> None:
        super().__init__()
        self.project = nn.Linear(size, width)
        self.seek = nn.Linear(width, width, bias=False)
        self.drawn = nn.Parameter(torch.tensor(2.0))
        self.compare = nn.Sequential(nn.Linear(4 * width + MARKS, width), nn.GELU(), nn.Dropout(dropout))
        self.norm = nn.LayerNorm(width)
        self.sides = nn.Parameter(torch.zeros(2, width))
        self.layers = nn.ModuleList(Layer(width, dropout) for _ in range(layers))
        self.head = nn.Sequential(
            nn.Linear(4 * width, 2 * width), nn.GELU(), nn.Dropout(dropout), nn.Linear(2 * width, 3)
        )

    def forward(self, claim: Side, evidence: Side) -> Tensor:
        """(n, 3) logits."""
        a, b = self.project(claim.vectors), self.project(evidence.vectors)
        both = claim.mask.unsqueeze(2) * evidence.mask.unsqueeze(1)
        same = (claim.keys.unsqueeze(2) == evidence.keys.unsqueeze(1)) & (claim.keys > 0).unsqueeze(2)
        same = same.to(a.dtype) * both
        cosine = torch.matmul(claim.vectors, evidence.vectors.transpose(1, 2)) * both
        scores = torch.matmul(self.seek(a), b.transpose(1, 2)) / math.sqrt(a.shape[2]) + self.drawn * same
        to_evidence = torch.softmax(scores + (evidence.mask.unsqueeze(1) - 1.0) * -FAR, dim=2)
        to_claim = torch.softmax(scores + (claim.mask.unsqueeze(2) - 1.0) * -FAR, dim=1)
        x = self._compared(a, torch.matmul(to_evidence, b), _marks(claim, evidence, same, cosine), 0)
        y = torch.matmul(to_claim.transpose(1, 2), a)
        y = self._compared(b, y, _marks(evidence, claim, same.transpose(1, 2), cosine.transpose(1, 2)), 1)
        z = torch.cat([x, y], dim=1)
        hidden = (torch.cat([claim.mask, evidence.mask], dim=1) - 1.0).unsqueeze(1).unsqueeze(1) * -FAR
        for layer in self.layers:
            z = layer(z, hidden)
        split = claim.vectors.shape[1]
        pooled = [*_pool(z[:, :split], claim.mask), *_pool(z[:, split:], evidence.mask)]
        logits: Tensor = self.head(torch.cat(pooled, dim=1))
        return logits.float()

    def _compared(self, own: Tensor, other: Tensor, marks: Tensor, side: int) -> Tensor:
        together = torch.cat([own, other, own - other, own * other, marks], dim=2)
        compared: Tensor = self.norm(self.compare(together) + self.sides[side])
        return compared


class Layer(nn.Module):
    """A transformer layer, normed before each part."""

    def __init__(self, width: int, dropout: float, heads: int = 4) -> None:
        super().__init__()
        self.heads = heads
        self.norms = nn.ModuleList([nn.LayerNorm(width), nn.LayerNorm(width)])
        self.attend = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.wide = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        """Every token attends to every other of both sides; `hidden` is far below 0 where there is none."""
        n, t, width = x.shape
        parts = self.attend(self.norms[0](x)).reshape(n, t, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        scores = torch.matmul(query, key.transpose(2, 3)) / math.sqrt(width // self.heads)
        mixed = torch.matmul(torch.softmax(scores + hidden, dim=3), value)
        x = x + self.drop(self.out(mixed.transpose(1, 2).reshape(n, t, width)))
        widened: Tensor = x + self.drop(self.wide(self.norms[1](x)))
        return widened


def _marks(own: Side, other: Side, same: Tensor, cosine: Tensor) -> Tensor:
    """(n, t, MARKS): the kind of each token, what it meets on the other side, and what there is to meet at all."""
    match, best = same.amax(dim=2), cosine.amax(dim=2)
    figure, name = own.kinds[:, :, FIGURE], own.kinds[:, :, NAME]
    there = (other.kinds * other.mask.unsqueeze(2)).amax(dim=1, keepdim=True).expand(-1, match.shape[1], -1)
    met = [
        match,
        best,
        figure * (1.0 - match),
        name * (1.0 - match),
        there[:, :, FIGURE],
        there[:, :, NAME],
        there[:, :, NEGATION],
    ]
    return torch.cat([own.kinds, torch.stack(met, dim=2)], dim=2)


def _pool(x: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
    on = mask.unsqueeze(2)
    return (x * on).sum(dim=1) / on.sum(dim=1).clamp(min=1.0), (x * on + (on - 1.0) * -FAR).amax(dim=1)
