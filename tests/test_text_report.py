"""The report in a terminal, as a whole: what a person sees of the event that all tests share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from srcflag.pipeline import Scorer
from srcflag.records import Reliance
from srcflag.report.text import printable, render

if TYPE_CHECKING:
    from srcflag.records import Document, Report
    from srcflag.testing import FakeEncoder

GOLDEN = Path(__file__).parent / "golden" / "event.txt"


@pytest.fixture
def report(event: list[Document], fake: FakeEncoder) -> Report:
    return Scorer(encoder=fake).score_event(event)


def plain(report: Report, *, quiet: bool = False, verbose: bool = False) -> str:
    return click.unstyle(render(report, quiet=quiet, verbose=verbose))


def test_the_report_reads_as_the_golden_file_does(report: Report) -> None:
    """Where a change is wanted: look at the difference, then write what `render` gives to the file."""
    assert plain(report) == GOLDEN.read_text(encoding="utf-8")


def test_quiet_is_one_line_for_each_flag_that_is_no_note_and_the_counts(report: Report) -> None:
    lines = plain(report, quiet=True).splitlines()
    flags = lines[: lines.index(next(line for line in lines if line.startswith("3 articles")))]
    assert [line.split(": ")[0] for line in flags] == ["alpha:4:1", "beta:4:1", "gamma:3:24"]
    assert "SF302" not in "".join(lines)
    assert not any(line.startswith("    ") for line in lines)


def test_verbose_adds_what_is_supported_with_its_supporter_and_leaves_the_rest_as_it_is(report: Report) -> None:
    short, long = plain(report).splitlines(), plain(report, verbose=True).splitlines()
    added = [line for line in long if line not in short]
    sentence = "The Ostrava dam burst on Tuesday and flooded 300 homes in Ostrava, Mayor Jana Kralova said."
    assert f"alpha:1:1: corroborated {sentence}" in added
    assert sum(": corroborated " in line for line in added) == 9
    assert sum(line.startswith("    supports ") for line in added) >= 9
    assert [line for line in long if line in short] == [line for line in short if line in long]


def test_verbose_says_how_many_origins_would_have_to_go_and_what_rests_on_one_article(report: Report) -> None:
    lines = plain(report, verbose=True).splitlines()
    assert (
        "    why: stated by 2 independent origins (beta, gamma); both would have to go before it stood alone" in lines
    )
    assert [line for line in lines if "only support" in line] == []
    report = report.model_copy(
        update={
            "documents": tuple(
                document.model_copy(
                    update={"relies_on": (Reliance(document_id="x", claims=4), Reliance(document_id="y\x1b", claims=1))}
                )
                for document in report.documents[:1]
            )
        }
    )
    lines = plain(report, verbose=True).splitlines()
    assert "alpha: without x, 4 claims lose their only support" in lines
    assert "alpha: without y\N{REPLACEMENT CHARACTER}, 1 claim loses its only support" in lines
    assert "only support" not in plain(report)


def test_what_to_look_at_first_shows_the_sentence_around_what_is_marked(
    event: list[Document], fake: FakeEncoder
) -> None:
    night = "in the bars and the offices and the churches of the town "
    for length, cut_off in ((1, False), (4, True)):
        text = f"After a night {night * length}critics say Novak took bribes from the builders of the Ostrava dam.\n"
        changed = [d.model_copy(update={"text": d.text + text}) if d.id == "gamma" else d for d in event]
        last = plain(Scorer(encoder=fake).score_event(changed)).split("look at first:")[1]
        shown = [line for line in last.splitlines() if "│" in line and "builders" in line and "Critics" not in line]
        assert [line.startswith("    │ … ") for line in shown] == [cut_off]
        assert all("Novak took bribes from the builders of the Ostrava dam." in line for line in shown)


def test_what_to_look_at_first_names_each_sentence_once_and_counts_further_ones_with_errors(report: Report) -> None:
    document = report.documents[-1]
    accused = next(flag for flag in document.flags if flag.code == "SF402")
    sentence = document.sentences[accused.sentence]
    places = range(len(document.sentences), len(document.sentences) + 8)
    many = document.model_copy(
        update={
            "sentences": (*document.sentences, *(sentence.model_copy(update={"index": place}) for place in places)),
            "flags": tuple(
                accused.model_copy(update={"sentence": place, "code": code, "id": f"{code}:{place:08}"})
                for place in places
                for code in ("SF402", "SF201")
            ),
        }
    )
    last = plain(report.model_copy(update={"documents": (many,)}), quiet=True).split("look at first:\n")[1].splitlines()
    assert len(last) == 7
    assert last[-1] == "  and 2 more sentences with an error"


def test_the_counts_at_the_end_are_those_of_the_report(report: Report) -> None:
    text = plain(report, quiet=True)
    for status, number in report.summary.by_status.items():
        assert (f"  {status.replace('_', ' ')} " in text) == (number > 0)
    assert "3 articles, 12 sentences: 1 error, 2 warnings, 4 notes\n" in text


def test_an_empty_run_shows_nothing_and_does_not_call_it_clean(fake: FakeEncoder) -> None:
    text = plain(Scorer(encoder=fake).score_event([]))
    assert text == "0 articles, 0 sentences: nothing to show with this pool and these rules\n"


def test_an_article_that_cannot_be_assessed_says_so_first(event: list[Document], fake: FakeEncoder) -> None:
    text = plain(Scorer(encoder=fake).score_event(event[:1]))
    assert text.startswith("alpha: note not assessed: the pool is empty")
    assert "not assessed" in text.splitlines()[-1]


def test_colour_tells_severities_apart_and_says_nothing_that_the_words_do_not(report: Report) -> None:
    coloured = render(report)
    assert {code for code in ("\x1b[31m", "\x1b[33m", "\x1b[36m") if code in coloured} == {
        "\x1b[31m",
        "\x1b[33m",
        "\x1b[36m",
    }
    assert all(f" {word} " in plain(report) for word in ("error", "warning", "note"))


@pytest.mark.parametrize(
    ("path", "where"),
    [
        (None, "alpha:4:1: "),
        ("-", "alpha:4:1: "),
        ("wire/alpha.txt", "wire/alpha.txt:4:1: "),
        ("wire.jsonl", "wire.jsonl (alpha): "),
        ("wire.json", "wire.json (alpha): "),
    ],
)
def test_a_place_is_a_line_where_the_file_has_it_and_else_the_article(
    path: str | None, where: str, event: list[Document], fake: FakeEncoder
) -> None:
    event[0] = event[0].model_copy(update={"path": path})
    line = next(line for line in plain(Scorer(encoder=fake).score_event(event)).splitlines() if "SF101" in line)
    assert line.startswith(f"{where}SF101 warning ")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\nlines\tand  spaces", "two lines and spaces"),
        ("red \x1b[31m", "red \N{REPLACEMENT CHARACTER}[31m"),
        ("turned \u202e round", "turned \N{REPLACEMENT CHARACTER} round"),
        ("naïve “quotes” – 😀", "naïve “quotes” – 😀"),
        ("a family 👩\u200d👧, \u0645\u06cc\u200c\u062e", "a family 👩\u200d👧, \u0645\u06cc\u200c\u062e"),
        ("hid\u200bden, soft\u00adly", "hid\N{REPLACEMENT CHARACTER}den, soft\N{REPLACEMENT CHARACTER}ly"),
    ],
)
def test_what_is_shown_is_one_line_that_cannot_repaint_a_terminal(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_a_long_sentence_is_cut_at_a_word(event: list[Document], fake: FakeEncoder) -> None:
    long = "Inspectors from Brno found " + "small cracks and " * 20 + "no repairs in 1999, the ministry said.\n"
    document = event[0].model_copy(update={"text": event[0].text + long})
    quoted = [
        line
        for line in plain(Scorer(encoder=fake).score_event([document, *event[1:]])).splitlines()
        if "│ Insp" in line
    ]
    assert len(quoted) == 2  # once beside its evidence, once among those to look at first
    assert all(line.endswith(" …") for line in quoted)
    assert all(len(line) < 165 for line in quoted)
