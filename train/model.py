"""The encoder and its heads in PyTorch. Heads work on words: the state of a word is that of its first piece."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

ROLES = ("source", "cue", "content")
TAGS = 1 + 4 * len(ROLES)  # O, then B I E S for each role
FEATURES = 16
DISTANCES, PARAGRAPHS = 17, 5
NEVER = -1e4


def cheap_dropout(x: Tensor, p: float, training: bool) -> Tensor:
    """Dropout from random bytes: PyTorch's own costs more than the matrix products on a CPU."""
    if not training or p == 0:
        return x
    count = x.numel()
    noise = torch.randint(-(2**63), 2**63 - 1, ((count + 7) // 8,), dtype=torch.int64).view(torch.uint8)[:count]
    keep = (noise >= int(256 * p)).view(x.shape)
    return x * keep.to(x.dtype) * (256 / (256 - int(256 * p)))


class Layer(nn.Module):
    def __init__(self, hidden: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=1e-12)
        self.up = nn.Linear(hidden, inner)
        self.down = nn.Linear(inner, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, t, h = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, h // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        a = self.out(a.transpose(1, 2).reshape(b, t, h))
        x = self.norm1(x + cheap_dropout(a, self.dropout, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + cheap_dropout(y, self.dropout, self.training))


class Encoder(nn.Module):
    """BERT of `layers` layers with one table more: the shape of the word and whether it stands in quotation marks."""

    def __init__(
        self, vocabulary: int = 30522, hidden: int = 384, layers: int = 6, heads: int = 12, dropout: float = 0.1
    ) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, hidden)
        self.position = nn.Embedding(512, hidden)
        self.feature = nn.Embedding(FEATURES, hidden)
        nn.init.normal_(self.feature.weight, std=0.002)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(hidden, heads, 4 * hidden, dropout) for _ in range(layers))
        self.dropout = dropout

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.feature(features)
        x = cheap_dropout(self.norm(x), self.dropout, self.training)
        additive = torch.zeros(mask.shape, dtype=torch.float32).masked_fill(~mask, NEVER)[:, None, None, :]
        additive = additive.expand(-1, -1, ids.shape[1], -1)
        if torch.is_autocast_enabled("cpu"):
            x, additive = x.bfloat16(), additive.bfloat16()
        for layer in self.layers:
            x = layer(x, additive)
        return x.float()

    def load_bert(self, path: Path) -> None:
        """Take over the weights of a BERT checkpoint (safetensors with the usual names)."""
        from safetensors.torch import load_file

        w = load_file(str(path))
        take = {
            "word.weight": w["embeddings.word_embeddings.weight"],
            "position.weight": w["embeddings.position_embeddings.weight"]
            + w["embeddings.token_type_embeddings.weight"][0],
            "feature.weight": self.feature.weight.data,
            "norm.weight": w["embeddings.LayerNorm.weight"],
            "norm.bias": w["embeddings.LayerNorm.bias"],
        }
        for i in range(len(self.layers)):
            there, here = f"encoder.layer.{i}.", f"layers.{i}."
            for kind in ("weight", "bias"):
                take[f"{here}qkv.{kind}"] = torch.cat(
                    [w[f"{there}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
                )
                for ours, theirs in (
                    ("out", "attention.output.dense"),
                    ("norm1", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                    ("norm2", "output.LayerNorm"),
                ):
                    take[f"{here}{ours}.{kind}"] = w[f"{there}{theirs}.{kind}"]
        self.load_state_dict(take)


class Tagger(nn.Module):
    """Tags of a chain of words (linear-chain CRF): emissions from a word and its neighbours, learned steps."""

    def __init__(self, hidden: int, roles: int = len(ROLES)) -> None:
        super().__init__()
        self.tags = 1 + 4 * roles
        self.emit = nn.Linear(3 * hidden, self.tags)
        self.step = nn.Parameter(torch.zeros(self.tags, self.tags))
        allowed = torch.zeros(self.tags, self.tags, dtype=torch.bool)
        for a in range(self.tags):
            for b in range(self.tags):
                opens = b == 0 or (b - 1) % 4 in (0, 3)
                if a and (a - 1) % 4 in (0, 1):  # B or I: only I or E of the same role may follow
                    allowed[a, b] = b > 0 and (b - 1) // 4 == (a - 1) // 4 and (b - 1) % 4 in (1, 2)
                else:
                    allowed[a, b] = opens
        self.register_buffer("forbidden", torch.where(allowed, 0.0, NEVER))
        index = torch.arange(self.tags)
        self.register_buffer("first", torch.where((index > 0) & ((index - 1) % 4 % 3 != 0), NEVER, 0.0))
        self.register_buffer("last", torch.where((index > 0) & ((index - 1) % 4 < 2), NEVER, 0.0))

    def emissions(self, words: Tensor) -> Tensor:
        padded = F.pad(words, (0, 0, 1, 1))
        return self.emit(torch.cat([padded[:, :-2], words, padded[:, 2:]], -1))

    def loss(self, words: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood, summed over windows, divided by the number of words."""
        e = self.emissions(words)
        step = self.step + self.forbidden
        length = mask.sum(1)
        steps = step[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
        gold = (e.gather(2, tags[..., None]).squeeze(2) * mask).sum(1) + steps.sum(1)
        gold = gold + self.first[tags[:, 0]] + self.last[tags.gather(1, (length - 1)[:, None]).squeeze(1)]
        a = e[:, 0] + self.first
        for i in range(1, e.shape[1]):
            new = torch.logsumexp(a[:, :, None] + step, 1) + e[:, i]
            a = torch.where(mask[:, i, None], new, a)
        total = torch.logsumexp(a + self.last, 1)
        return (total - gold).sum() / mask.sum()


class Pairs(nn.Module):
    """Scores of every word of a window for a marked word (a cue, a verb), from additive and multiplicative terms."""

    def __init__(self, hidden: int, outputs: int, add: int = 96, multiply: int = 64) -> None:
        super().__init__()
        self.add_mark, self.add_word = nn.Linear(hidden, add), nn.Linear(hidden, add, bias=False)
        self.mul_mark, self.mul_word = nn.Linear(hidden, multiply), nn.Linear(hidden, multiply)
        self.distance, self.paragraph = nn.Embedding(DISTANCES, add), nn.Embedding(PARAGRAPHS, add)
        nn.init.normal_(self.distance.weight, std=0.1)
        nn.init.normal_(self.paragraph.weight, std=0.1)
        self.score = nn.Linear(add + multiply, outputs)

    def forward(self, marks: Tensor, words: Tensor, distance: Tensor, paragraph: Tensor) -> Tensor:
        """marks (n, h), words (n, w, h), distance and paragraph (n, w) -> (n, w, outputs)."""
        a = F.relu(
            self.add_mark(marks)[:, None] + self.add_word(words) + self.distance(distance) + self.paragraph(paragraph)
        )
        m = self.mul_mark(marks)[:, None] * self.mul_word(words) / math.sqrt(self.mul_word.out_features)
        return self.score(torch.cat([a, m], -1))


class Certainty(nn.Module):
    """Factuality of a word: a number from -3 to 3 and, as a training signal, its class."""

    def __init__(self, hidden: int, inner: int = 128) -> None:
        super().__init__()
        self.inner, self.value, self.kind = nn.Linear(hidden, inner), nn.Linear(inner, 1), nn.Linear(inner, 3)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor]:
        z = F.relu(self.inner(words))
        return self.value(z).squeeze(-1), self.kind(z)


class Model(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        hidden = 384
        self.outer, self.nested = Tagger(hidden), Tagger(hidden)
        self.link, self.where = Pairs(hidden, 2), Pairs(hidden, 1)
        self.certainty = Certainty(hidden)

    def heads(self) -> dict[str, np.ndarray]:
        """Every parameter and table outside the encoder, as arrays."""
        return {k: v.detach().numpy() for k, v in self.state_dict().items() if not k.startswith("encoder.")}
