"""The triage page as a reviewer uses it, in a browser: keys, decisions, files, hostile articles, accessibility."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from browsing import ALPHA, BETA, against, decisions, entry, event, path_of_browser, visiting, written
from made import made_document, made_report, words_of
from srcflag.pipeline import Scorer
from srcflag.records import Document, Joined, PoolSummary
from srcflag.report.html import _template, page
from srcflag.testing import FakeEncoder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

NOTE, ERROR, WARNING = "SF302:00000000", "SF201:00000001", "SF101:00000002"
HOSTILE = (
    "<script>window.fired=1</script>",
    "<img src=x onerror=window.fired=2>",
    '<a href="javascript:window.fired=3">link</a>',
    "</script></noscript></style><b><i><table><svg onload=window.fired=4>",
    "<!-- <style>*{display:none}</style> <iframe src=//evil.example>",
    "\"' onmouseover='window.fired=5' x=\"",
    "turned \u202eround\u202c \u2028 line",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = path_of_browser()
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=arguments)
        yield started
        started.close()


def test_a_reviewer_filters_steps_dismisses_with_a_reason_and_finds_it_after_a_reload(
    browser: Browser, tmp_path: Path
) -> None:
    with visiting(browser, written(tmp_path, event())) as visit:
        assert visit.text("#progress") == "0 of 3 decided"
        visit.window.uncheck("#severities input[value=note]")
        visit.window.locator("#matching", has_text="2 flags of 3").wait_for()
        visit.step_to(ERROR)  # the note came first and is filtered away
        visit.decide("r", "counted on another day")
        assert visit.text("#progress") == "1 of 3 decided"
        assert "dismissed by Ada" in visit.text("#card .verdict")
        visit.step_to(WARNING)
        visit.press("n")
        visit.window.keyboard.type("ask the ferry line")
        visit.window.reload()
        assert visit.text("#progress") == "1 of 3 decided"
        assert visit.window.input_value("#card textarea") == "ask the ferry line"  # the address holds the flag on show
        visit.window.locator(f"[id='t-{WARNING}']").wait_for()
        visit.press("k")
        visit.window.locator("#card .verdict", has_text="counted on another day").wait_for()
        found = visit.downloaded()
    assert found["srcflag_decisions"] == 1
    boats, ferry = sorted(found["decisions"], key=lambda one: str(one["code"]), reverse=True)
    assert (boats["id"], boats["decision"], boats["reason"]) == (ERROR, "dismissed", "counted on another day")
    assert (boats["by"], boats["document_id"]) == ("Ada", "alpha")
    assert boats["text"] == "The storm sank 12 boats off the pier."
    assert boats["contradicting"] == list(event().documents[0].sentences[1].contradicting) != []
    assert (ferry["id"], ferry["decision"], ferry["note"]) == (WARNING, "", "ask the ferry line")
    assert set(boats) == {*entry(ERROR, "dismissed")}


def test_a_decision_without_a_reason_is_not_taken_and_the_name_is_asked_once(browser: Browser, tmp_path: Path) -> None:
    with visiting(browser, written(tmp_path, event())) as visit:
        visit.step_to(NOTE)
        visit.press("a", "Enter")
        assert "Give a reason" in visit.text("#card .problem")
        assert visit.text("#progress") == "0 of 3 decided"
        visit.window.keyboard.type("ours alone")
        visit.press("Enter")
        visit.window.locator("#who").wait_for()
        visit.press("Escape")  # not now: nothing is decided, nothing typed is lost
        assert visit.window.input_value("#card .reason") == "ours alone"
        visit.press("Escape")
        visit.press("a")  # the reason stands there
        visit.window.locator("#name").fill("Ada")
        visit.press("Enter")
        visit.window.locator("#card .verdict", has_text="accepted by Ada").wait_for()
        assert visit.text("#reviewer") == "Reviewer: Ada"
        visit.step_to(ERROR)
        visit.press("w")  # needs no reason, and the name is known
        visit.window.locator("#card .verdict", has_text="needs work by Ada").wait_for()
        visit.window.click("#card .verdict button")
        assert visit.text("#progress") == "1 of 3 decided"


def test_keys_reach_evidence_search_and_back_and_can_be_turned_off(browser: Browser, tmp_path: Path) -> None:
    with visiting(browser, written(tmp_path, event())) as visit:
        focus = "document.activeElement.id || document.activeElement.className"
        visit.step_to(NOTE)
        assert visit.window.evaluate(focus) == "card"
        visit.step_to(ERROR)
        visit.press("e")
        assert visit.window.evaluate(focus) == "evidence"
        visit.press("Escape")
        assert "mark" in visit.window.evaluate(focus)
        visit.press("Escape")
        visit.window.locator("#panel").wait_for(state="hidden")
        visit.press("/")
        visit.window.keyboard.type("ferry jk")  # letters in a field are letters
        assert visit.window.input_value("#search") == "ferry jk"
        assert visit.text("#matching") == "0 flags of 3"
        visit.window.fill("#search", "FERRY line")
        visit.press("Enter")
        visit.window.locator(f"#card[aria-labelledby='t-{WARNING}']").wait_for()
        assert visit.window.locator(".text mark.hit").all_inner_texts() == ["ferry", "line"]
        visit.press("Escape", "?")
        visit.window.locator("#help").wait_for()
        visit.window.uncheck("#keys")
        visit.press("Escape", "o")
        assert visit.window.locator("#article").is_visible()


def test_the_words_that_differ_are_lit_in_claim_and_evidence_and_the_neighbours_are_shown(
    browser: Browser, tmp_path: Path
) -> None:
    with visiting(browser, written(tmp_path, event())) as visit:
        visit.window.click("#articles a")
        visit.window.click(".text .s:has-text('The storm sank')")
        visit.window.locator("#card").wait_for()
        assert visit.text(".claim mark.differs") == "12 boats"
        assert visit.text(".evidence mark.differs") == "14 boats"
        assert visit.window.locator(".evidence .context").all_inner_texts() == [
            "Nobody was hurt. ",
            " Divers went down at noon.",
        ]
        assert "QUANTITY DIFFERS 12 boats here, 14 boats there" in visit.text(".slots")
        visit.window.click(".evidence a")  # to the passage, in its own article
        visit.window.locator(".here", has_text="The storm sank 14 boats").wait_for()
        assert visit.text("#article h1") == "beta"


def test_filters_by_rule_status_article_and_decision_say_how_many_flags_pass(browser: Browser, tmp_path: Path) -> None:
    with visiting(browser, written(tmp_path, event())) as visit:
        for control, value, passing in (
            ("#rule", "SF201", 1),
            ("#status", "superseded", 0),
            ("#within", "1", 0),
            ("#decided", "open", 3),
            ("#decided", "decided", 0),
        ):
            visit.window.select_option(control, value)
            noun = "flag" if passing == 1 else "flags"
            assert visit.text("#matching") == f"{passing} {noun} of 3", control
            assert visit.window.locator("#queue .rows a").count() == passing
            if passing < 3:
                visit.window.click("#reset")
            visit.window.select_option(control, "")
        visit.window.select_option("#order", "worst")
        visit.window.select_option("#decided", "open")
        visit.step_to(ERROR)
        visit.decide("a", "seen")  # it passes no longer, and the next one has its place
        assert visit.text("#matching") == "2 flags of 3"
        visit.step_to(WARNING)
        visit.decide("a", "seen")
        visit.step_to(NOTE)
        visit.press("j")
        visit.window.locator("#live", has_text="that was the last flag").wait_for(state="attached")


def test_a_file_imported_into_a_later_page_is_applied_kept_where_the_flag_is_gone_and_reopened_by_new_evidence(
    browser: Browser, tmp_path: Path
) -> None:
    with visiting(browser, written(tmp_path, event())) as visit:
        for flag in (NOTE, ERROR, WARNING):
            visit.step_to(flag)
            visit.decide("a", f"reason for {flag[:5]}")
        first = visit.downloaded()
    file = decisions(tmp_path, "ada.json", *first["decisions"])
    later = event(kept=2)
    with visiting(browser, written(tmp_path, later, "later.html")) as visit:
        visit.take_in(file)
        assert visit.text("#progress") == "2 of 2 decided"
        gone = visit.window.locator("#decisions section", has_text="Without a flag in this report")
        assert "reason for SF101" in gone.inner_text()
        assert visit.downloaded() == first
        visit.take_in(file)  # the same once more changes nothing
        assert visit.downloaded() == first
    with visiting(browser, written(tmp_path, event(against("15 boats")), "new.html")) as visit:
        visit.take_in(file)
        assert visit.text("#progress") == "0 of 3 decided"
        reopened = visit.window.locator("#decisions section", has_text="Re-opened")
        assert reopened.locator("li").count() == 3
        visit.step_to(NOTE)
        assert "Re-opened" in visit.text("#card .verdict")
        visit.decide("r", "looked again")
        visit.window.locator("#card .verdict:not(.reopened)").wait_for()
        assert visit.text("#progress") == "1 of 3 decided"


def test_two_reviewers_who_differ_stand_side_by_side_until_a_person_settles_it(
    browser: Browser, tmp_path: Path
) -> None:
    report = event()
    known = list(report.documents[0].sentences[1].contradicting)
    ada = decisions(
        tmp_path,
        "ada.json",
        entry(ERROR, "accepted", by="Ada", reason="ours", note="rang the port", contradicting=known),
        entry(NOTE, "dismissed", by="Ada", reason="early", note="one", contradicting=known),
    )
    bo = decisions(
        tmp_path,
        "bo.json",
        entry(ERROR, "dismissed", reason="theirs", note="saw the list", contradicting=known),
        entry(NOTE, "dismissed", reason="late", at="2026-01-02T10:00:00Z", note="two", contradicting=known),
        entry(WARNING, "needs_work", reason="", contradicting=known),
        {"id": "SF101:x", "decision": "believed"},
    )
    with visiting(browser, written(tmp_path, report)) as visit:
        visit.take_in(ada, bo)
        assert visit.text("#progress") == "2 of 3 decided"
        assert "1 not readable" in visit.text("#decisions .note-line >> nth=1")
        sides = visit.window.locator("#decisions .side-by")
        assert [side.split("\n")[0] for side in sides.all_inner_texts()] == ["accepted: ours", "dismissed: theirs"]
        unsettled = {one["id"]: one for one in visit.downloaded()["decisions"]}
        assert unsettled[ERROR]["decision"] == ""
        assert "Ada: accepted (ours)" in unsettled[ERROR]["note"]
        assert "Bo: dismissed (theirs)" in unsettled[ERROR]["note"]
        visit.window.reload()  # a conflict outlives it
        visit.window.click("text=Take this one >> nth=1")
        assert visit.text("#progress") == "3 of 3 decided"
        settled = {one["id"]: one for one in visit.downloaded()["decisions"]}
    assert (settled[ERROR]["decision"], settled[ERROR]["by"]) == ("dismissed", "Bo")
    assert settled[ERROR]["note"] == "saw the list\nrang the port"
    assert (settled[NOTE]["reason"], settled[NOTE]["note"]) == ("late", "one\ntwo")
    assert list(settled) == sorted(settled)


def test_files_given_at_the_start_are_taken_in_once_and_later_decisions_stay(browser: Browser, tmp_path: Path) -> None:
    known = list(event().documents[0].sentences[0].contradicting)
    given = {"srcflag_decisions": 1, "decisions": [entry(NOTE, "accepted", contradicting=known)]}
    with visiting(browser, written(tmp_path, event(), decisions=[("bo.json", given)])) as visit:
        assert visit.text("#progress") == "1 of 3 decided"
        visit.step_to(NOTE)
        visit.decide("r", "on second thoughts")
        visit.window.reload()
        visit.window.locator("#card .verdict", has_text="on second thoughts").wait_for()


def test_what_articles_and_decision_files_hold_stays_text(browser: Browser, tmp_path: Path) -> None:
    text = "".join(f"The storm {markup} sank 12 boats off the pier. " for markup in HOSTILE)
    bad = made_document(
        f"alpha {HOSTILE[3]}",
        text,
        words_of(text, "12 boats"),
        path=HOSTILE[1],
        message=HOSTILE[0],
        evidence=(against(HOSTILE[4]),),
        notes=[HOSTILE[1]],
    )
    bad = bad.model_copy(update={"title": HOSTILE[1], "outlet": HOSTILE[2], "url": "javascript:window.fired=6"})
    file = decisions(
        tmp_path, "x.json", entry(HOSTILE[0], "accepted", by=HOSTILE[1], reason=HOSTILE[2], text=HOSTILE[3])
    )
    with visiting(browser, written(tmp_path, made_report(bad))) as visit:
        visit.take_in(file)
        assert HOSTILE[2] in visit.text("#decisions")
        visit.press("j")
        visit.window.locator("#card").wait_for()
        for markup in HOSTILE[:-1]:
            assert markup in visit.text("#article")
        assert "turned \ufffdround\ufffd" in visit.text("#article")
        assert HOSTILE[4] in visit.text("#panel")
        visit.window.evaluate("dispatchEvent(new Event('beforeprint'))")
        for tag, number in (("script", 2), ("style", 1), ("img", 0), ("iframe", 0), ("table", 1)):
            assert visit.window.locator(tag).count() == number, tag
        links = visit.window.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert all(link.startswith("#") for link in links)
        assert visit.window.evaluate("window.fired") is None
        assert visit.downloaded()["decisions"][0]["by"] == HOSTILE[1]


def test_the_browser_itself_refuses_markup_made_of_text_and_every_address(browser: Browser, tmp_path: Path) -> None:
    with visiting(browser, written(tmp_path, event())) as visit:
        refused = (
            "() => { try { document.body.innerHTML = '<b>x'; return 'taken'; } catch (error) { return error.name; } }"
        )
        assert visit.window.evaluate(refused) == "TypeError"
        assert visit.window.evaluate("fetch('https://example.org').catch((error) => error.name)") == "TypeError"
        assert visit.complaints  # what the browser says of the two
        visit.complaints.clear()


def test_where_the_browser_keeps_nothing_the_page_says_so_and_still_gives_the_file(
    browser: Browser, tmp_path: Path
) -> None:
    context = browser.new_context()
    try:
        context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('denied'); }})")
        window = context.new_page()
        window.goto(written(tmp_path, event()).as_uri())
        assert "keeps nothing" in window.locator("#notice").inner_text()
        window.keyboard.press("j")
        window.locator("#card").wait_for()
        window.keyboard.press("w")
        window.locator("#name").fill("Ada")
        window.keyboard.press("Enter")
        window.locator("#card .verdict").wait_for()
        with window.expect_download() as waiting:
            window.click("#export")
        assert "needs_work" in waiting.value.path().read_text(encoding="utf-8")
    finally:
        context.close()


def test_without_a_script_the_articles_flags_and_explanations_are_there(browser: Browser, tmp_path: Path) -> None:
    with visiting(browser, written(tmp_path, event()), java_script_enabled=False) as visit:
        shown = visit.text("main")
        for line in (*ALPHA.split("\n\n"), *BETA.split(". ")):
            assert line.strip() in shown
        assert "why: another figure" in shown
        assert not visit.window.locator("#tools").is_visible()


def test_on_paper_the_flags_follow_the_article_by_number(browser: Browser, tmp_path: Path) -> None:
    with visiting(browser, written(tmp_path, event())) as visit:
        visit.step_to(NOTE)
        visit.window.emulate_media(media="print")
        visit.window.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert visit.window.locator("#printout > ol > li").count() == 3
        assert not visit.window.locator("#panel").is_visible()
        assert visit.window.locator(".s[data-number='2']").inner_text().startswith("The storm sank 12 boats")
        visit.window.evaluate("dispatchEvent(new Event('afterprint'))")
        assert visit.window.locator("#printout > *").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_no_serious_finding_of_axe_and_nothing_wider_than_the_window(
    browser: Browser, tmp_path: Path, scheme: str, width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.base", reason="axe is missing: accessibility was NOT checked")
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 844}, "bypass_csp": True}
    with visiting(browser, written(tmp_path, event()), **options) as visit:
        visit.window.evaluate(axe.AXE_SCRIPT)
        found = []
        for place, ready in (("overview", "#queue li"), (ERROR, "#card"), ("decisions", "#decisions h1")):
            visit.window.evaluate("(place) => { location.hash = place; }", place)
            visit.window.locator(ready).first.wait_for()
            told = visit.window.evaluate("axe.run({resultTypes: ['violations']})")
            grave = [one for one in told["violations"] if one["impact"] in ("serious", "critical")]
            found += [(place, one["id"], one["nodes"][0]["html"]) for one in grave]
            assert visit.window.evaluate("document.scrollingElement.scrollWidth") <= width
        assert found == []


def test_articles_that_share_a_root_are_named_with_the_reason_and_the_text_they_share() -> None:
    macro = vars(_template("joined.html").module)["joined"]
    group = Joined(
        documents=("a", "<b>"), origin="o1", reason="copied text", shared="the <i> pier", direction="a is earlier"
    )
    shown = str(macro(PoolSummary(documents=2, origins=1, sentences=9, joined=(group,))))
    for part in ("<b>a, &lt;b&gt;</b>", "copied text", "(a is earlier)", "<q>the &lt;i&gt; pier</q>"):
        assert part in shown
    assert str(macro(PoolSummary(documents=2, origins=2, sentences=9))).strip() == ""


def test_the_overview_names_articles_that_share_a_root() -> None:
    first = "The ferry left Eastport at dawn with forty passengers and ran aground an hour later near the lighthouse.\n"
    other = "Divers looked at the damage on Monday, and the harbour office wants to hear the captain by May.\n"
    third = "Nobody on the Eastport ferry was hurt when it ran aground, its captain said on Monday.\n"
    texts = {"one": first + other, "two": other + first, "three": third}
    documents = [Document(id=name, text=text) for name, text in texts.items()]
    told = page(Scorer(encoder=FakeEncoder()).score_event(documents))
    assert "<b>one, two</b>" in told
    assert "shared root, direction unknown" in told
