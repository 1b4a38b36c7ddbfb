"""From articles to what a check notices of what is planted into them, and how often it raises an alarm without need."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from srcflag.errors import UsageError
from srcflag.pipeline import Scorer
from srcflag.pool.naming import identity
from srcflag.ports import TokenEncoder
from srcflag.records import SEVERITIES
from srcflag.rules import RULES
from srcflag.selftest.counts import rates, severity, within
from srcflag.selftest.memory import Remembering
from srcflag.selftest.plant import Host, drawn, flags_of, supported, variants
from srcflag.selftest.records import KINDS, NAMED_BY, Alarm, Raised, SelfTest, Tried

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from srcflag.records import Document, DocumentReport, Flag, Report, SentenceReport, Severity
    from srcflag.selftest.plant import Variant
    from srcflag.selftest.records import Plant
    from srcflag.settings import Settings

    Progress = Callable[[int, int], None]
    Jobs = Sequence[tuple[tuple[Document, ...], tuple[Document, ...]]]

WAY_OUT = "name a folder with two articles on one event or more, or what to compare with as --pool"
_RESTING = frozenset(rule.code for rule in RULES if rule.rests_on_status)


def self_test(
    jobs: Jobs,
    settings: Settings,
    *,
    foreign: Sequence[str] = (),
    seed: int = 0,
    budget: float | None = None,
    reading: Progress | None = None,
    checking: Progress | None = None,
) -> SelfTest:
    """Plant known changes into copies of these articles, check those, and count what is noticed.

    `jobs` are documents with their pools, `foreign` sentences of another event to plant in place of made ones. With a
    `budget` the least `min_confidence` is looked for that has at most so many false alarms an article. `reading` and
    `checking` are called with (done, of how many) sentences and articles. Raises UsageError where no article can be
    compared with another.
    """
    if not any(_others(document, pool) for documents, pool in jobs for document in documents):
        raise UsageError(f"there is no second article to compare with; {WAY_OUT}")
    # flags are taken as they are without the setting, and lowered afterwards: one run serves every value of it
    scorer = Scorer(settings.model_copy(update={"min_confidence": 0.0}))
    if isinstance(scorer.encoder, TokenEncoder):
        scorer = Scorer(scorer.settings, encoder=Remembering(scorer.encoder, reading))
    report = scorer.score_jobs(jobs)
    hosts = _hosts(jobs, report)
    if isinstance(scorer.encoder, Remembering):
        scorer.encoder.progress = None
    planted = variants(hosts, drawn(hosts, foreign, seed))
    tried: list[Tried] = []
    for done, variant in enumerate(planted):
        if checking is not None:
            checking(done, len(planted))
        tried += _tried(variant, scorer.score(variant.document, hosts[variant.host].pool))
    tried.sort(key=lambda one: (KINDS.index(one.plant.kind), one.plant.document_id, one.plant.line))
    alarms = [alarm for host in hosts for alarm in _alarms(host.report)]
    return SelfTest(
        tool=report.tool,
        settings=settings.decisive,
        seed=seed,
        articles=len(hosts),
        supported=sum(supported(sentence) for host in hosts for sentence in host.report.sentences),
        checks=len(planted),
        findings=_findings(report, settings.min_confidence),
        rates=rates(tried, alarms, len(hosts), settings.min_confidence),
        budget=None if budget is None else within(budget, tried, alarms, len(hosts)),
        tried=tuple(tried),
        alarms=tuple(alarms),
        notifications=report.notifications,
    )


def _others(document: Document, pool: Iterable[Document]) -> tuple[Document, ...]:
    return tuple(other for other in pool if identity(other) != identity(document))


def _hosts(jobs: Jobs, report: Report) -> list[Host]:
    """The articles that could be assessed. Raises UsageError where none could."""
    own = [(document, _others(document, pool)) for documents, pool in jobs for document in documents]
    pairs = list(zip(own, report.documents, strict=True))
    hosts = [
        Host(document, pool, checked)
        for (document, pool), checked in pairs
        if any(s.status not in ("not_assessed", "not_a_claim") for s in checked.sentences)
    ]
    if not hosts:
        said = next((n.message for _, checked in pairs for n in checked.notifications), "no article holds a claim")
        raise UsageError(f"{said.removeprefix('not assessed: ')}; {WAY_OUT}")
    return hosts


def _findings(report: Report, least: float) -> dict[Severity, int]:
    found = Counter(
        severity(raised, least)
        for document in report.documents
        for index, flags in flags_of(document).items()
        for raised in _raised(document.sentences[index], flags)
    )
    return {name: found[name] for name in SEVERITIES}


def _tried(variant: Variant, report: DocumentReport) -> list[Tried]:
    """What the report says of each plant. One that is not read as a sentence of its own is left out: a flag on it
    might be for the words beside it."""
    at = {(sentence.start, sentence.end): sentence for sentence in report.sentences}
    read = [(plant, at[plant.start, plant.end]) for plant in variant.plants if (plant.start, plant.end) in at]
    flags = flags_of(report)
    return [Tried(plant=p, status=s.status, raised=_raised(s, flags.get(s.index, ()), p)) for p, s in read]


def _raised(sentence: SentenceReport, flags: Iterable[Flag], plant: Plant | None = None) -> tuple[Raised, ...]:
    return tuple(
        Raised(
            code=flag.code,
            severity=flag.severity,
            message=flag.message,
            confidence=sentence.confidence if flag.code in _RESTING else None,
            fits=plant is not None and _fits(flag.code, flag.start, flag.end, plant),
        )
        for flag in flags
    )


def _fits(code: str, start: int, end: int, plant: Plant) -> bool:
    """Whether a flag calls a plant what it is. What is denied stands beside the word that is flagged for it."""
    if plant.kind not in ("figure", "date", "name"):
        return code in NAMED_BY[plant.kind]
    touches = start <= plant.at + len(plant.now) and plant.at <= end
    return code in (*NAMED_BY[plant.kind], "SF205") and touches


def _alarms(report: DocumentReport) -> list[Alarm]:
    """Flags above a note that rest on the status of sentences which others state."""
    flags = flags_of(report)
    return [
        Alarm(
            document_id=report.document_id,
            path=report.path,
            line=report.place(sentence.start)[0],
            text=sentence.text,
            raised=raised,
        )
        for sentence in report.sentences
        if supported(sentence)
        for raised in _raised(sentence, flags.get(sentence.index, ()))
        if raised.confidence is not None and raised.severity != "note"
    ]
