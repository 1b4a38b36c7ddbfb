// The panel: what was found about one sentence, and the form to decide on its flags.

/** The places of words in a text, each sought after the one before. */
function places(text, list, name, from = 0) {
  let start = Math.max(0, from);
  return list.filter(Boolean).flatMap((word) => {
    const found = text.indexOf(word, start);
    if (found < 0) return [];
    start = found + word.length;
    return [[found, start, name]];
  });
}

const differing = (evidence, side, text) => [
  ...(evidence.slots ?? [])
    .filter((slot) => slot[3] !== "agrees")
    .flatMap((slot) => places(text, [slot[1 + side]], "differs")),
  ...(evidence.quotes ?? []).flatMap((quote) =>
    places(
      text,
      quote[3].map((pair) => pair[side]),
      "differs",
      text.indexOf(quote[side]),
    ),
  ),
];

function renderPanel() {
  const said = view.at === null ? null : DOCUMENTS[view.d].sentences[view.at];
  $("panel").hidden = !said;
  document.body.classList.toggle("with-panel", Boolean(said));
  if (!said) return put("panel");
  const evidence = said.evidence ?? [];
  const telling = ["refutes", "supports"].flatMap((stance) => evidence.filter((one) => one.stance === stance));
  const near = evidence.filter((one) => one.stance === "neutral");
  const ranges = [
    ...(said.unstated ?? []).map((one) => [...one, "unstated"]),
    ...evidence.flatMap((one) => differing(one, 0, said.text)),
  ];
  const here = queue.findIndex((flag) => flag.id === view.flag?.id);
  if (here >= 0) view.place = here;
  const facts = [
    ["In this pool", said.why],
    ["Says so", said.says],
    ["Support", said.support],
    ["Confidence", said.confidence && `${said.confidence}, of the status in this pool`],
    ["Accuses", said.allegation && "somebody identifiable of serious wrongdoing"],
  ];
  return put(
    "panel",
    el(
      "header",
      {},
      el("h2", { id: "panel-title", tabindex: -1 }, sign(said.status), ` ${words(said.status)} `),
      el(
        "span",
        { class: "steps" },
        here >= 0 && el("small", {}, `${here + 1} of ${queue.length}`),
        button("‹", () => step(-1), { "aria-label": "Previous flag" }),
        button("›", () => step(1), { "aria-label": "Next flag" }),
        button("✕", closePanel, { "aria-label": "Close" }),
      ),
    ),
    el("blockquote", { class: "claim" }, lit(said.text, ranges)),
    flagsAt(view.d, view.at).map(card),
    el(
      "dl",
      { class: "facts" },
      facts
        .filter(([, text]) => text)
        .map(([name, text]) => el("div", {}, el("dt", { class: "caps" }, name), el("dd", {}, text))),
    ),
    evidence.length > 0 &&
      el(
        "h3",
        { class: "caps", id: "evidence", tabindex: -1 },
        telling.length ? "Evidence, by origin" : "Evidence: none for or against",
      ),
    byOrigin(telling),
    near.length > 0 &&
      el(
        "details",
        { class: "nearest", open: !telling.length },
        el("summary", {}, `nearest passages that say neither (${near.length})`),
        byOrigin(near),
      ),
  );
}

const byOrigin = (list) =>
  [...grouped(list, (one) => passage(one).origin)].map(([origin, rows]) =>
    el(
      "section",
      { class: "origin" },
      el(
        "h4",
        { class: "caps" },
        `origin ${origin}: `,
        el("span", {}, [...new Set(rows.map((one) => passage(one).id))].join(", ")),
      ),
      rows.map(shownEvidence),
    ),
  );

function shownEvidence(evidence) {
  const row = passage(evidence);
  const text = passageText(row);
  const around = (by) => row.at && DOCUMENTS[row.at[0]].sentences[row.at[1] + by]?.text;
  const stance = { refutes: "≠ against", supports: "● supports", neutral: "· near" }[evidence.stance];
  const where = row.at ? el("a", { href: `#d${row.at[0] + 1}.${row.at[1]}` }, row.id) : row.id;
  return el(
    "figure",
    { class: `evidence ${evidence.stance}` },
    el(
      "figcaption",
      {},
      el("b", {}, stance),
      ` ${evidence.score} · `,
      where,
      evidence.speaks && ` · ${evidence.speaks}`,
    ),
    el(
      "blockquote",
      {},
      around(-1) && el("span", { class: "context" }, `${around(-1)} `),
      lit(text, differing(evidence, 1, text)),
      around(1) && el("span", { class: "context" }, ` ${around(1)}`),
    ),
    evidence.slots &&
      el(
        "ul",
        { class: "slots" },
        evidence.slots.map(([slot, mine, theirs, relation]) =>
          el(
            "li",
            { class: relation },
            el("span", { class: "caps" }, `${slot} ${relation}`),
            " ",
            el("mark", {}, mine),
            " here, ",
            el("mark", {}, theirs),
            " there",
          ),
        ),
      ),
    evidence.quotes &&
      el(
        "ul",
        { class: "slots" },
        evidence.quotes
          .filter((quote) => quote[2] !== "unrelated")
          .map(([, , relation, pairs]) =>
            el(
              "li",
              { class: relation },
              el("span", { class: "caps" }, `quotation ${relation}`),
              pairs.map(([mine, theirs]) =>
                el(
                  "span",
                  {},
                  " ",
                  el("mark", {}, mine || "nothing"),
                  " here, ",
                  el("mark", {}, theirs || "nothing"),
                  " there;",
                ),
              ),
            ),
          ),
      ),
  );
}

function card(flag) {
  const current = flag.id === view.flag?.id;
  const entry = state.decisions.get(flag.id);
  return el(
    "section",
    { class: `card ${flag.severity}`, id: current ? "card" : null, tabindex: -1, "aria-labelledby": `t-${flag.id}` },
    el("h3", { id: `t-${flag.id}` }, badge(flag.severity), ` ${flag.code} ${DATA.rules[flag.code]}`),
    el("p", { class: "message" }, flag.message),
    el("p", { class: "why" }, flag.why),
    el("p", { class: "clears" }, el("span", { class: "caps" }, "would clear it "), flag.clears),
    standing(flag.id) === "conflict" ? sides(flag.id) : [verdict(flag, entry), form(flag, entry)],
  );
}

function verdict(flag, entry) {
  if (!entry?.decision) return null;
  const told = `${words(entry.decision)}${entry.by && ` by ${entry.by}`} on ${entry.at.slice(0, 10)}${entry.reason && `: ${entry.reason}`}`;
  const again = standing(flag.id) === "reopened";
  return el(
    "p",
    { class: `verdict ${again ? "reopened" : ""}` },
    again ? `↻ Re-opened: evidence against it is new. Before: ${told}` : `✓ ${told} `,
    button("undo", () => decide(flag, "", ""), { class: "plain", "aria-label": `undo the decision on ${flag.code}` }),
  );
}

const drafts = new Map(); // reasons begun and not yet given, by flag

function form(flag, entry) {
  let meant = "";
  const problem = el("span", { class: "problem", role: "alert" });
  const reason = el("input", {
    type: "text",
    list: "reasons",
    class: "reason",
    placeholder: "Reason, needed to accept or dismiss",
    "aria-label": `Reason, ${flag.code}`,
    maxlength: 500,
    on: {
      keydown: (event) => event.key === "Enter" && settleOn(meant || "none"),
      input: () => drafts.set(flag.id, reason.value),
    },
  });
  reason.value = drafts.get(flag.id) ?? "";
  const note = el("textarea", {
    rows: 2,
    class: "note",
    hidden: !entry?.note,
    "aria-label": `Note, ${flag.code}`,
    placeholder: "Note",
    on: { input: () => writeNote(flag, note.value.trim()) },
  });
  note.value = entry?.note ?? "";
  const settleOn = (decision) => {
    meant = decision;
    buttons.forEach((one) => one.classList.toggle("meant", one.value === decision));
    const lacking =
      decision === "none"
        ? "Choose: accept, dismiss or needs work."
        : decision !== "needs_work" && !reason.value.trim() && "Give a reason: it stays with the decision.";
    if (!lacking)
      return withName(() => {
        drafts.delete(flag.id);
        decide(flag, decision, reason.value.trim());
        $("card")?.focus({ preventScroll: true });
      });
    say(lacking);
    problem.replaceChildren(lacking);
    return reason.focus();
  };
  const buttons = [
    ["accepted", "Accept", "a"],
    ["dismissed", "Dismiss", "r"],
    ["needs_work", "Needs work", "w"],
  ].map(([decision, label, key]) =>
    button(label, () => settleOn(decision), {
      value: decision,
      "data-key": key,
      "aria-label": `${label}: ${flag.code}`,
    }),
  );
  const opens = button(
    "Note",
    () => {
      note.hidden = false;
      note.focus();
    },
    { "data-key": "n", "aria-label": `Note: ${flag.code}` },
  );
  return el(
    "div",
    { class: "form", role: "group", "aria-label": `Decide on ${flag.code}` },
    reason,
    el("div", { class: "choices" }, buttons, opens),
    problem,
    note,
  );
}
