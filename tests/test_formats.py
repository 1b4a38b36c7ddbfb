"""GitHub commands, JUnit XML, Markdown, JSON Lines and GitLab code quality: well formed whatever an article holds."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from command import run
from made import made_document, made_report, passage, words_of
from srcflag.records import SEVERITIES, Notification
from srcflag.report import github, gitlab, jsonl, junit, markdown
from srcflag.report.formats import FORMATS, rendered
from srcflag.report.order import worst_first

if TYPE_CHECKING:
    from pathlib import Path

    from srcflag.records import Report, Severity

FLOOD = "The dam 🌊 burst on Tuesday.\r\n\r\nIt flooded 300 homes. Nobody in the three\nvillages was hurt.\n"
UNREAD = Notification(level="error", message="wire/bad.txt: it is empty", path="wire/bad.txt")
COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*,)*\w+=[^,:\r\n]*)::([^\r\n]*)")
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")

# anything at all, and what is markup somewhere
HOSTILE = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                *"|`*_~<>&[]()!#@\\%:,{}$\"'\x00\x1b\x85\u202e\u2028\ufffe\n\r",
                *["::error::", "@octocat", "]]>", "<!--", "<script>", "http://x.org", "www.x.org", "|---|"],
                *["\n# ", "\n- ", "![x](y)", "&amp;", "#12", "🌊", "a b"],
            ]
        ),
        max_size=25,
    ).map("".join),
)


def hostile_report(text: str, message: str, name: str) -> Report:
    """`text` in the article and its evidence, `message` in the flag and a notification, `name` as id and path."""
    article = f"The dam burst{text} on Tuesday. It flooded 300 homes."
    spans: list[tuple[int, int, Severity]] = [(0, 8, "error"), (4, 7, "warning"), (1, 3, "note")]
    evidence = (passage(f"b{name}", f"x{text}"),)
    return made_report(
        made_document(f"a{name}", article, spans, path=f"w{name}", message=message, evidence=evidence, notes=[message]),
        made_document("draft", article, spans, message=message),
        notes=[Notification(level="error", message=message, path=f"w{name}")],
    )


def many(number: int, severity: Severity = "error", message: str = "another figure") -> Report:
    text = "It flooded 300 homes.\n" * number
    spans: list[tuple[int, int, Severity]] = [(22 * n + 11, 22 * n + 20, severity) for n in range(number)]
    return made_report(made_document("a", text, spans, path="a.txt", message=message))


def mixed() -> Report:
    """A note, then an error, then a warning, the last on two lines."""
    spans = [
        *words_of(FLOOD, "🌊 burst", severity="note"),
        *words_of(FLOOD, "300 homes", severity="error"),
        *words_of(FLOOD, "three\nvillages", severity="warning"),
    ]
    return made_report(made_document("a", FLOOD, spans, path="wire/a.txt", evidence=(passage("b", "280 homes"),)))


# --- all of them -----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_report_gives_the_same_bytes_and_ends_with_a_line_end(form: Any) -> None:
    text = rendered(mixed(), form)
    assert text == rendered(mixed(), form)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("form", FORMATS)
def test_a_run_without_any_article_can_be_written(form: Any) -> None:
    assert rendered(made_report(), form)


@given(text=HOSTILE, message=HOSTILE, name=HOSTILE)
def test_whatever_is_in_an_article_or_a_message_each_format_is_well_formed(text: str, message: str, name: str) -> None:
    report = hostile_report(text, message, name)
    made = {form: rendered(report, form) for form in FORMATS}
    for one in made.values():
        assert one.encode()  # no halves of characters
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", one)
    json.loads(made["sarif"])
    assert len(json.loads(made["gitlab"])) == 6
    rows = [json.loads(line) for line in made["jsonl"].split("\n")[:-1]]
    assert [row["record"] for row in rows] == ["run", *["document", "flag", "flag", "flag"] * 2]
    assert len(ET.fromstring(made["junit"]).findall(".//testcase")) == 8
    *commands, closing = made["github"].splitlines()
    assert len(commands) == len(report.flags) + 2
    assert all(COMMAND.fullmatch(command) for command in commands)
    assert closing == "2 articles: 2 errors, 2 warnings, 2 notes"
    assert structure(made["markdown"]) == structure(rendered(hostile_report("", "m", ""), "markdown"))


def test_flags_come_worst_first_and_else_in_the_order_of_the_text() -> None:
    report = made_report(mixed().documents[0], many(2, "warning").documents[0].model_copy(update={"document_id": "z"}))
    order = [(one.flag.severity, one.document.document_id, one.flag.start) for one in worst_first(report)]
    assert order == sorted(order, key=lambda item: (SEVERITIES.index(item[0]), item[1], item[2]))


# --- GitHub commands -------------------------------------------------------------------------------


def test_a_command_has_file_place_title_and_message_worst_first_and_columns_on_one_line_only() -> None:
    first, second, third, closing = github.render(mixed()).splitlines()
    title, said = "title=SF201 number-differs", "another figure%0Awhy: another figure%0AClears: a correction"
    assert first == f"::error file=wire/a.txt,line=3,endLine=3,col=12,endColumn=21,{title}::{said}"
    assert second == f"::warning file=wire/a.txt,line=3,endLine=4,{title}::{said}"
    assert third == f"::notice file=wire/a.txt,line=1,endLine=1,col=9,endColumn=17,{title}::{said}"
    assert closing == "1 article: 1 error, 1 warning, 1 note"


def test_what_a_command_cannot_hold_is_escaped_as_github_reads_it() -> None:
    report = made_report(
        made_document("a", FLOOD, words_of(FLOOD, "300"), path="50%,a:b.txt", message="50% of it: a, b\r\n::error::x")
    )
    command = github.render(report).splitlines()[0]
    assert command.startswith("::error file=50%25%2Ca%3Ab.txt,line=3,")
    assert "::50%25 of it: a, b ::error::x%0Awhy: " in command


@pytest.mark.parametrize("name", ["two  spaces.txt", "全角\u3000空白.txt", "no\u00a0break.txt", "café.txt"])
def test_a_path_is_given_with_the_spaces_and_letters_it_has(name: str) -> None:
    report = made_report(made_document("a", FLOOD, words_of(FLOOD, "300"), path=f"wire/{name}"))
    assert github.render(report).startswith(f"::error file=wire/{name},line=3,")
    assert json.loads(gitlab.render(report))[0]["location"]["path"] == f"wire/{name}"
    [case] = ET.fromstring(junit.render(report)).iter("testcase")
    assert case.get("file") == f"wire/{name}"


def test_ten_of_each_severity_are_annotated_and_the_last_line_says_how_many_more_there_are() -> None:
    documents = [many(12), many(11, "warning"), many(3, "note")]
    report = made_report(*(d.documents[0].model_copy(update={"document_id": str(n)}) for n, d in enumerate(documents)))
    *commands, closing = github.render(report).splitlines()
    kinds = [command.split()[0] for command in commands]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 3
    assert closing == (
        "3 articles: 12 errors, 11 warnings, 3 notes; 3 more than the 10 of each severity that GitHub shows a step"
    )


def test_a_file_that_cannot_be_read_is_the_first_error_and_takes_one_of_the_ten() -> None:
    report = many(10).model_copy(update={"notifications": (UNREAD,)})
    lines = github.render(report).splitlines()
    assert lines[0] == "::error file=wire/bad.txt,title=srcflag::wire/bad.txt: it is empty"
    assert sum(line.startswith("::error") for line in lines) == 10
    assert lines[-1].startswith("1 article: 10 errors; 1 more than ")


@pytest.mark.parametrize(("path", "properties"), [(None, ""), ("-", ""), ("all.jsonl", "file=all.jsonl,")])
def test_an_article_without_lines_of_its_own_is_named_instead(path: str | None, properties: str) -> None:
    report = made_report(made_document("draft", FLOOD, words_of(FLOOD, "300"), path=path))
    line = github.render(report).splitlines()[0]
    assert line.startswith(f"::error {properties}title=SF201 number-differs::draft: another figure%0A")


@pytest.mark.parametrize("path", ["all.jsonl", "all.json", "page.html"])
def test_articles_that_share_a_file_are_told_apart_by_their_ids_and_have_no_lines_of_it(path: str) -> None:
    report = made_report(*(made_document(name, FLOOD, words_of(FLOOD, "300"), path=path) for name in ("one", "two")))
    for form in ("markdown", "junit"):
        assert f"{path} (one)" in rendered(report, form)
        assert f"{path} (two)" in rendered(report, form)
        assert f"{path}:" not in rendered(report, form)
    issues = json.loads(rendered(report, "gitlab"))
    assert [issue["description"] for issue in issues] == ["SF201 one: another figure", "SF201 two: another figure"]


def test_articles_in_files_of_their_own_are_not_named_twice() -> None:
    report = made_report(made_document("one", FLOOD, words_of(FLOOD, "300"), path="one.txt"))
    assert "one.txt:3:12" in markdown.render(report)
    assert "(one)" not in markdown.render(report) + junit.render(report)
    assert json.loads(gitlab.render(report))[0]["description"] == "SF201 another figure"


# --- JUnit -----------------------------------------------------------------------------------------


def test_a_suite_is_an_article_and_a_case_a_flag_which_fails_unless_it_is_a_note() -> None:
    suites = ET.fromstring(junit.render(mixed()))
    [suite] = suites
    assert suite.attrib == {"name": "wire/a.txt", "tests": "3", "failures": "2", "errors": "0", "skipped": "1"}
    cases = list(suite)
    assert [(case.get("name"), case.get("classname"), case.get("file"), case.get("line")) for case in cases] == [
        ("SF201:00000000 number-differs", "a", "wire/a.txt", "1"),
        ("SF201:00000001 number-differs", "a", "wire/a.txt", "3"),
        ("SF201:00000002 number-differs", "a", "wire/a.txt", "3"),
    ]
    assert [case[0].tag for case in cases] == ["skipped", "failure", "failure"]
    failure = cases[1][0]
    assert failure.attrib == {"type": "error", "message": "SF201 error another figure"}
    assert (failure.text or "").splitlines() == [
        "wire/a.txt:3: It flooded 300 homes.",
        "why: why: another figure",
        "refutes b: 280 homes",
        "clears: a correction",
    ]


def test_an_article_without_flags_passes_and_one_that_could_not_be_assessed_does_not() -> None:
    clean, thin = made_document("clean", FLOOD), made_document("thin", FLOOD, notes=["the pool is empty"])
    suites = ET.fromstring(junit.render(made_report(clean, thin, notes=[UNREAD])))
    assert suites.attrib == {"name": "srcflag", "tests": "3", "failures": "0", "errors": "1", "skipped": "1"}
    run_suite, clean_suite, thin_suite = suites
    assert [len(case) for case in clean_suite] == [0]
    assert [case[0].tag for case in thin_suite] == ["skipped"]
    assert thin_suite[0][0].get("message") == "not assessed: the pool is empty"
    assert (run_suite[0].get("name"), run_suite[0][0].tag) == ("wire/bad.txt", "error")


def test_characters_that_xml_cannot_hold_are_replaced_and_the_rest_is_kept() -> None:
    text = "It flooded 300\x01\x1b[31m <b>homes</b> & “more” 🌊."
    report = made_report(made_document("a", text, [(0, 2, "error")], path="a.txt"))
    failure = ET.fromstring(junit.render(report)).find(".//failure")
    assert failure is not None
    assert (failure.text or "").splitlines()[0] == "a.txt:1: It flooded 300\ufffd\ufffd[31m <b>homes</b> & “more” 🌊."


# --- Markdown --------------------------------------------------------------------------------------


def structure(text: str) -> list[str]:
    """What a renderer makes of a comment, without its words: the tags, and each address or image by name."""
    found = []
    for token in MARKDOWN.parse(text):
        inline = token.children or []
        found.append(token.type)
        found += [
            child.content if child.type == "html_inline" else child.type for child in inline if child.type != "text"
        ]
    return found


def shown(text: str) -> str:
    """The words of a comment as a reader sees them."""
    return re.sub(r"<[^>]+>|\u200b", "", MARKDOWN.render(text))


def test_a_comment_has_the_counts_the_worst_flags_first_and_their_evidence_folded_up() -> None:
    lines = markdown.render(mixed()).splitlines()
    assert lines[0] == "### srcflag: 1 error, 1 warning, 1 note"
    assert lines[2].startswith(
        "1 article, 3 sentences, compared with 3 articles of 2 independent origins. 3 contradicted."
    )
    table = [line for line in lines if line.startswith("| ")]
    assert table[1:] == [
        "| error | <code>wire/a.txt:3:12</code> | **SF201** another figure |",
        "| warning | <code>wire/a.txt:3:37</code> | **SF201** another figure |",
        "| note | <code>wire/a.txt:1:9</code> | **SF201** another figure |",
    ]
    assert lines.count("</details>") == 3
    assert "- Evidence (refutes), b: 280 homes" in lines


def test_markup_mentions_references_and_addresses_of_an_article_are_words_and_nothing_else() -> None:
    text = "| **b** `c` <img src=x> [d](http://e.org) @octocat #12 GH-3 www.f.org ~~g~~ high-rise"
    comment = markdown.render(made_report(made_document("a", FLOOD, words_of(FLOOD, "300"), message=text)))
    row = next(line for line in comment.splitlines() if line.startswith("| error"))
    assert row.count("|") == 4
    assert not re.search(r"@\w|(?<!&)#\d|://|www\.|GH-|<img|\*\*b|`|\]\(", row)
    assert "high-rise" in row
    assert "| **b** `c` &lt;img src=x&gt; [d](http://e.org) @octocat #12 GH-3 www.f.org ~~g~~ high-rise" in shown(
        comment
    )


@pytest.mark.parametrize("message", ["another figure", "|||||||| " * 600, "🌊@🌊@🌊@ " * 600])
def test_a_comment_stays_under_the_limit_and_says_what_is_not_in_it(message: str) -> None:
    report = many(500, message=message)
    comment = markdown.render(report)
    assert len(comment.encode("utf-16-le")) // 2 < 65_536
    rows = sum(line.startswith("| error") for line in comment.splitlines())
    assert 10 <= rows <= 30
    assert f"\nNot in this comment: {500 - rows} errors.\n" in comment
    details = comment.count("<details>")
    assert details == comment.count("</details>") > 0
    assert (f"the last {rows - details} flag" in comment) == (details < rows)


@pytest.mark.parametrize("units", [2_000, 8_000, 20_000])
def test_half_of_the_room_is_for_rows_and_the_rest_for_their_evidence(units: int) -> None:
    comment = markdown.render(many(30, message="🌊|🌊|🌊| " * 600), max_units=units)
    table, _, details = comment.partition("<details>")
    assert units // 4 < len(table.encode("utf-16-le")) // 2 < units * 5 // 8
    assert len(details.partition("\nNot in this comment")[0].encode("utf-16-le")) // 2 < units // 2 + 200
    rows = table.count("| error")
    assert 0 < rows < 30
    assert f"Not in this comment: {30 - rows} errors.\n" in comment
    assert f"Without their evidence: the last {rows - comment.count('</details>')} flag" in comment


def test_a_comment_says_what_could_not_be_read_and_keeps_the_end_of_a_long_path() -> None:
    path = "deep/" * 100 + "a.txt"
    document = made_document("a", FLOOD, words_of(FLOOD, "300"), path=path, notes=["the pool is empty"])
    comment = markdown.render(made_report(document, notes=[UNREAD]))
    assert "- **error**: wire/bad.txt: it is empty\n" in comment
    assert "- **warning**: not assessed: the pool is empty\n" in comment
    assert re.search(r"<code>….{190,}deep/a\.txt:3:12</code>", comment)


# --- JSON Lines, GitLab ----------------------------------------------------------------------------


def test_json_lines_are_the_run_then_each_document_and_its_flags_each_to_be_read_alone() -> None:
    rows = [json.loads(line) for line in jsonl.render(mixed()).splitlines()]
    head, document, _, flag, _ = rows
    assert (head["tool"]["version"], head["pool"]["documents"], head["documents"]) == ("1.2.3", 3, 1)
    assert (document["document_id"], document["summary"]["by_severity"]["error"]) == ("a", 1)
    assert (flag["document_id"], flag["path"], flag["line"], flag["column"]) == ("a", "wire/a.txt", 3, 12)
    assert FLOOD[flag["start"] : flag["end"]] == "300 homes"
    assert (flag["sentence"]["text"], flag["sentence"]["status"]) == ("It flooded 300 homes.", "contradicted")
    assert [(e["document_id"], e["text"]) for e in flag["evidence"]] == [("b", "280 homes")]


def test_the_page_on_formats_names_every_key_of_json_lines(root: Path) -> None:
    page = (root / "docs" / "formats.md").read_text(encoding="utf-8")
    keys: dict[str, set[str]] = {}
    for row in map(json.loads, jsonl.render(mixed()).splitlines()):
        keys[row["record"]] = set(row) - {"record"}
    for record, own in keys.items():
        [line] = re.findall(rf"^\| `{record}` \| .* \|$", page, re.MULTILINE)
        assert set(re.findall(r"`(\w+)`", line)) - {record} == own


def test_gitlab_gets_its_five_fields_worst_first() -> None:
    issues = json.loads(gitlab.render(mixed()))
    assert issues[0] == {
        "description": "SF201 another figure",
        "check_name": "number-differs",
        "fingerprint": "SF201:00000001",
        "severity": "critical",
        "location": {"path": "wire/a.txt", "lines": {"begin": 3}},
    }
    assert [issue["severity"] for issue in issues] == ["critical", "major", "info"]


def test_gitlab_gets_a_path_and_a_line_of_articles_that_have_none() -> None:
    documents = [
        made_document("draft", FLOOD, words_of(FLOOD, "300")),
        made_document("item", FLOOD, words_of(FLOOD, "300"), path="all.json"),
    ]
    places = [issue["location"] for issue in json.loads(gitlab.render(made_report(*documents)))]
    assert places == [
        {"path": "draft", "lines": {"begin": 1}},
        {"path": "all.json", "lines": {"begin": 1}},
    ]


# --- the command -----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "json"])
def test_every_format_is_written_by_the_command_with_the_exit_code_of_the_text(form: str, wire: Path) -> None:
    (wire / "bad.txt").write_bytes(b"")
    arguments = ("check", str(wire), "--format", form)
    bad = run(*arguments)
    assert bad.code == run("check", "wire").code == 2
    assert "gitlab" in form or "it is empty" in bad.out
    (wire / "bad.txt").unlink()
    told, written = run(*arguments), run(*arguments, "-o", "out")
    assert (told.code, written.code, written.out) == (1, 1, "")
    assert (wire.parent / "out").read_bytes().decode() == told.out
    assert "SF402" in told.out
    assert "wire/gamma.txt" in told.out
    assert form == "jsonl" or str(wire) not in told.out  # an absolute path is shown from the working folder on
    assert run(*arguments, "--fail-on", "never").code == 0


def test_the_command_describes_its_rules_in_sarif(wire: Path) -> None:
    [sarif] = json.loads(run("check", wire.name, "--format", "sarif").out)["runs"]
    assert sarif["tool"]["driver"]["rules"][0]["help"]["markdown"].startswith("# SF101 uncorroborated-claim: ")
    locations = [result["locations"][0]["physicalLocation"] for result in sarif["results"]]
    assert locations[0]["artifactLocation"]["uri"] == "wire/gamma.txt"
    assert (locations[0]["region"]["startLine"], locations[0]["region"]["startColumn"]) == (3, 24)
