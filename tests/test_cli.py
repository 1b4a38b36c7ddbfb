"""The command line: what it prints where, in which format, and with which exit code it leaves."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from command import POSIX, Ran, on_terminal, run, spawn
from srcflag.models import shipped
from srcflag.rules import RULES

if TYPE_CHECKING:
    from pathlib import Path

    from srcflag.records import Document
    from srcflag.rules import Finding

pytestmark = pytest.mark.usefixtures("wire")


ESCAPE = "\x1b"


def report_of(ran: Ran) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(ran.out)
    return report


# --- what is checked -------------------------------------------------------------------------------


def test_a_folder_is_an_event_and_each_article_is_checked_against_the_others() -> None:
    report = report_of(run("check", "wire", "--format", "json"))
    assert [(d["document_id"], d["pool"]["documents"]) for d in report["documents"]] == [
        ("alpha", 2),
        ("beta", 2),
        ("gamma", 2),
    ]


def test_a_file_is_checked_against_the_other_articles_of_its_folder() -> None:
    report = report_of(run("check", "wire/gamma.txt", "--format", "json"))
    assert [(d["document_id"], d["path"], d["pool"]["documents"]) for d in report["documents"]] == [
        ("gamma", "wire/gamma.txt", 2)
    ]


def test_a_file_in_the_working_folder_needs_no_path_before_it(wire: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(wire)
    assert report_of(run("check", "gamma.txt", "--format", "json"))["pool"]["documents"] == 3


def test_a_glob_is_an_event_of_what_it_matches() -> None:
    report = report_of(run("check", "wire/*a.txt", "--format", "json"))
    assert len(report["documents"]) == 3
    assert len(report_of(run("check", "wire/[ab]*.txt", "--format", "json"))["documents"]) == 2


def test_with_a_pool_only_the_named_articles_are_checked_and_against_all_of_it(tmp_path: Path, wire: Path) -> None:
    (tmp_path / "draft.txt").write_text((wire / "gamma.txt").read_text(), encoding="utf-8")
    (wire / "gamma.txt").unlink()
    report = report_of(run("check", "draft.txt", "--pool", "wire/alpha.txt", "--pool", "wire", "--format", "json"))
    assert [d["document_id"] for d in report["documents"]] == ["draft"]
    assert report["documents"][0]["pool"]["documents"] == 2


def test_a_document_named_twice_is_checked_once() -> None:
    report = report_of(run("check", "wire/gamma.txt", "wire", "./wire/../wire/gamma.txt", "--format", "json"))
    assert sorted(d["document_id"] for d in report["documents"]) == ["alpha", "beta", "gamma"]


def test_a_dash_is_standard_input(event: list[Document]) -> None:
    ran = run("check", "-", "--pool", "wire", "--format", "json", stdin=event[2].text.encode() + b"\nThe end.\n")
    [document] = report_of(ran)["documents"]
    assert (document["document_id"], document["path"]) == ("stdin", "-")
    assert document["pool"]["documents"] == 2  # gamma.txt is a copy of it


def test_standard_input_is_read_once_also_beside_a_file(event: list[Document]) -> None:
    ran = run("check", "-", "wire/gamma.txt", "--format", "json", stdin=event[0].text.encode())
    assert ran.err == ""
    assert [d["document_id"] for d in report_of(ran)["documents"]] == ["stdin", "gamma"]


def test_several_articles_from_standard_input_are_an_event(event: list[Document]) -> None:
    lines = "\n".join(json.dumps({"id": document.id, "text": document.text}) for document in event)
    report = report_of(run("check", "-", "--format", "json", stdin=lines.encode()))
    assert [d["pool"]["documents"] for d in report["documents"]] == [2, 2, 2]


def test_the_settings_file_of_a_folder_that_is_checked_counts(wire: Path) -> None:
    (wire / "srcflag.toml").write_text('ignore = "SF4"\nfail_on = "note"\n', encoding="utf-8")
    for path in ("wire", "wire/gamma.txt", "wire/*.txt"):
        ran = run("check", path, "--format", "json")
        assert ran.code == 1
        assert "SF402" not in ran.out


# --- formats ---------------------------------------------------------------------------------------


def test_text_shows_places_flags_and_counts_and_no_colour_where_nobody_can_see_it() -> None:
    ran = run("check", "wire")
    assert "wire/gamma.txt:3:24: SF402 error serious allegation ('bribes')" in ran.out
    assert "3 articles, 12 sentences: 1 error, 2 warnings, 4 notes" in ran.out
    assert ESCAPE not in ran.out
    assert ran.err == ""


def test_json_validates_against_the_published_schema(root: Path) -> None:
    schema = json.loads((root / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    report = report_of(run("check", "wire", "--format", "json"))
    validator.validate(report)
    assert report["schema_version"] == "1"
    broken = report | {"verdict": "fine"}
    assert not validator.is_valid(broken)


def test_the_published_schema_is_what_the_command_prints(root: Path) -> None:
    published = (root / "docs" / "report.schema.json").read_text(encoding="utf-8")
    assert run("schema").out == published, "write it anew: srcflag schema > docs/report.schema.json"


def test_the_json_of_an_unassessed_article_and_of_a_bad_file_validates_too(root: Path, wire: Path) -> None:
    schema = json.loads((root / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    (wire / "bad.txt").write_bytes(b"%PDF-1.7")
    for arguments in (("wire/alpha.txt", "--pool", "wire/alpha.txt"), ("wire",)):
        Draft202012Validator(schema).validate(report_of(run("check", *arguments, "--format", "json")))


def test_two_runs_give_the_same_bytes_in_both_formats() -> None:
    for form in ("text", "json"):
        assert run("check", "wire", "--format", form) == run("check", "wire", "--format", form)


def test_quiet_is_a_line_a_flag_and_no_notes_and_verbose_shows_what_is_supported() -> None:
    quiet, plain, verbose = run("check", "wire", "-q").out, run("check", "wire").out, run("check", "wire", "-v").out
    assert "SF302" not in quiet
    assert "why:" not in quiet
    assert "SF302" in plain
    assert "corroborated Rescue crews" not in plain
    assert "corroborated Rescue crews" in verbose


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_report_goes_to_a_file_as_it_would_go_to_standard_output(form: str, tmp_path: Path) -> None:
    shown = run("check", "wire", "--format", form)
    written = run("check", "wire", "--format", form, "-o", tmp_path / "out.txt")
    assert (written.code, written.out) == (shown.code, "")
    assert (tmp_path / "out.txt").read_bytes().decode() == shown.out
    assert run("check", "wire", "--format", form, "-o", "-").out == shown.out


def test_a_report_that_cannot_be_written_is_a_usage_error_and_not_a_finding(tmp_path: Path) -> None:
    ran = run("check", "wire", "-o", tmp_path / "gone" / "out.txt")
    assert ran.code == 2
    assert "cannot be written (No such file or directory); choose another file with -o" in ran.err


# --- exit codes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 1),  # gamma's allegation is an error, the default
        (["--fail-on", "error"], 1),
        (["--fail-on", "never"], 0),
        (["--ignore", "SF402"], 0),
        (["--ignore", "SF402", "--fail-on", "warning"], 1),
        (["--select", "SF302"], 0),
        (["--select", "SF302", "--fail-on", "warning"], 0),
        (["--select", "SF302", "--fail-on", "note"], 1),
        (["--select", "SF5", "--fail-on", "note"], 0),
        (["--select", "SF1,SF402"], 1),
        (["--select", "sf4", "--ignore", "SF402"], 0),
    ],
)
def test_the_exit_code_is_one_from_the_named_severity_on(arguments: list[str], code: int) -> None:
    ran = run("check", "wire", *arguments)
    assert (ran.code, ran.err) == (code, "")


def test_select_and_ignore_decide_what_is_flagged() -> None:
    def codes(*arguments: str) -> set[str]:
        report = report_of(run("check", "wire", "--format", "json", *arguments))
        return {flag["code"] for document in report["documents"] for flag in document["flags"]}

    assert codes() == {"SF101", "SF302", "SF305", "SF402"}
    assert codes("--select", "SF4") == {"SF402"}
    assert codes("--ignore", "SF1, SF3") == {"SF402"}
    assert codes("--select", "SF1,SF4", "--ignore", "SF402") == {"SF101"}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_code_that_fits_no_rule_is_a_usage_error(option: str) -> None:
    ran = run("check", "wire", option, "SF1,SF9999")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("srcflag: 'SF9999' selects no rule; known rules: SF101")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check"], "Missing argument"),
        (["check", "wire", "--frmat", "json"], "No such option"),
        (["check", "wire", "--format", "yaml"], "'yaml' is not one of"),
        (["check", "wire", "--fail-on", "fatal"], "'fatal' is not one of"),
        (["check", "wire", "--threads", "0"], "0 is not in the range"),
        (["chekc", "wire"], "No such command"),
    ],
)
def test_a_usage_error_leaves_with_two_and_says_what(arguments: list[str], said: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_the_version_is_told() -> None:
    ran = run("--version")
    assert ran.code == 0
    assert ran.out.startswith("srcflag ")


def test_a_rule_that_crashes_leaves_with_two_and_the_rest_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: object) -> list[Finding]:
        raise ZeroDivisionError("no pool")

    monkeypatch.setattr("srcflag.rules.RULES", (RULES[0]._replace(check=crash), *RULES[1:]))
    ran = run("check", "wire/gamma.txt")
    assert ran.code == 2
    assert "SF402" in ran.out
    assert "srcflag: SF101 crashed on gamma, sentence 0: ZeroDivisionError: no pool" in ran.err


# --- one bad file among good ones ------------------------------------------------------------------


def test_a_bad_file_is_named_on_standard_error_and_the_others_are_still_checked(wire: Path) -> None:
    (wire / "bad.txt").write_bytes(b"caf\xe9 au lait\n")
    ran = run("check", "wire")
    assert ran.code == 2
    assert ran.err.startswith("srcflag: wire/bad.txt, byte 3, line 1: ")
    assert "3 articles, 12 sentences: 1 error" in ran.out
    assert "SF402" in ran.out


def test_a_bad_file_is_told_in_the_json_too(wire: Path) -> None:
    (wire / "bad.txt").write_bytes(b"")
    [note] = report_of(run("check", "wire", "--format", "json"))["notifications"]
    assert (note["level"], note["path"]) == ("error", "wire/bad.txt")
    assert "it is empty" in note["message"]


def test_a_bad_file_that_nobody_named_beside_an_article_is_told_and_is_no_failure(wire: Path) -> None:
    (wire / "bad.txt").write_bytes(b"")
    ran = run("check", "wire/alpha.txt", "--format", "json")
    assert ran.code == 0
    assert "wire/bad.txt: it is empty" in ran.err
    assert [note["level"] for note in report_of(ran)["notifications"]] == ["warning"]


def test_a_bad_file_in_the_pool_leaves_with_two(wire: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("The Ostrava dam burst on Tuesday, Mayor Jana Kralova said.\n")
    (wire / "bad.txt").write_bytes(b"")
    ran = run("check", "draft.txt", "--pool", "wire")
    assert (ran.code, "wire/bad.txt" in ran.err) == (2, True)


def test_nothing_that_can_be_read_gives_no_report(wire: Path) -> None:
    ran = run("check", "wire/missing.txt", "nowhere/", "--format", "json")
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 2


def test_a_file_of_an_unknown_kind_in_a_folder_is_told_and_no_failure(wire: Path) -> None:
    (wire / "scan.pdf").write_bytes(b"%PDF-1.7")
    ran = run("check", "wire", "--fail-on", "never")
    assert ran.code == 0
    assert "wire/scan.pdf: passed over" in ran.err


def test_many_files_of_unknown_kinds_take_one_line_and_each_its_place_in_the_report(wire: Path) -> None:
    for number in range(12):
        (wire / f"photo{number:02d}.jpg").write_bytes(b"\xff\xd8")
    ran = run("check", "wire", "--fail-on", "never", "--format", "json")
    [told] = [line for line in ran.err.splitlines() if "passed over" in line]
    assert told.endswith("photo04.jpg and 7 more")
    assert "12 files passed over, of kinds that are not read: wire/photo00.jpg, " in told
    paths = [note["path"] for note in json.loads(ran.out)["notifications"]]
    assert paths == [f"wire/photo{number:02d}.jpg" for number in range(12)]


# --- explain ---------------------------------------------------------------------------------------


def test_explain_says_what_a_rule_flags_by_code_or_name() -> None:
    ran = run("explain", "SF101")
    assert ran.code == 0
    assert ran.out.startswith("SF101 uncorroborated-claim: ")
    assert "## What would clear it" in ran.out
    assert run("explain", "sf101") == run("explain", "uncorroborated-claim") == ran


def test_explain_gives_json_of_one_rule_or_of_all() -> None:
    one = json.loads(run("explain", "SF402", "--json").out)
    assert (one["code"], one["name"], one["severity"]) == ("SF402", "unsupported-allegation", "error")
    every = json.loads(run("explain", "--all", "--json").out)
    assert [rule["code"] for rule in every] == [rule.code for rule in RULES]
    assert one in every


def test_explain_all_holds_the_page_of_every_rule() -> None:
    text = run("explain", "--all").out
    assert all(f"{rule.code} {rule.name}: " in text for rule in RULES)


def test_explain_of_an_unknown_rule_lists_the_known_ones() -> None:
    ran = run("explain", "SF999")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"srcflag: no rule 'SF999'; known rules: {', '.join(rule.code for rule in RULES)}\n"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("SF10", " or ".join(rule.code for rule in RULES if rule.code.startswith("SF10"))),
        ("sf4O2", "SF402"),
        ("unsupported-alegation", "SF402"),
        ("headline", "SF403"),
    ],
)
def test_explain_of_a_near_miss_names_what_may_be_meant(written: str, meant: str) -> None:
    ran = run("explain", written)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"srcflag: no rule '{written}'; did you mean {meant}? known rules: SF101, ")


@pytest.mark.parametrize("written", ["SF", "zzz", "999", "x" * 10_000])
def test_explain_of_what_is_like_no_rule_or_all_of_them_guesses_nothing(written: str) -> None:
    assert "did you mean" not in run("explain", written).err


def test_a_code_that_fits_no_rule_is_refused_with_the_place_that_it_was_written_in(
    wire: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SRCFLAG_IGNORE", "SF9999")
    assert run("check", "wire").err.startswith("srcflag: SRCFLAG_IGNORE: ignore: 'SF9999' selects no rule")
    monkeypatch.delenv("SRCFLAG_IGNORE")
    (wire / "srcflag.toml").write_text('select = ["SF8"]\n', encoding="utf-8")
    for command in ("check", "selftest", "report"):
        assert re.match(r"srcflag: \S*wire/srcflag\.toml: select: 'SF8' selects no rule", run(command, "wire").err)
    assert "srcflag.toml: select: 'SF8'" in run("config", "show", "wire").err
    (wire / "srcflag.toml").write_text('[per-path."*.txt"]\nignore = ["SF8"]\n', encoding="utf-8")
    assert run("check", "wire").err.startswith("srcflag: settings in wire, for '*.txt': 'SF8' selects no rule")


def test_a_near_miss_in_select_names_what_may_be_meant() -> None:
    assert "'SF4O2' selects no rule; did you mean SF402? known rules" in run("check", "wire", "--select", "SF4O2").err


def test_explain_markdown_is_the_page_with_its_headings_a_level_down() -> None:
    page = run("explain", "SF101", "--markdown").out
    assert page.startswith(
        "## SF101 uncorroborated-claim\n\nNo other article in the pool states this. Default severity:"
    )
    assert "\n### What would clear it\n" in page
    every = run("explain", "--all", "--markdown").out
    assert page in every
    assert re.findall(r"^## (SF\d+) ", every, re.MULTILINE) == [rule.code for rule in RULES]


def test_explain_has_one_form_at_a_time() -> None:
    assert "choose one of --json and --markdown" in run("explain", "--all", "--json", "--markdown").err


@pytest.mark.parametrize("arguments", [[], ["SF101", "--all"]])
def test_explain_wants_one_rule_or_all(arguments: list[str]) -> None:
    ran = run("explain", *arguments)
    assert ran.code == 2
    assert "name one rule (srcflag explain SF101), or ask for --all" in ran.err


# --- terminals -------------------------------------------------------------------------------------


@POSIX
def test_colour_and_a_progress_bar_are_for_terminals() -> None:
    shown, _ = on_terminal("check", "wire", both=True)
    assert b"\x1b[31m" in shown
    assert b"reading sentences" in shown


@POSIX
def test_a_progress_bar_never_goes_to_standard_output() -> None:
    shown, piped = on_terminal("check", "wire", "--format", "json", both=False)
    assert b"reading sentences" in shown
    assert json.loads(piped)["schema_version"] == "1"


def test_without_a_terminal_there_is_no_colour_and_no_progress_bar() -> None:
    done = spawn("check", "wire")
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"\x1b" not in done.stdout
    assert b"SF402" in done.stdout


@POSIX
def test_a_reader_that_leaves_early_gets_no_traceback() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = spawn("check", "wire", "--format", "json", stdout=writer, stderr=subprocess.PIPE, capture_output=False)
    finally:
        os.close(writer)
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_terminal_that_lacks_a_sign_gets_another_one_and_no_traceback(encoding: str) -> None:
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    done = spawn("check", "wire", env=environment)
    assert done.returncode == 1
    assert b"Engineers had inspected" in done.stdout
    assert b"Traceback" not in done.stderr


def test_json_is_utf_8_whatever_the_terminal(wire: Path) -> None:
    with (wire / "gamma.txt").open("a", encoding="utf-8") as file:
        file.write("Lékaři z Ostravy — and others — came “at once”, said Kralova.\n")
    done = spawn("check", "wire", "--format", "json", env=os.environ | {"PYTHONIOENCODING": "cp1252"})
    assert "“at once”" in json.loads(done.stdout.decode("utf-8"))["documents"][2]["sentences"][4]["text"]


# --- hostile text ----------------------------------------------------------------------------------

HOSTILE = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202e\u2066\u200f\x00\x08"


@POSIX
@pytest.mark.parametrize("arguments", [[], ["-v"], ["-q"], ["--format", "json"]])
def test_control_characters_of_an_article_or_a_file_name_do_not_reach_the_terminal(
    arguments: list[str], wire: Path
) -> None:
    text = (wire / "gamma.txt").read_text(encoding="utf-8")
    name = HOSTILE.replace("\x00", "").replace("/", "")
    (wire / "gamma.txt").unlink()
    (wire / f"gam{name}ma.txt").write_text(
        text.replace("bribes", f"bribes {HOSTILE}").replace("Critics", f"Critics {HOSTILE}"), encoding="utf-8"
    )
    (wire / f"bad{name}.txt").write_bytes(b"")
    ran = run("check", "wire", *arguments)
    assert ran.code == 2
    for stream in (ran.out, ran.err):
        assert not {char for char in stream if not char.isprintable()} - {"\n"}
    assert "SF402" in ran.out


def test_a_code_to_explain_cannot_repaint_a_terminal() -> None:
    ran = run("explain", "SF\x1b[2J")
    assert ran.code == 2
    assert ran.err.startswith("srcflag: no rule 'SF\N{REPLACEMENT CHARACTER}[2J'")


class Page(HTMLParser):
    """What a browser would act on: elements, attributes, and the text between."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.code: list[str] = []  # what stands in script and style elements

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("style", "script"):
            self.code.append(data)
        else:
            self.text += data


MARKUP = (
    "<script>alert(1)</script>",
    "<img src=https://evil.example/x.png onerror=alert(2)>",
    '<a href="javascript:alert(3)">link</a>',
    "</details></div></section></main>",
    "<b><i><table><svg/onload=alert(4)>",
    "<!-- <style>*{display:none}</style> <iframe src=//evil.example>",
    "\"' onmouseover='alert(5)' x=\"",
    "{{ 7 * 7 }}{% raw %}",
)


@pytest.fixture
def page(wire: Path, tmp_path: Path) -> Page:
    rows = [
        {
            "id": f"gamma {markup}",
            "title": f"Title {markup}",
            "outlet": f"Outlet {markup}",
            "url": "https://news.example/",
            "text": (wire / "gamma.txt").read_text() + f"Critics say that Novak stole {markup} from Ostrava in May.\n",
        }
        for markup in MARKUP
    ]
    (wire / "all.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    ran = run("report", "wire", "-o", tmp_path / "triage.html")
    assert (ran.code, ran.out, ran.err) == (0, "", f"wrote {tmp_path / 'triage.html'}\n")
    parsed = Page()
    parsed.feed((tmp_path / "triage.html").read_text(encoding="utf-8"))
    parsed.close()
    return parsed


def test_markup_of_an_article_is_text_on_the_page(page: Page) -> None:
    assert page.open == []  # every element that was opened is closed by itself
    for markup in MARKUP:
        assert page.text.count(markup) >= 4  # title, outlet, contents, sentence


def test_the_page_runs_its_own_script_only_and_loads_nothing(page: Page) -> None:
    tags = [tag for tag, _ in page.elements]
    assert not set(tags) & {"iframe", "img", "svg", "object", "embed", "link", "base", "form"}
    assert tags.count("style") == 1
    scripts = [attributes for tag, attributes in page.elements if tag == "script"]
    assert scripts == [{"type": "application/json", "id": "data"}, {}]
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        addresses = [attributes[name] for name in ("href", "src", "srcset", "action", "data") if name in attributes]
        assert all((address or "").startswith("#") for address in addresses)


def test_the_data_for_the_script_holds_no_markup_and_is_what_was_found(page: Page) -> None:
    _, data, _ = page.code
    assert not set("<>&\u2028\u2029") & set(data)
    found = json.loads(data)
    assert any(document["id"].endswith(MARKUP[0]) for document in found["documents"])


def test_the_page_forbids_by_its_own_policy_all_but_its_script_and_style(page: Page) -> None:
    policies = [
        a["content"] for tag, a in page.elements if tag == "meta" and a.get("http-equiv") == "Content-Security-Policy"
    ]
    style, _, script = (base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in page.code)
    own = f"script-src 'sha256-{script}'; style-src 'sha256-{style}'"
    no_markup = "require-trusted-types-for 'script'; trusted-types 'none'"
    nothing_else = "connect-src 'none'; base-uri 'none'; form-action 'none'"
    assert policies == [f"default-src 'none'; {own}; {nothing_else}; {no_markup}"]


def test_links_on_the_page_lead_to_an_article_on_it(page: Page) -> None:
    targets = {f"#{attributes['id']}" for _, attributes in page.elements if "id" in attributes}
    links = {attributes["href"] for tag, attributes in page.elements if tag == "a"}
    assert links
    assert links <= targets


def test_the_page_shows_every_sentence_and_status(page: Page, event: list[Document]) -> None:
    for document in event:
        for line in document.text.splitlines():
            assert line in page.text
    assert "uncorroborated" in page.text


def test_the_page_says_how_many_origins_would_have_to_go_and_what_rests_on_one_article(
    wire: Path, tmp_path: Path
) -> None:
    run("report", "wire", "-o", tmp_path / "three.html")
    assert "both would have to go before it stood alone" in (tmp_path / "three.html").read_text(encoding="utf-8")
    (wire / "gamma.txt").unlink()
    run("report", "wire", "-o", tmp_path / "two.html")
    page = (tmp_path / "two.html").read_text(encoding="utf-8")
    assert "claims that only one article supports: beta (3)" in page
    assert "claims that only one article supports: alpha (3)" in page


def test_the_page_replaces_what_would_turn_its_text_round(wire: Path, tmp_path: Path) -> None:
    (wire / "gamma.txt").write_text(f"The Ostrava dam {HOSTILE} burst.\n", encoding="utf-8")
    run("report", "wire", "-o", tmp_path / "triage.html")
    text = (tmp_path / "triage.html").read_text(encoding="utf-8")
    assert not {char for char in text if not char.isprintable()} - {"\n"}


def test_a_page_leaves_with_zero_in_spite_of_flags_and_with_two_for_a_bad_file(wire: Path, tmp_path: Path) -> None:
    assert run("report", "wire", "-o", tmp_path / "a.html").code == 0
    (wire / "bad.txt").write_bytes(b"")
    ran = run("report", "wire", "-o", tmp_path / "b.html")
    assert ran.code == 2
    assert "wire/bad.txt" in ran.err
    assert (tmp_path / "b.html").is_file()


def test_a_page_can_go_to_standard_output() -> None:
    ran = run("report", "wire", "-o", "-")
    assert ran.out.startswith("<!doctype html>")
    assert ran.err == ""


def test_models_are_listed_with_version_size_and_place_and_found_whole() -> None:
    listed = run("models", "list")
    assert listed.code == 0
    encoder, verifier = listed.out.splitlines()
    assert re.fullmatch(r"encoder: all-MiniLM-L6-v2-int8@1, \d+\.\d MB, .*encoder", encoder)
    assert re.fullmatch(r"verifier: interaction@1, \d+\.\d MB, .*verifier", verifier)
    assert run("models", "verify") == Ran(0, "encoder: whole\nverifier: whole\n", "")


def test_a_damaged_model_is_named_with_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(shipped("encoder"), tmp_path / "models" / "encoder")
    with (tmp_path / "models" / "encoder" / "tokenizer.json").open("a") as file:
        file.write(" ")
    monkeypatch.setattr("srcflag.models.roots", lambda: (tmp_path / "models", tmp_path / "nowhere"))
    ran = run("models", "verify")
    assert ran.code == 2
    assert "tokenizer.json" in ran.err
    assert "bytes where" in ran.err
