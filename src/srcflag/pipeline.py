"""The order of the stages, and the only module that knows it.

read -> segment -> claims -> encode -> retrieve -> verify -> origins -> judge -> flag -> report
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from importlib.metadata import version
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from srcflag.assemble import document_report
from srcflag.both import without_both
from srcflag.claims import read_claims
from srcflag.claims.parts import figures_of, parts_of
from srcflag.claims.slots import known_names, known_once, read_once, read_values
from srcflag.comments import bare
from srcflag.confidence import calibrated
from srcflag.encode import OnnxEncoder, SentenceTransformerEncoder, load_encoder
from srcflag.flagging import flagged
from srcflag.judge import judge
from srcflag.pool import Links, Roots, joined, links, members_of, origins_of, read_owners
from srcflag.pool.cutoff import until
from srcflag.pool.naming import identity, in_order, named_apart
from srcflag.ports import TokenEncoder
from srcflag.prepared import Prepared, barred, meeting, outlying, passages_of, spread
from srcflag.records import (
    DocumentReport,
    Notification,
    Part,
    PoolSummary,
    Report,
    Scope,
    ToolInfo,
    Word,
)
from srcflag.retrieve import candidates, same_event, subject
from srcflag.rules import Case, selected
from srcflag.segment import segment
from srcflag.settings import Settings
from srcflag.verify import Candidate, Reading, compare, load, reads, unstated
from srcflag.verify.align import rarity, weigh, words_of
from srcflag.within import compared_within, contradictions_within
from srcflag.words import content_words, looks_english

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from srcflag.pool.naming import Key
    from srcflag.ports import Encoder, TokenVectors, Vectors, Verifier
    from srcflag.records import Comparison, Document, Evidence, Verdict
    from srcflag.rules import Rule

    Progress = Callable[[int, int], None]


class Scorer:
    """Keeps the models loaded between documents, and what it has read of the documents of its last run.

    `encoder` and `verifier` stand in for those that the settings name; `progress` is called with (sentences done, of
    how many).
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        encoder: Encoder | None = None,
        verifier: Verifier | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self.progress = progress
        self._owners = read_owners(self.settings.owners)
        self._rules_for(None)  # a code that fits no rule is refused before any model is loaded
        for one in self.settings.per_path:
            selected(one.select or (), one.ignore)
        self._encoder = encoder
        self._verifier = verifier
        self._verifier_chosen = verifier is not None
        self._known: dict[Key, Prepared] = {}  # of the last run: checks against one pool do not read it anew

    @property
    def encoder(self) -> Encoder:
        """The encoder, loaded at first use. Raises ModelError."""
        if self._encoder is None:
            self._encoder = load_encoder(self.settings.encoder, threads=self.settings.threads)
        return self._encoder

    @property
    def verifier(self) -> Verifier | None:
        """The verifier, loaded at first use; None where the alignment of words alone decides. Raises ModelError.

        The shipped one reads the vectors of the shipped encoder, and is left out where another encoder was named.
        """
        name = self.settings.verifier
        if not self._verifier_chosen and name != "alignment":
            own = self.encoder if isinstance(self.encoder, TokenEncoder) and reads(self.encoder) else None
            if name != "default" or own is not None:
                self._verifier = load(name, encoder=own, threads=self.settings.threads)
        self._verifier_chosen = True
        return self._verifier

    def score(self, document: Document, pool: Iterable[Document] = ()) -> DocumentReport:
        """Check one document against a pool. An empty pool leaves every claim "not assessed"."""
        report = self.score_jobs([((document,), tuple(pool))])
        [checked] = report.documents
        notes = (*checked.notifications, *report.notifications)
        return checked.model_copy(update={"notifications": notes})

    def score_event(self, documents: Iterable[Document]) -> Report:
        """Check each document against all the others."""
        event = tuple(documents)
        return self.score_jobs([(event, event)])

    def score_jobs(
        self,
        jobs: Sequence[tuple[tuple[Document, ...], tuple[Document, ...]]],
        notifications: Iterable[Notification] = (),
    ) -> Report:
        """Check several groups of documents, each against its pool, in one report.

        A document that lies in its own pool is never compared with itself. Of several documents with one id the first
        to be checked keeps it; the others get a number behind it, and those without an id are called "text". With
        `as_of` set, pools are what they were on that day, and a notification names what is left out.
        """
        jobs, left_out = until(named_apart(jobs), self.settings.as_of)
        prepared = self._prepare(list(chain.from_iterable([*documents, *pool] for documents, pool in jobs)))
        linked = links(
            [p.document for p in prepared.values()],
            {p.document.id: p.usable_sentences for p in prepared.values()},
            self._owners,
        )
        named = origins_of([p.document for p in prepared.values()], linked)
        reports: list[DocumentReport] = []
        notes = [*notifications, *left_out]
        for documents, pool in jobs:
            against = [prepared[identity(document)] for document in in_order(pool)]
            for document in documents:
                report, crashes = self._check(prepared[identity(document)], against, linked, named)
                reports.append(report)
                notes += [Notification(level="error", message=crash, document_id=document.id) for crash in crashes]
        everything = {identity(document): document for _, pool in jobs for document in pool}
        origins = origins_of(list(everything.values()), linked, names=named)
        return Report(
            tool=ToolInfo(version=version("srcflag"), models=self._models()),
            settings=self.settings.decisive,
            pool=PoolSummary(
                documents=len(everything),
                origins=len(set(origins.values())),
                sentences=sum(len(prepared[key].claims) for key in everything),
                members=members_of(origins),
                joined=joined(list(everything.values()), origins, linked),
            ),
            documents=tuple(reports),
            notifications=tuple(notes),
        )

    def _rules_for(self, path: str | None) -> tuple[Rule, ...]:
        """The rules that a document is checked by. Raises SettingsError for a code that fits none."""
        chosen = self.settings.for_path(path)
        return selected(chosen.select, chosen.ignore)

    def _models(self) -> dict[str, str]:
        """What the report names as the models behind it."""
        return {"encoder": self.encoder.name} | ({"verifier": self.verifier.name} if self.verifier else {})

    def _prepare(self, documents: Sequence[Document]) -> dict[Key, Prepared]:
        every = {identity(document): document for document in documents}
        before = self._known
        known = {
            key: before[key] for key, document in every.items() if key in before and before[key].document == document
        }
        new = self._read({key: document for key, document in every.items() if key not in known})
        self._known = {key: known.get(key) or new[key] for key in every}
        return self._known

    def _read(self, unique: dict[Key, Document]) -> dict[Key, Prepared]:
        """What is known of each of these documents alone."""
        claims = {key: read_claims(document, segment(document)) for key, document in unique.items()}
        plain = {key: bare(document.text, document.body_start) for key, document in unique.items()}
        spans = [(key, claim.sentence) for key, own in claims.items() for claim in own]
        texts = [plain[key][sentence.start : sentence.end] for key, sentence in spans]  # a comment is not compared
        vectors, tokens = self._encode(texts)
        at_hand = dict(zip(texts, tokens, strict=True))
        words = {
            text: words_of(content_words(text[: self.settings.max_chars]), own_tokens)
            for text, own_tokens in at_hand.items()
        }
        prepared: dict[Key, Prepared] = {}
        start = 0
        for key, own in claims.items():
            rows = slice(start, start := start + len(own))
            day, known = unique[key].published, known_names(plain[key])
            article = known_once(plain[key])
            said = [row for row in range(rows.start, rows.stop) if not texts[row].isspace()]
            prepared[key] = Prepared(
                document=unique[key],
                claims=own,
                readings=tuple(
                    Reading(
                        text,
                        words[text],
                        at_hand[text],
                        day,
                        partial(read_values, text, day, known),
                        claim.attribution,
                        partial(read_once, text, known),
                        article,
                    )
                    for text, claim in zip(texts[rows], own, strict=True)
                ),
                vectors=vectors[rows],
                subject=subject(vectors[said], [words[texts[row]].tokens for row in said]),
                english=looks_english(plain[key][unique[key].body_start :]),
            )
        return prepared

    def _encode(self, texts: Sequence[str]) -> tuple[Vectors, Sequence[TokenVectors | None]]:
        """Sentence vectors, and token vectors where the encoder gives them."""
        progress = self.progress
        if progress is not None and isinstance(self.encoder, OnnxEncoder | SentenceTransformerEncoder):
            self.encoder.progress = lambda done: progress(done, len(texts))
        if isinstance(self.encoder, TokenEncoder):
            return self.encoder.encode_tokens(texts)
        return self.encoder.encode(texts), [None] * len(texts)

    def _check(
        self, own: Prepared, pool: Sequence[Prepared], linked: Links, named: Mapping[str, str]
    ) -> tuple[DocumentReport, tuple[str, ...]]:
        others = [p for p in pool if identity(p.document) != identity(own.document)]
        event = [p for p in others if same_event(own.subject, p.subject)]
        origins = origins_of([own.document, *(p.document for p in event)], linked, own.document.id, named)
        apart = [p for p in event if origins[p.document.id] != origins[own.document.id]]
        independent = [p for p in apart if p.english]
        scope = Scope(
            origins={p.document.id: origins[p.document.id] for p in independent},
            outlets={p.document.id: p.document.outlet for p in independent if p.document.outlet},
            own=origins[own.document.id],
            barred=barred(own, others, event, apart),
        )
        size = PoolSummary(
            documents=len(independent),
            origins=len(set(scope.origins.values())),
            sentences=sum(len(p.claims) for p in independent),
            members=members_of(scope.origins),
            joined=joined([p.document for p in (own, *independent)], origins, linked),
        )
        roots = Roots(own.document, [p.document for p in independent], scope.origins, scope.own, linked)
        verdicts = self._judge(own, independent, scope, roots)
        cases = [
            Case(document=own.document, claim=claim, verdict=verdict, pool=size, scope=scope)
            for claim, verdict in zip(own.claims, verdicts, strict=True)
        ]
        found = flagged(own.document, cases, self._rules_for(own.document.path), self.settings.min_confidence)
        notes = [scope.barred] if scope.barred else []
        report = document_report(own.document, cases, found.open, size, notes, found.accepted)
        return report, tuple(str(crash) for crash in found.crashes)

    def _judge(self, own: Prepared, pool: Sequence[Prepared], scope: Scope, roots: Roots) -> list[Verdict]:
        """A verdict for each sentence of a document."""
        passages = passages_of(pool, self.settings.max_chars)
        kin = [roots.kin(p.claims[0].document_id, p.claims[0].sentence.start) for p in passages]
        vectors = np.array([p.vector for p in passages], dtype=np.float32).reshape(-1, own.vectors.shape[1])
        rows = [row for row, claim in enumerate(own.claims) if claim.checkworthy]
        if scope.barred:
            rows = []
        near = candidates(
            own.vectors[rows],
            [own.readings[row].words.tokens for row in rows],
            vectors,
            [passage.reading.words.tokens for passage in passages],
            self.settings.candidates * min(len(passages), max(Counter(k for k in kin if k >= 0).values(), default=1)),
        )
        told = roots.once({p.document.id: p.usable_sentences for p in (own, *pool)})
        rarities = rarity(
            [
                p.readings[row].words.tokens
                for p in (own, *pool)
                for row in p.usable
                if (p.document.id, p.claims[row].sentence.start) in told
            ]
        )
        off_event = outlying(own, pool, scope.origins, roots) if rows else set()
        verdicts = {}
        found = [
            [
                Candidate(passages[i].reading, passages[i].claims, cosine)
                for i, cosine in (
                    meeting(own, row, passages) | spread(own_rows, cosines, kin, self.settings.candidates)
                ).items()
            ]
            for row, own_rows, cosines in zip(rows, near.rows, near.dense, strict=True)
        ]
        compared = compare([own.readings[row] for row in rows], found, rarities, scope.origins, self.verifier)
        starts = [own.claims[row].sentence.start for row in rows]
        compared = [roots.settled(start, found) for start, found in zip(starts, compared, strict=True)]
        compared = without_both(own, rows, compared)
        inside = compared_within(own, rows, rarities, self.settings)
        within = contradictions_within(own, rows, inside, compared)
        body = own.running_text
        stems = {token.stem for reading in body.values() for token in reading.words.tokens}
        for place, row in enumerate(rows):
            verdict = self._verdict(own, row, rarities, compared[place], scope, within[place])
            marks: dict[str, object] = {"outlier": row in off_event}
            if own.claims[row].kind == "headline":
                near_it = [c for c in inside[place] if c.evidence.start in body]
                marks["unborne"] = unstated(own.claims[row], own.readings[row], near_it, stems, rarities)
            verdicts[row] = verdict.model_copy(update=marks)
        nothing: tuple[Comparison, ...] = ()
        return [
            calibrated(verdicts.get(row) or judge(claim, (), nothing, scope, self.settings), claim.kind)
            for row, claim in enumerate(own.claims)
        ]

    def _verdict(
        self,
        own: Prepared,
        row: int,
        rarities: dict[str, float],
        comparisons: tuple[Comparison, ...],
        scope: Scope,
        within: tuple[Evidence, ...],
    ) -> Verdict:
        claim = own.claims[row]
        shift, text = claim.sentence.start, claim.sentence.text
        reading = own.readings[row]
        tokens = reading.words.tokens
        parts: tuple[Part, ...] = ()
        if any(comparison.evidence.stance == "supports" for comparison in comparisons):
            parts = (
                *parts_of(text[: self.settings.max_chars], claim.attribution, shift),
                *figures_of(text, reading.values.quantities, shift),
            )
        figures = [part for part in parts if part.kind == "figure"]
        words = [
            Word(
                start=shift + token.start,
                end=shift + token.end,
                text=text[token.start : token.end],
                weight=float(weight),
                figure=token.number is not None and any(part.holds(shift + token.start) for part in figures),
            )
            for token, weight in zip(tokens, weigh(tokens, rarities), strict=True)
        ]
        return judge(claim, words, comparisons, scope, self.settings, within, parts)
