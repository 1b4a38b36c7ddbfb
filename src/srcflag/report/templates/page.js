// The triage page: filters, where the reader is, keys, print, and the start. The files before it hold the parts.

// ---- Filters -----------------------------------------------------------------------------------------------------

const LISTED = 100; // rows of a list before "show more": all of 6,000 would take a second to lay out
const SEVERE = new Set(DATA.severities);
const chosen = (id) => $(id).value;
const sought = () => chosen("search").toLowerCase().split(/\s+/).filter(Boolean);
const holds = (text, all) => all.every((word) => text.toLowerCase().includes(word));
let queue = []; // the flags that pass the filters, each id once, in the order that j and k go

function passes(flag, all) {
  const where = () => `${flag.said.text} ${flag.message} ${flag.id} ${DATA.rules[flag.code]} ${flag.doc.id}`;
  const how = standing(flag.id);
  return (
    SEVERE.has(flag.severity) &&
    (!chosen("rule") || flag.code === chosen("rule")) &&
    (!chosen("status") || flag.said.status === chosen("status")) &&
    (!chosen("within") || flag.d === Number(chosen("within"))) &&
    (!chosen("decided") || how === chosen("decided") || (chosen("decided") === "open" && how !== "decided")) &&
    (!all.length || holds(where(), all))
  );
}

function sift() {
  const all = sought();
  queue = FLAGS.filter((flag) => BY_ID.get(flag.id) === flag && passes(flag, all));
  if (chosen("order") === "worst") queue.sort((a, b) => rank(a) - rank(b)); // stable: else as in the articles
}

function step(by) {
  if (!queue.length) return say("no flag passes the filters");
  const next = (view.flag && view.place !== null ? placeAfterDecision(by) : placeInText(by)) ?? 0;
  if (!queue[next]) return say(by > 0 ? "that was the last flag" : "that was the first flag");
  return go(queue[next].id, true);
}

/** From the flag on show; once it was decided and no longer passes the filters, the next has taken its place. */
function placeAfterDecision(by) {
  const here = queue.findIndex((flag) => flag.id === view.flag.id);
  return here >= 0 ? here + by : view.place + (by > 0 ? 0 : -1);
}

/** From the sentence or article on show; null, which is the start, on another page or where the order is another. */
function placeInText(by) {
  if (view.d === null || chosen("order") === "worst") return null;
  const after = queue.findIndex((flag) => flag.d > view.d || (flag.d === view.d && flag.at > (view.at ?? -1)));
  return by > 0 ? after : (after < 0 ? queue.length : after) - 1;
}

// ---- Where the reader is -----------------------------------------------------------------------------------------

const view = { name: "", d: null, at: null, flag: null, place: null }; // place: of the flag in the queue
const units = new Map(); // of the article on show: sentence -> its elements

function go(hash, instead = false) {
  if (location.hash === `#${hash}`) return route();
  return instead ? location.replace(`#${hash}`) : (location.hash = hash);
}

function route() {
  let hash = location.hash.slice(1);
  try {
    hash = decodeURIComponent(hash);
  } catch {
    hash = "";
  }
  const flag = BY_ID.get(hash) ?? null;
  const place = /^d(\d+)(?:\.(\d+))?$/.exec(hash);
  const d = flag ? flag.d : place ? Number(place[1]) - 1 : null;
  if (d !== null && DOCUMENTS[d]) {
    const at = flag ? flag.at : place[2] && DOCUMENTS[d].sentences[place[2]] ? Number(place[2]) : null;
    return showArticle(d, at, flag ?? (at === null ? null : (flagsAt(d, at)[0] ?? null)));
  }
  Object.assign(view, { name: hash === "decisions" ? hash : "overview", d: null, at: null, flag: null });
  refresh();
  return $("main").focus({ preventScroll: true });
}

function showArticle(d, at, flag) {
  const [other, before] = [view.d !== d, view.at];
  Object.assign(view, { name: "article", d, at, flag });
  if (other) renderArticle();
  refresh(other ? units.keys() : [before, at]); // all of 6,000 sentences would take half a second
  if (at === null) return window.scrollTo(0, 0);
  units.get(at).unit.scrollIntoView({ block: matchMedia("(max-width: 60rem)").matches ? "start" : "center" });
  return ($("card") ?? $("panel-title")).focus({ preventScroll: true });
}

function closePanel() {
  const here = units.get(view.at);
  const hash = `d${view.d + 1}`;
  Object.assign(view, { at: null, flag: null });
  history.replaceState(null, "", `#${hash}`);
  refresh();
  here?.mark?.focus({ preventScroll: true });
}

function refresh(changed = units.keys()) {
  sift();
  for (const name of ["overview", "decisions", "article"]) $(name).hidden = view.name !== name;
  renderProgress();
  renderArticles();
  if (view.name === "overview") renderQueue();
  if (view.name === "decisions") renderDecisions();
  if (view.name === "article") for (const at of changed) if (units.has(at)) paint(units.get(at), at);
  renderPanel();
}

function renderProgress() {
  const done = [...BY_ID.keys()].filter((id) => standing(id) === "decided").length;
  put("progress", `${done} of ${BY_ID.size} decided`);
  Object.assign($("gauge"), { max: BY_ID.size || 1, value: done });
  put("reviewer", reviewer === null ? "Reviewer" : `Reviewer: ${reviewer || "unnamed"}`);
  put("matching", `${counted(queue.length, "flag")} of ${BY_ID.size}`);
  $("reset").hidden = queue.length === BY_ID.size;
  const reasons = new Set([...state.decisions.values()].map((entry) => entry.reason).filter(Boolean));
  put(
    "reasons",
    [...reasons].slice(0, LISTED).map((value) => el("option", { value })),
  );
}

const badge = (severity, text = severity) => el("b", { class: `badge ${severity}` }, text);
const sign = (status) => el("span", { class: `sign ${status}`, "aria-hidden": "true" }, DATA.marks[status]);

function renderArticles() {
  const open = grouped(queue, (flag) => flag.d);
  put(
    "articles",
    DOCUMENTS.map((doc, d) => {
      const counts = DATA.severities.map((name) => [
        name,
        (open.get(d) ?? []).filter((f) => f.severity === name).length,
      ]);
      return el(
        "li",
        {},
        el(
          "a",
          { href: `#d${d + 1}`, "aria-current": view.d === d ? "page" : null },
          el("span", { class: "name" }, el("b", {}, doc.id), doc.title && ` ${doc.title}`),
          el(
            "span",
            { class: "counts" },
            counts
              .filter(([, n]) => n)
              .map(([name, n]) =>
                el(
                  "span",
                  { class: `count ${name}`, title: counted(n, name) },
                  n,
                  el("span", { class: "unseen" }, ` ${name}`),
                ),
              ),
          ),
        ),
      );
    }),
  );
}

// ---- Keys, print, start ------------------------------------------------------------------------------------------

const inCard = (selector) => $("card")?.querySelector(selector);
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  o: () => go("overview"),
  "/": () => {
    $("side").open = true;
    $("search").focus();
  },
  "?": () => $("help").showModal(),
  a: () => inCard("[data-key=a]")?.click(),
  r: () => inCard("[data-key=r]")?.click(),
  w: () => inCard("[data-key=w]")?.click(),
  n: () => inCard("[data-key=n]")?.click(),
  e: () => {
    $("evidence")?.focus();
    $("evidence")?.scrollIntoView({ block: "nearest" });
  },
};

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]"))
    return;
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (event.key === "Escape" && view.at !== null) {
    if (typing) ($("card") ?? $("panel-title")).focus();
    else if ($("panel").contains(document.activeElement)) units.get(view.at)?.mark?.focus();
    else closePanel();
  } else if (!typing && $("keys").checked && Object.hasOwn(KEYS, event.key)) {
    event.preventDefault();
    KEYS[event.key]();
  }
}

/** On paper the panel is a list behind the article: each flag with what stands for and against it, and its decision. */
function printout() {
  if (view.name !== "article") return;
  const flags = FLAGS.filter((flag) => flag.d === view.d);
  flags.forEach((flag, n) => {
    units.get(flag.at).span.dataset.number = [units.get(flag.at).span.dataset.number, n + 1].filter(Boolean).join(",");
  });
  put(
    "printout",
    el("h2", {}, "Flags"),
    el(
      "ol",
      {},
      flags.map((flag) =>
        el(
          "li",
          {},
          el("p", {}, badge(flag.severity), ` ${flag.code} `, el("b", {}, flag.message)),
          el("p", {}, flag.why),
          (flag.said.evidence ?? []).filter((one) => one.stance !== "neutral").map(shownEvidence),
          state.decisions.has(flag.id) && told(state.decisions.get(flag.id)),
        ),
      ),
    ),
  );
}

function unprint() {
  units.forEach(({ span }) => delete span.dataset.number);
  if ($("printout")) put("printout");
}

function sifted() {
  view.place = null;
  if (view.name === "article") renderArticle();
  refresh();
}

function start() {
  const option = (value, text) => el("option", { value }, text);
  $("rule").append(...Object.entries(DATA.rules).map(([code, name]) => option(code, `${code} ${name}`)));
  $("status").append(...DATA.statuses.map((status) => option(status, words(status))));
  $("within").append(...DOCUMENTS.map((doc, d) => option(d, shown(doc.id))));
  $("severities").append(
    ...DATA.severities.map((name) =>
      el(
        "label",
        {},
        el("input", {
          type: "checkbox",
          checked: true,
          value: name,
          on: {
            change: (event) => {
              SEVERE[event.target.checked ? "add" : "delete"](name);
              sifted();
            },
          },
        }),
        badge(name),
      ),
    ),
  );
  for (const id of ["rule", "status", "within", "decided", "order"]) $(id).addEventListener("change", sifted);
  $("search").addEventListener("input", sifted);
  $("search").addEventListener("keydown", (event) => event.key === "Enter" && step(1));
  $("reset").addEventListener("click", () => {
    for (const id of ["rule", "status", "within", "decided", "search"]) $(id).value = "";
    for (const box of $("severities").querySelectorAll("input"))
      SEVERE.add(Object.assign(box, { checked: true }).value);
    sifted();
  });
  $("import").addEventListener("click", () => $("files").click());
  $("files").addEventListener("change", () =>
    takeInFiles([...$("files").files]).finally(() => {
      $("files").value = "";
    }),
  );
  $("export").addEventListener("click", download);
  $("reviewer").addEventListener("click", () => {
    $("name").value = reviewer ?? "";
    $("who").showModal();
  });
  $("name-save").addEventListener("click", nameReviewer);
  $("name").addEventListener("keydown", (event) => event.key === "Enter" && nameReviewer());
  $("ask").addEventListener("click", () => $("help").showModal());
  $("help-close").addEventListener("click", () => $("help").close());
  document.addEventListener("keydown", pressed);
  window.addEventListener("hashchange", route);
  window.addEventListener("beforeprint", printout);
  window.addEventListener("afterprint", unprint);
  window.addEventListener("beforeunload", (event) => !stored && unsaved && event.preventDefault());
  window.addEventListener("storage", (event) => {
    if (event.key === KEY) {
      load();
      refresh();
    }
  }); // the page in another tab
  reviewer = storage((store) => store.getItem("srcflag:reviewer"));
  load();
  const fresh = DATA.decisions.filter((one) => !state.seen.includes(one.digest));
  fresh.forEach((one) => {
    takeInFile(one.name, one.file);
    state.seen.push(one.digest);
  });
  if (fresh.length) save();
  if (matchMedia("(max-width: 60rem)").matches) $("side").open = false;
  $("tools").hidden = $("side").hidden = false;
  $("begin").addEventListener("click", () => {
    $("order").value = "worst";
    sift();
    go((queue.find((flag) => standing(flag.id) === "open") ?? queue[0])?.id ?? "overview");
  });
  $("begin").hidden = !FLAGS.length;
  $("signs").hidden = false;
  put("signs", "Who supports what. ", el("span", {}, `Each column is a claim, each row an origin: ${SIGNS}`));
  $("pictures").append(
    ...DOCUMENTS.slice(0, 8)
      .map((doc, d) => [doc, picture(d)])
      .filter(([, drawn]) => drawn)
      .map(([doc, drawn], d) =>
        el("section", {}, el("h2", { class: "small" }, el("b", {}, doc.id), doc.title && ` ${doc.title}`), drawn),
      ),
  );
  route();
}

start();
