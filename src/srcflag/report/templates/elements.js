"use strict";
// Making elements, and what was found. Everything that an article or a decision file says becomes text nodes; no markup
// is ever made of it.

// ---- Making elements ---------------------------------------------------------------------------------------------

const $ = (id) => document.getElementById(id);
const DATA = JSON.parse($("data").textContent);
const DOCUMENTS = DATA.documents;
const words = (name) => name.replaceAll("_", " ");
const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;

/** The text with what could repaint what is near it, or turn it round, made visible. */
const shown = (text) => String(text).replace(/(?![\n\r\t\u200c\u200d])\p{C}/gu, "\uFFFD");

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") Object.entries(value).forEach(([event, listener]) => made.addEventListener(event, listener));
    else if (value !== false && value != null) made.setAttribute(name, value === true ? "" : shown(value));
  }
  const present = children.flat(Infinity).filter((child) => child != null && child !== false && child !== "");
  made.append(...present.map((child) => (child instanceof Node ? child : shown(child))));
  return made;
}
const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
const button = (label, act, attributes = {}) =>
  el("button", { type: "button", on: { click: act }, ...attributes }, label);
const say = (text) => put("live", text);

function put(id, ...children) {
  $(id).replaceChildren();
  return fill($(id), {}, children);
}

function notice(text) {
  put("notice", text);
  $("notice").hidden = false;
}

function grouped(list, key) {
  const groups = new Map();
  for (const one of list) {
    if (!groups.has(key(one))) groups.set(key(one), []);
    groups.get(key(one)).push(one);
  }
  return groups;
}

/** The text in runs, each marked with the classes of the ranges [start, end, class] that it lies in. */
function lit(text, ranges) {
  const inside = ranges.filter(([start, end]) => start >= 0 && end > start && end <= text.length);
  const cuts = [...new Set([0, text.length, ...inside.flatMap(([start, end]) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, n) => {
    const classes = inside.filter((range) => range[0] <= cuts[n] && range[1] >= end).map((range) => range[2]);
    const part = text.slice(cuts[n], end);
    return classes.length ? el(classes.includes("unstated") ? "u" : "mark", { class: classes.join(" ") }, part) : part;
  });
}

// ---- What was found ----------------------------------------------------------------------------------------------

const FLAGS = DOCUMENTS.flatMap((doc, d) =>
  (doc.flags ?? []).map((flag) => ({
    ...flag,
    d,
    doc,
    at: flag.sentence ?? 0,
    said: doc.sentences[flag.sentence ?? 0],
  })),
).sort((a, b) => a.d - b.d || a.at - b.at);
const BY_ID = new Map([...FLAGS].reverse().map((flag) => [flag.id, flag])); // of two with one id, the first is gone to
const BY_PLACE = grouped(FLAGS, (flag) => `${flag.d}.${flag.at}`);
const AGAINST = new Map(); // flag id -> digests of what contradicts its sentences
for (const flag of FLAGS) {
  AGAINST.set(flag.id, [...new Set([...(AGAINST.get(flag.id) ?? []), ...(flag.said.contradicting ?? [])])].sort());
}
const rank = (flag) => DATA.severities.indexOf(flag.severity) - (flag.importance ?? 0) / 2; // severity decides first
const flagsAt = (d, at) => BY_PLACE.get(`${d}.${at}`) ?? [];
const worst = (flags) => flags.reduce((least, flag) => (!least || rank(flag) < rank(least) ? flag : least), null);
const passage = (evidence) => DATA.passages[evidence.passage ?? 0];
const passageText = (row) => row.text ?? DOCUMENTS[row.at[0]].sentences[row.at[1]].text;
