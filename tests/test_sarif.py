"""SARIF: valid by the schema, inside GitHub's limits, and every place on the words that it is of."""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator  # type: ignore[import-untyped]

from command import run as command
from made import made_document, made_report, passage, words_of
from srcflag.records import SEVERITIES, Notification, Report, Severity
from srcflag.report.places import uri
from srcflag.report.sarif import MAX_GZIPPED, MAX_RESULTS, render
from srcflag.rules import RULES

Json = dict[str, Any]

# The schema that validators of SARIF use: SchemaStore's edition of the one that OASIS publishes (NOTICE says whence).
SCHEMA = Path(__file__).parent / "data" / "sarif-2.1.0-rtm.5.json"
VALIDATOR = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
FLOOD = (
    "The dam burst on Tuesday 🌊 and flooded 300 homes.\r\n\r\n"
    "Mayor Zoe\u0308 👩‍🚒 counted 24 villages.\rNobody was hurt."
)
URI_REFERENCE = re.compile(r"(?:file:///)?(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+")


def run_of(text: str) -> Json:
    log = json.loads(text)
    errors = [f"{list(error.path)}: {error.message[:200]}" for error in VALIDATOR.iter_errors(log)]
    assert errors == []
    [run] = log["runs"]
    return dict(run)


def sarif(report: Report, **options: Any) -> Json:
    return run_of(render(report, RULES, **options))


def region_of(result: Json) -> Json:
    return dict(result["locations"][0]["physicalLocation"]["region"])


def marked(text: str, region: Json) -> str:
    """What a viewer marks: the text cut into lines at CRLF, LF and CR, columns counted in UTF-16 code units."""
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]

    def unit(line: str, column: str) -> int:
        return len(text[: starts[region[line] - 1]].encode("utf-16-le")) // 2 + int(region[column]) - 1

    units = text.encode("utf-16-le")
    return units[2 * unit("startLine", "startColumn") : 2 * unit("endLine", "endColumn")].decode("utf-16-le")


# --- places ----------------------------------------------------------------------------------------


def test_columns_land_on_the_words_behind_emoji_combining_marks_and_crlf() -> None:
    words = ["Tuesday", "🌊", "300 homes", "Zoe\u0308", "24 villages", "hurt."]
    run = sarif(made_report(made_document("a", FLOOD, words_of(FLOOD, *words), path="a.txt")))
    regions = [region_of(result) for result in run["results"]]
    assert run["columnKind"] == "utf16CodeUnits"
    assert [marked(FLOOD, region) for region in regions] == words
    assert [region["snippet"]["text"] for region in regions] == words
    assert [region["startLine"] for region in regions] == [1, 1, 1, 3, 3, 4]
    assert regions[2]["startColumn"] == FLOOD.index("300") + 2  # from 1, and the wave is two units


CHARACTERS = st.sampled_from(
    [*"abZ .,!?'\n\r\t", "\r\n", ". The ", "é", "e\u0301", "🌊", "👩‍🚒", "\u00a0", "\u2028", "\ufeff", "中"]
)


@given(st.lists(CHARACTERS, min_size=1, max_size=80), st.data())
def test_every_span_of_any_text_is_marked_as_it_was_flagged(pieces: list[str], data: st.DataObject) -> None:
    text = "The dam burst. " + "".join(pieces)
    sentences = made_document("a", text).sentences
    chosen = data.draw(st.lists(st.sampled_from(sentences), min_size=1, max_size=3))
    spans: list[tuple[int, int, Severity]] = []
    for sentence in chosen:
        start = data.draw(st.integers(sentence.start, sentence.end - 1))
        spans.append((start, data.draw(st.integers(start + 1, sentence.end)), "error"))
    # an end between CR and LF is an end inside one line break, which no line and column can name
    spans = [span for span in spans if text[span[1] - 1 : span[1] + 1] != "\r\n"]
    spans = [span for span in spans if text[span[0] - 1 : span[0] + 1] != "\r\n"]
    run = sarif(made_report(made_document("a", text, spans, path="a.txt")))
    found = [marked(text, region_of(result)) for result in run["results"]]
    assert found == [text[start:end] for start, end, _ in spans]


def test_evidence_is_placed_in_its_own_document_and_told_by_its_id_where_that_is_not_in_the_report() -> None:
    other = "🌊 First line.\nThe dam flooded 280 homes."
    start = other.index("The dam")
    evidence = (passage("b", other[start:], start), passage("far", "Some 290 homes."))
    report = made_report(
        made_document("a", FLOOD, words_of(FLOOD, "300 homes"), path="a.txt", evidence=evidence),
        made_document("b", other, path="wire/b.txt"),
    )
    [result] = sarif(report)["results"]
    near, far = result["relatedLocations"]
    assert near["physicalLocation"]["artifactLocation"]["uri"] == "wire/b.txt"
    assert marked(other, near["physicalLocation"]["region"]) == other[start:]
    assert [where["name"] for where in far["logicalLocations"]] == ["far"]
    assert "physicalLocation" not in far
    assert [near["message"]["text"], far["message"]["text"]] == [
        "against b: The dam flooded 280 homes.",
        "against far: Some 290 homes.",
    ]
    assert "Evidence: [b](1), [far](2)." in result["message"]["text"]
    assert [near["id"], far["id"]] == [1, 2]


@pytest.mark.parametrize("path", [None, "-"])
def test_an_article_without_a_file_is_a_logical_location(path: str | None) -> None:
    run = sarif(made_report(made_document("draft", FLOOD, words_of(FLOOD, "300"), path=path)))
    [location] = run["results"][0]["locations"]
    assert location == {"logicalLocations": [{"name": "draft", "fullyQualifiedName": "draft", "kind": "article"}]}
    assert run["artifacts"] == []


def test_an_article_in_a_json_file_has_the_file_and_its_id_and_no_lines_which_would_be_others() -> None:
    run = sarif(made_report(made_document("draft", FLOOD, words_of(FLOOD, "300"), path="pool/all.jsonl")))
    [location] = run["results"][0]["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "pool/all.jsonl", "uriBaseId": "%SRCROOT%", "index": 0}
    }
    assert location["logicalLocations"][0]["name"] == "draft"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("wire/gamma.txt", ("wire/gamma.txt", True)),
        ("./wire/../wire/gamma.txt", ("wire/gamma.txt", True)),
        ("/desk/wire/a b.txt", ("wire/a%20b.txt", True)),
        ("/desk/../etc/a.txt", ("file:///etc/a.txt", False)),
        ("../other/a b.txt", ("file:///other/a%20b.txt", False)),
        ("a:b?c#d%20.txt", ("a%3Ab%3Fc%23d%2520.txt", True)),
        ('say "no".txt', ("say%20%22no%22.txt", True)),
        ("two\\nlines.txt", ("two%0Alines.txt", True)),
        ("caf\\xe9.txt", ("caf%E9.txt", True)),  # a byte that is not UTF-8
        ("café 🌊.txt", ("caf%C3%A9%20%F0%9F%8C%8A.txt", True)),
        ("turn\\u202eed.txt", ("turn%E2%80%AEed.txt", True)),
        ("/desktop/a.txt", ("file:///desktop/a.txt", False)),
    ],
)
def test_paths_become_uris_below_the_folder_of_the_run(printed: str, expected: tuple[str, bool]) -> None:
    assert uri(printed, "/desk") == expected


@given(st.text(min_size=1).filter(lambda name: "\0" not in name))
def test_any_path_makes_a_uri_that_is_one(name: str) -> None:
    if name.encode("utf-8", "ignore").decode() == name:
        assert URI_REFERENCE.fullmatch(uri(f"x{name}", "/desk")[0])


@pytest.mark.skipif(os.name != "posix", reason="needs file names of a POSIX system")
def test_a_uri_leads_to_the_file_whatever_its_name(wire: Path) -> None:
    names = [
        b"a b.txt",
        b"two\nlines.txt",
        b'say "no" 100%.txt',
        b"caf\xe9.txt",
        "caf\u00e9 \U0001f30a.txt".encode(),
        b"q?#.txt",
    ]
    for name in names:
        (wire / os.fsdecode(name)).write_text(FLOOD, encoding="utf-8", newline="")
    [sarif_run] = json.loads(command("check", "wire", "--format", "sarif").out)["runs"]
    uris = {artifact["location"]["uri"] for artifact in sarif_run["artifacts"]}
    assert {b"wire/" + name for name in names} <= {unquote_to_bytes(one) for one in uris}
    assert all(URI_REFERENCE.fullmatch(one) for one in uris)


# --- what a log holds ------------------------------------------------------------------------------


def test_a_result_names_its_rule_level_status_and_the_flags_identity() -> None:
    run = sarif(made_report(made_document("a", FLOOD, words_of(FLOOD, "300", severity="warning"), path="a.txt")))
    [result] = run["results"]
    assert (result["ruleId"], result["level"]) == ("SF201", "warning")
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "SF201"
    assert result["partialFingerprints"] == {"srcflagFlagId/v1": "SF201:00000000"}
    assert result["properties"] == {"status": "contradicted", "confidence": 0.5}
    assert run["tool"]["driver"]["version"] == "1.2.3"


def test_every_rule_is_described_with_its_page_and_its_severity() -> None:
    rules = sarif(made_report())["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["name"], rule["defaultConfiguration"]["level"]) for rule in rules] == [
        (rule.code, rule.name, rule.severity) for rule in RULES
    ]
    for shown, rule in zip(rules, RULES, strict=True):
        assert shown["help"]["markdown"].startswith(f"# {rule.code} {rule.name}: ")
        assert "\n## What it flags\n" in shown["help"]["markdown"]
        assert shown["shortDescription"]["text"] == rule.summary


def test_a_rule_that_nobody_describes_still_has_a_name() -> None:
    report = made_report(made_document("a", FLOOD, words_of(FLOOD, "300"), path="a.txt"))
    run = run_of(render(report))
    assert run["tool"]["driver"]["rules"] == [{"id": "SF201", "name": "number-differs"}]
    assert run["results"][0]["ruleIndex"] == 0


def test_text_with_braces_and_brackets_is_neither_a_placeholder_nor_a_link() -> None:
    message = "{0} [here](http://example.org) [sic]"
    document = made_document("a](1)", FLOOD, words_of(FLOOD, "300"), message=message, evidence=(passage("b]", "[x]"),))
    text = sarif(made_report(document))["results"][0]["message"]["text"]
    assert text.startswith("{{0}} \\[here\\](http://example.org) \\[sic\\].\n")
    assert "Evidence: [b\\]](1)." in text
    plain = made_document("a", FLOOD, words_of(FLOOD, "300"), message="he [the mayor] said")
    assert sarif(made_report(plain))["results"][0]["message"]["text"].startswith("he [the mayor] said.\n")


def test_what_went_wrong_is_a_notification_and_an_error_makes_the_run_a_failed_one() -> None:
    unread = Notification(level="error", message="wire/bad.txt: it is empty", path="wire/bad.txt")
    crashed = Notification(level="error", message="SF101 crashed", document_id="a")
    thin = made_document("a", FLOOD, path="a.txt", notes=["the pool is empty"])
    [invocation] = sarif(made_report(thin, notes=[unread, crashed]))["invocations"]
    notes = invocation["toolExecutionNotifications"]
    assert [(note["level"], note["message"]["text"]) for note in notes] == [
        ("error", "wire/bad.txt: it is empty"),
        ("error", "SF101 crashed"),
        ("warning", "not assessed: the pool is empty"),
    ]
    assert notes[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "wire/bad.txt"
    assert notes[1]["locations"][0]["logicalLocations"][0]["name"] == "a"
    assert invocation["executionSuccessful"] is False
    assert sarif(made_report(thin))["invocations"][0]["executionSuccessful"] is True


def test_the_schema_of_this_test_turns_down_what_is_not_sarif() -> None:
    log = json.loads(render(made_report(made_document("a", FLOOD, words_of(FLOOD, "300"), path="a.txt"))))
    assert VALIDATOR.is_valid(log)
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not VALIDATOR.is_valid(log)


# --- limits ----------------------------------------------------------------------------------------


def large(documents: int, flags: int, message: str = "another figure") -> Report:
    """`flags` flags in each document, a third of each severity, on a text with emoji."""
    text = "The dam 🌊 burst and flooded 300 homes on Tuesday.\n" * flags
    severities: tuple[Severity, ...] = ("note", "error", "warning")
    step = len(text) // flags
    spans = [(n * step + 27, n * step + 36, severities[n % 3]) for n in range(flags)]
    first = made_document("0000", text, spans, path="wire/0000.txt", message=message)
    names = [f"{number:04}" for number in range(documents)]
    return made_report(*(first.model_copy(update={"document_id": n, "path": f"wire/{n}.txt"}) for n in names))


def test_five_hundred_articles_with_thousands_of_flags_are_valid_whole_and_inside_the_limits() -> None:
    text = render(large(500, 20), RULES)
    run = run_of(text)
    assert len(run["results"]) == 10_000
    assert len(run["artifacts"]) == 500
    assert run["invocations"][0]["toolExecutionNotifications"] == []
    ranks = [SEVERITIES.index(result["level"]) for result in run["results"]]
    assert ranks == sorted(ranks)
    assert len(gzip.compress(text.encode())) < MAX_GZIPPED


@pytest.mark.parametrize(("small", "great"), [((20, 5), (80, 5)), ((1, 50), (1, 200))])
def test_four_times_the_flags_are_four_times_the_work(small: tuple[int, int], great: tuple[int, int]) -> None:
    def calls(report: Report) -> int:
        """Calls of functions: unlike time, the same on every machine."""
        count = 0

        def counted(_frame: object, event: str, _argument: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(counted)
        try:
            render(report)
        finally:
            sys.setprofile(None)
        return count

    # what grows with the square would be sixteen times as much
    assert calls(large(*great)) < 6 * calls(large(*small))


def test_over_the_limit_the_least_severe_are_left_out_and_it_is_told() -> None:
    report = large(10, 9)
    run = sarif(report, max_results=40)
    assert [result["level"] for result in run["results"]] == ["error"] * 30 + ["warning"] * 10
    [note] = run["invocations"][0]["toolExecutionNotifications"]
    assert note["level"] == "warning"
    assert note["message"]["text"] == "50 of 90 flags left out, the least severe: 20 warnings, 30 notes"
    assert run["invocations"][0]["executionSuccessful"] is True


def test_a_file_that_would_be_too_large_when_compressed_loses_its_least_severe_results() -> None:
    report = large(10, 30)
    # between what rules and articles take, which cannot be left out, and what all of it takes
    sizes = [len(gzip.compress(render(report, RULES, max_results=most).encode(), 1)) for most in (0, 300)]
    limit = sum(sizes) // 2
    text = render(report, RULES, max_gzipped=limit)
    assert len(gzip.compress(text.encode())) <= limit
    run = run_of(text)
    assert 0 < len(run["results"]) < 300
    ranks = [SEVERITIES.index(result["level"]) for result in run["results"]]
    assert ranks == sorted(ranks)
    [note] = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith(f"{300 - len(run['results']):,} of 300 flags left out")


def test_more_than_a_run_may_hold_is_cut_to_it() -> None:
    run = json.loads(render(large(130, 200)))["runs"][0]
    assert len(run["results"]) == MAX_RESULTS
    assert "1,000 of 26,000 flags left out" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(large(3, 6), RULES) == render(large(3, 6), RULES)
