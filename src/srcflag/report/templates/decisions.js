// Decisions: the format of the file, merging, and the page that lists them.

// ---- Decisions: kept in the browser, taken from files, given out as a file ---------------------------------------

const KEY = `srcflag:${DATA.digest}`;
const DECISIONS = ["accepted", "dismissed", "needs_work", ""];
let state = { decisions: new Map(), conflicts: new Map(), seen: [] };
let reviewer = null; // nobody was asked yet
let stored = true;
let unsaved = false;
let imported = []; // what the files that were taken in held, a line each

function storage(act) {
  try {
    return act(window.localStorage);
  } catch {
    stored = false;
    notice("This browser keeps nothing for this page: download your decisions before you close it.");
    return null;
  }
}

function load() {
  const text = storage((store) => store.getItem(KEY));
  if (!text) return;
  try {
    const kept = JSON.parse(text);
    const entries = kept.decisions.map(entryOf).filter(Boolean);
    const conflicts = kept.conflicts.map((sides) => sides.map(entryOf).filter(Boolean)).filter((sides) => sides.length);
    state = {
      decisions: new Map(entries.map((entry) => [entry.id, entry])),
      conflicts: new Map(conflicts.map((sides) => [sides[0].id, sides])),
      seen: kept.seen,
    };
  } catch {
    storage((store) => store.setItem(`${KEY}:unread`, text));
    notice("What this browser kept for this page cannot be read; it was put aside, not deleted.");
  }
}

function save() {
  const { decisions, conflicts, seen } = state;
  const kept = { decisions: [...decisions.values()], conflicts: [...conflicts.values()], seen };
  storage((store) => store.setItem(KEY, JSON.stringify(kept)));
  unsaved = true;
}

/** An entry as the format has it, or null for what is none. */
function entryOf(raw) {
  const text = (name) => (typeof raw?.[name] === "string" ? raw[name] : "");
  const decision = text("decision");
  const reasoned = text("reason").trim() || !["accepted", "dismissed"].includes(decision);
  if (!text("id") || !DECISIONS.includes(raw.decision ?? "") || !reasoned) return null;
  const entry = { id: "", code: "", document_id: "", text: "", decision, reason: "", note: "", by: "", at: "" };
  for (const name of Object.keys(entry)) entry[name] = text(name);
  const known = Array.isArray(raw.contradicting) ? raw.contradicting.filter((one) => typeof one === "string") : [];
  return { ...entry, contradicting: known };
}

/** Two entries as one; null where they decide differently. The later one leads, no note is lost. */
function merged(a, b) {
  if (a.decision && b.decision && a.decision !== b.decision) return null;
  const [older, newer] = a.at <= b.at ? [a, b] : [b, a];
  const [shorter, longer] =
    older.note.length <= newer.note.length ? [older.note, newer.note] : [newer.note, older.note];
  const note = longer.includes(shorter) ? longer : `${older.note}\n${newer.note}`;
  return { ...(newer.decision || !older.decision ? newer : older), note };
}

function takeIn(entry) {
  const held = state.decisions.get(entry.id);
  let one = entry;
  const others = [];
  for (const side of state.conflicts.get(entry.id) ?? (held ? [held] : [])) {
    const both = merged(side, one);
    if (both) one = both;
    else others.push(side);
  }
  state.decisions.delete(entry.id);
  state.conflicts.delete(entry.id);
  if (others.length) state.conflicts.set(entry.id, [...others, one]);
  else state.decisions.set(entry.id, one);
}

function takeInFile(name, file) {
  const entries = file?.srcflag_decisions === 1 && Array.isArray(file.decisions) ? file.decisions.map(entryOf) : null;
  if (!entries) return imported.push(`${name}: not a decisions file of srcflag, nothing taken`);
  const good = entries.filter(Boolean);
  good.forEach(takeIn);
  const gone = good.filter((entry) => !BY_ID.has(entry.id)).length;
  const bad = entries.length - good.length;
  const parts = [counted(good.length, "entry").replace("entrys", "entries"), gone && `${gone} without a flag here`];
  return imported.push(`${name}: ${[...parts, bad && `${bad} not readable, left out`].filter(Boolean).join(", ")}`);
}

async function takeInFiles(files) {
  imported = [];
  $("main").setAttribute("aria-busy", "true");
  for (const file of files) {
    let content = null;
    try {
      content = JSON.parse(await file.text());
    } catch {
      content = null;
    }
    takeInFile(file.name, content);
  }
  $("main").removeAttribute("aria-busy");
  save();
  go("decisions");
  refresh();
  say(imported.join(". "));
}

/** How things stand with a flag: open, decided, reopened (contradicted by what was not known then) or conflict. */
function standing(id) {
  if (state.conflicts.has(id)) return "conflict";
  const entry = state.decisions.get(id);
  if (!entry?.decision) return "open";
  return AGAINST.get(id)?.some((one) => !entry.contradicting.includes(one)) ? "reopened" : "decided";
}

function blank(flag) {
  const about = { id: flag.id, code: flag.code, document_id: flag.doc.id, text: flag.said.text };
  return entryOf({ ...about, by: reviewer ?? "", at: now(), contradicting: AGAINST.get(flag.id) });
}
const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");

function decide(flag, decision, reason) {
  const note = state.decisions.get(flag.id)?.note ?? "";
  if (decision || note) state.decisions.set(flag.id, { ...blank(flag), decision, reason: decision && reason, note });
  else state.decisions.delete(flag.id);
  save();
  refresh();
  say(`${decision ? words(decision) : "undecided"}. ${$("progress").textContent}`);
}

function writeNote(flag, note) {
  const entry = state.decisions.get(flag.id) ?? blank(flag);
  if (note || entry.decision) state.decisions.set(flag.id, { ...entry, note });
  else state.decisions.delete(flag.id);
  save();
  renderProgress();
}

function settle(id, side) {
  const rest = state.conflicts.get(id).filter((other) => other !== side && other.note && other.note !== side.note);
  state.conflicts.delete(id);
  state.decisions.set(id, {
    ...side,
    note: [side.note, ...rest.map((other) => other.note)].filter(Boolean).join("\n"),
  });
  save();
  refresh();
}

/** An unsettled conflict goes out undecided, with what each side says in the note. */
function given() {
  const unsettled = [...state.conflicts.values()].map((sides) => {
    const told = sides.map((one) =>
      `${one.by || "unnamed"}: ${words(one.decision)} (${one.reason}) ${one.note}`.trim(),
    );
    return { ...sides[0], decision: "", reason: "", by: "", at: now(), note: `not settled: ${told.join("; ")}` };
  });
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const entries = [...state.decisions.values(), ...unsettled];
  entries.sort((a, b) => order(a.document_id, b.document_id) || order(a.id, b.id));
  return `${JSON.stringify({ srcflag_decisions: 1, decisions: entries }, null, 2)}\n`;
}

function download() {
  const url = URL.createObjectURL(new Blob([given()], { type: "application/json" }));
  const by = (reviewer ?? "")
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 40);
  const name = ["decisions", DATA.digest.slice(0, 8), by].filter(Boolean).join("-");
  el("a", { href: url, download: `${name}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000); // a browser may ask where to, and read only then
  unsaved = false;
  say(state.conflicts.size ? `${counted(state.conflicts.size, "conflict")} went out undecided` : "downloaded");
}

/** Ask for the reviewer's name, the first time only, then go on. */
function withName(then) {
  if (reviewer !== null) return then();
  $("who").returnValue = "";
  $("who").addEventListener("close", () => $("who").returnValue === "named" && then(), { once: true });
  return $("who").showModal();
}

function nameReviewer() {
  reviewer = $("name").value.trim();
  storage((store) => store.setItem("srcflag:reviewer", reviewer));
  $("who").close("named");
  renderProgress();
}

// ---- Decisions on one page ---------------------------------------------------------------------------------------

const told = (entry) => [
  el("p", {}, el("b", {}, words(entry.decision) || "note"), entry.reason && `: ${entry.reason}`),
  entry.note && el("p", { class: "kept-note" }, entry.note),
  el("p", { class: "meta" }, [entry.by || "unnamed", entry.at.slice(0, 16).replace("T", " ")].join(" · ")),
];

const sides = (id) =>
  el(
    "div",
    { class: "sides", role: "group", "aria-label": "Two decisions: take one" },
    state.conflicts.get(id).map((side) =>
      el(
        "div",
        { class: "side-by" },
        told(side),
        button("Take this one", () => settle(id, side), {
          class: "strong",
          "aria-label": `Take ${words(side.decision)} by ${side.by || "unnamed"}`,
        }),
      ),
    ),
  );

function entryRow(entry) {
  const flag = BY_ID.get(entry.id);
  const name = `${entry.code || entry.id.split(":")[0]} in ${entry.document_id}`;
  return el(
    "li",
    { class: "entry" },
    el(
      "p",
      {},
      flag ? el("a", { href: `#${entry.id}` }, name) : name,
      " ",
      el("span", { class: "quoted" }, entry.text),
    ),
    state.conflicts.has(entry.id) ? sides(entry.id) : told(entry),
  );
}

function renderDecisions() {
  const every = [...state.decisions.values()];
  const groups = [
    ["Conflicts: different decisions on one flag", [...state.conflicts.values()].map((two) => two[0])],
    ["Re-opened: contradicted by what was not known then", every.filter((entry) => standing(entry.id) === "reopened")],
    ["Without a flag in this report; kept in the download", every.filter((entry) => !BY_ID.has(entry.id))],
    ["Decided", every.filter((entry) => BY_ID.has(entry.id) && standing(entry.id) === "decided")],
    ["Notes only", every.filter((entry) => BY_ID.has(entry.id) && standing(entry.id) === "open")],
  ].filter(([, rows]) => rows.length);
  put(
    "decisions",
    el("h1", {}, "Decisions"),
    el(
      "p",
      { class: "standfirst" },
      `${$("progress").textContent}. ${stored ? "Kept in this browser until you clear its data." : ""}`,
    ),
    imported.map((line) => el("p", { class: "note-line" }, line)),
    groups.map(([title, rows]) =>
      el("section", {}, el("h2", { class: "caps" }, `${title} (${rows.length})`), listed(rows, entryRow)),
    ),
    !groups.length && el("p", {}, "Nothing decided yet. Press j for the first flag, or import a file."),
  );
}
