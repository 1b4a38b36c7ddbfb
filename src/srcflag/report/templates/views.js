// What is shown: the overview with its pictures, and one article at a time.

// ---- Overview ----------------------------------------------------------------------------------------------------

function listed(rows, make, more = LISTED) {
  const list = el("ol", { class: "rows" }, rows.slice(0, more).map(make));
  if (rows.length <= more) return list;
  const rest = button(`show ${Math.min(LISTED, rows.length - more)} more of ${rows.length - more}`, () => {
    rest.replaceWith(listed(rows.slice(more), make));
  });
  return [list, rest];
}

function row(flag) {
  const how = standing(flag.id);
  return el(
    "li",
    {},
    el(
      "a",
      { href: `#${flag.id}` },
      el(
        "span",
        { class: "what" },
        badge(flag.severity),
        ` ${flag.code} `,
        el("b", {}, flag.message),
        how !== "open" &&
          el(
            "span",
            { class: `state ${how}` },
            how === "decided" ? `✓ ${words(state.decisions.get(flag.id).decision)}` : words(how),
          ),
      ),
      el("span", { class: "quoted" }, flag.said.text),
      el("span", { class: "meta" }, flag.doc.id),
    ),
  );
}

function renderQueue() {
  const all = sought();
  const plain = all.length
    ? DOCUMENTS.flatMap((doc, d) =>
        doc.sentences
          .map((said, at) => ({ said, at, d }))
          .filter((one) => !flagsAt(d, one.at).length && holds(one.said.text, all)),
      )
    : [];
  const rows = [...queue].sort((a, b) => rank(a) - rank(b));
  put(
    "queue",
    el("h2", { class: "caps" }, `Flags, worst first: ${queue.length} of ${BY_ID.size}`),
    rows.length
      ? listed(rows, row)
      : el("p", {}, BY_ID.size ? "No flag passes the filters." : "Nothing to show with this pool and these rules."),
    plain.length > 0 && [
      el("h2", { class: "caps" }, `Sentences without a flag that hold it: ${plain.length}`),
      listed(plain, (one) =>
        el(
          "li",
          {},
          el(
            "a",
            { href: `#d${one.d + 1}.${one.at}` },
            el("span", { class: "quoted" }, sign(one.said.status), " ", one.said.text),
            el("span", { class: "meta" }, DOCUMENTS[one.d].id),
          ),
        ),
      ),
    ],
  );
}

const SIGNS = "■ supports, ✕ against, · near, ▲ error, △ warning";

/** Claims from left to right, origins from top to bottom: who supports, who is against, in pieces of 60 claims. */
function picture(d) {
  const doc = DOCUMENTS[d];
  const claims = doc.sentences.map((said, at) => ({ said, at })).filter(({ said }) => said.claim);
  const names = new Map(); // origin -> ids of its articles
  const telling = new Map();
  for (const evidence of claims.flatMap(({ said }) => said.evidence ?? [])) {
    const { id, origin } = passage(evidence);
    names.set(origin, (names.get(origin) ?? new Set()).add(id));
    telling.set(origin, (telling.get(origin) ?? 0) + (evidence.stance === "neutral" ? 0 : 1));
  }
  const origins = [...names.keys()]
    .sort((a, b) => telling.get(b) - telling.get(a))
    .slice(0, 12)
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  if (!claims.length || !origins.length) return null;
  const backed = claims.filter(({ said }) => said.evidence?.some((one) => one.stance === "supports")).length;
  const parts = [];
  for (let from = 0; from < claims.length && from < 600; from += 60) parts.push(claims.slice(from, from + 60));
  return el(
    "figure",
    { class: "picture" },
    parts.map((part) => grid(d, part, origins, names)),
    el(
      "figcaption",
      { class: "meta" },
      `${backed} of ${counted(claims.length, "claim")} supported by one origin or more`,
      names.size > origins.length && `; ${names.size - origins.length} more origins not drawn`,
    ),
  );
}

function grid(d, part, origins, names) {
  const called = origins.map((origin) => {
    const [first, ...more] = names.get(origin);
    return (first.length > 14 ? `${first.slice(0, 13)}…` : first) + (more.length ? ` +${more.length}` : "");
  });
  const [left, cell] = [12 + 6 * Math.max(...called.map((name) => name.length)), 15];
  const [wide, high] = [left + Math.max(part.length, 36) * cell, (origins.length + 1) * cell + 4];
  const labels = called.map((name, n) =>
    svg("text", { x: left - 8, y: (n + 2) * cell - 4, "text-anchor": "end" }, name),
  );
  const columns = part.map(({ said, at }, n) => {
    const [x, flag] = [left + n * cell, worst(flagsAt(d, at))];
    const cells = origins.map((origin, row) => {
      const stances = (said.evidence ?? []).filter((one) => passage(one).origin === origin).map((one) => one.stance);
      const [cx, cy] = [x + cell / 2, (row + 1.5) * cell];
      if (stances.includes("refutes"))
        return svg("path", { class: "refutes", d: `M${cx - 4},${cy - 4}l8,8m0,-8l-8,8` });
      if (stances.includes("supports"))
        return svg("rect", { class: "supports", x: cx - 5, y: cy - 5, width: 10, height: 10 });
      return stances.length > 0 && svg("circle", { class: "near", cx, cy, r: 1.5 });
    });
    const mark =
      flag &&
      flag.severity !== "note" &&
      svg("path", { class: `flag ${flag.severity}`, d: `M${x + 3},${cell - 3}h9l-4.5,-8z` });
    return svg(
      "g",
      { class: "column", on: { click: () => choose(d, at) } },
      svg("title", {}, `${words(said.status)}: ${said.text}`),
      svg("rect", { class: "back", x, y: 0, width: cell, height: high }),
      mark,
      cells,
    );
  });
  return svg(
    "svg",
    {
      viewBox: `0 0 ${wide} ${high}`,
      role: "img",
      "aria-label": "Support matrix of claims by origins; the counts by article say the same in numbers",
    },
    labels,
    columns,
  );
}

const choose = (d, at) =>
  go(
    flagsAt(d, at).find((flag) => queue.includes(flag) && standing(flag.id) !== "decided")?.id ??
      flagsAt(d, at)[0]?.id ??
      `d${d + 1}.${at}`,
  );

// ---- One article -------------------------------------------------------------------------------------------------

function renderArticle() {
  const doc = DOCUMENTS[view.d];
  const text = el("div", { class: "text" });
  const all = sought();
  units.clear();
  let paragraph = null;
  doc.sentences.forEach((said, at) => {
    const kind = ["headline", "boilerplate"].includes(said.kind) ? said.kind : "";
    if (!paragraph || (said.breaks ?? 0) >= doc.gap) text.append((paragraph = el("p", { class: kind })));
    else paragraph.append(said.breaks > 0 ? el("br") : said.breaks === -1 ? "" : " ");
    if (paragraph.className !== kind) paragraph.className = "";
    const one = unit(said, at, all);
    units.set(at, one);
    paragraph.append(one.unit);
  });
  const near = [
    [view.d - 1, "Previous: "],
    [view.d + 1, "Next: "],
  ].filter(([d]) => DOCUMENTS[d]);
  put(
    "article",
    el(
      "header",
      {},
      el("h1", {}, doc.title || doc.id),
      el("p", { class: "meta" }, doc.title && `${doc.id} · `, doc.about),
      (doc.notes ?? []).map((note) => el("p", { class: "note-line" }, note)),
      doc.relies?.length > 0 &&
        el(
          "p",
          { class: "meta" },
          `Claims that one article alone supports: ${doc.relies.map(([id, n]) => `${id} (${n})`).join(", ")}`,
        ),
      picture(view.d),
      el("p", { class: "meta" }, `Each column is a claim, each row an origin: ${SIGNS}`),
    ),
    text,
    el("section", { id: "printout" }),
    el(
      "nav",
      { class: "others", "aria-label": "Other articles" },
      near.map(([d, way]) => el("a", { href: `#d${d + 1}` }, way + (DOCUMENTS[d].title || DOCUMENTS[d].id))),
    ),
  );
}

function unit(said, at, all) {
  const flags = flagsAt(view.d, at);
  const found = all.flatMap((word) => [[said.text.toLowerCase().indexOf(word), word]]).filter(([start]) => start >= 0);
  const hits = found.map(([start, word]) => [start, start + word.length, "hit"]);
  const spans = flags
    .filter((flag) => flag.span?.[1] - flag.span?.[0] < said.text.length)
    .map((flag) => [...flag.span, `span ${flag.severity}`]);
  const span = el(
    "span",
    { class: "s" },
    lit(said.text, [...(said.unstated ?? []).map((one) => [...one, "unstated"]), ...spans, ...hits]),
  );
  const mark = (flags.length > 0 || said.evidence?.length > 0) && button("", null, { class: "mark" });
  const made = el(
    "span",
    {
      class: "unit",
      on: { click: (event) => mark && (event.target === mark || !String(getSelection())) && choose(view.d, at) },
    },
    mark,
    span,
  );
  return { unit: made, span, mark, said, flags };
}

/** The marks of a sentence as the filters and decisions have it now. */
function paint({ unit, span, mark, said, flags }, at) {
  const live = flags.filter((flag) => passes(flag, sought()));
  const done = flags.length > 0 && flags.every((flag) => standing(flag.id) === "decided");
  const severity = worst(live)?.severity;
  span.className = `s ${said.status} ${severity && !done ? `has-${severity}` : ""}`;
  unit.classList.toggle("here", view.at === at);
  if (!mark) return;
  fill(
    mark,
    {
      class: `mark ${said.status} ${severity && !done ? severity : ""}`,
      "aria-label": `${words(said.status)}${flags.map((flag) => `, ${flag.severity} ${flag.code}`).join("")}${done ? ", decided" : ""}`,
    },
    [],
  );
  mark.replaceChildren(done ? "✓" : DATA.marks[said.status] || "•");
  if (view.at === at) mark.setAttribute("aria-current", "true");
  else mark.removeAttribute("aria-current");
}
