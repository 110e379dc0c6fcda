/**
 * What an assignment's form shows and sends, as pure functions of its questions and of what was
 * put into the controls ("raw": the text of a number, all texts of a table). What was put in and
 * not saved yet is a draft, `{raw, base}`: `base` is what was saved when it was begun.
 */
import { numberIn, numberOf } from "./numbers.js";

/** All questions of a view, in order. */
export function asked(view) {
  return view.sections.flatMap((section) => section.questions);
}

/** What a saved answer looks like in the controls. */
export function shown(question, lang) {
  const { kind, value, cells, pick } = question;
  if (kind === "number") return value === null ? "" : numberIn(value, lang);
  if (kind === "choice") return value ?? (pick > 1 ? [] : null);
  if (kind !== "table") return value ?? (kind === "ranking" ? null : "");
  const whole = (row) => Object.entries(row).map(([column, cell]) => [column, cells === "number" ? numberIn(cell, lang) : cell]);
  return Object.fromEntries(Object.entries(value || {}).map(([row, held]) => [row, Object.fromEntries(whole(held))]));
}

/** What stands in the controls: the draft, else what was saved. */
export function current(question, drafts, lang) {
  return drafts.has(question.id) ? drafts.get(question.id).raw : shown(question, lang);
}

/** The answer that was put in, as it is sent; null where the question is left open. */
export function answer(question, raw, lang) {
  const { kind, cells, pick } = question;
  if (kind === "number") return raw.trim() ? numberOf(raw, lang) : null;
  if (kind === "choice" && pick > 1) return raw.length ? question.options.map(({ id }) => id).filter((id) => raw.includes(id)) : null;
  if (kind === "text" || kind === "reflection") return raw.trim() || null;
  if (kind !== "table") return raw;
  const rows = question.rows.map(({ id }) => [id, filled(question, raw[id] || {}, cells, lang)]);
  const some = rows.filter(([, row]) => Object.keys(row).length);
  return some.length ? Object.fromEntries(some) : null;
}

function filled({ columns }, row, cells, lang) {
  const given = columns.map(({ id }) => [id, (row[id] ?? "").trim()]).filter(([, cell]) => cell);
  return Object.fromEntries(given.map(([id, cell]) => [id, cells === "number" ? numberOf(cell, lang) : cell]));
}

/** What of an answer cannot be sent: "" when nothing. */
export function fault(question, raw, lang) {
  const { kind, cells, pick, most } = question;
  const given = answer(question, raw, lang);
  if (given === null) return "";
  if (kind === "choice" && pick > 1) return given.length > pick ? "many" : "";
  const parts = kind === "table" ? Object.values(given).flatMap((row) => Object.values(row)) : [given];
  if (kind === "number" || (kind === "table" && cells === "number")) {
    if (parts.some((one) => Number.isNaN(one))) return "number";
    return parts.some((one) => one < question.least || one > question.top) ? "range" : "";
  }
  return most && parts.some((one) => typeof one === "string" && one.length > most) ? "long" : "";
}

/** Whether a question holds a whole answer. */
export function whole(question, raw, lang) {
  const given = answer(question, raw, lang);
  if (given === null || question.kind !== "table") return given !== null;
  return question.rows.every(({ id }) => question.columns.every((column) => given[id]?.[column.id] !== undefined));
}

/** @returns {{id: string, label: string, fault: string}[]} what keeps the form from being handed in */
export function faults(view, drafts, lang) {
  const told = (question) => {
    const raw = current(question, drafts, lang);
    const wrong = standingOf(question, drafts, lang) === "other" ? "other" : fault(question, raw, lang);
    if (wrong || !question.required) return wrong;
    if (whole(question, raw, lang)) return "";
    return answer(question, raw, lang) === null ? "empty" : "cells";
  };
  return asked(view).map((question) => ({ ...question, fault: told(question) })).filter((one) => one.fault);
}

/** Where a question stands: "saved", "open", "unsaved", "wrong", or "other" (saved elsewhere meanwhile). */
export function standingOf(question, drafts, lang) {
  if (!drafts.has(question.id)) return question.value === null ? "open" : "saved";
  const { raw, base } = drafts.get(question.id);
  if (fault(question, raw, lang)) return "wrong";
  const now = seal(question.value);
  if (now === seal(answer(question, raw, lang))) return question.value === null ? "open" : "saved";
  return base !== undefined && base !== now ? "other" : "unsaved";
}

/** The drafts that can be saved now, in the order of the questions. */
export function unsaved(view, drafts, lang) {
  return asked(view).filter((question) => standingOf(question, drafts, lang) === "unsaved");
}

/** A value as a text that is equal when the value is; the order of keys does not count. */
export function seal(value) {
  const ordered = (_, one) => (one && one.constructor === Object ? Object.fromEntries(Object.entries(one).sort()) : one);
  return JSON.stringify(value ?? null, ordered);
}

/** The order of a ranking with one item moved by a step; an end stays where it is. */
export function moved(order, item, by) {
  const from = order.indexOf(item), to = from + by;
  if (to < 0 || to >= order.length) return order;
  const rest = order.filter((one) => one !== item);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** How many questions hold an answer. */
export function counted(view, drafts, lang) {
  return asked(view).filter((question) => whole(question, current(question, drafts, lang), lang)).length;
}

/** An answer in lines of words, for the summary of what was handed in. @returns {string[]} */
export function told(question, raw, lang) {
  const { kind, options = [], unit = "" } = question;
  const word = (id, list = options) => list.find((one) => one.id === id)?.label ?? id;
  const with_ = (text) => (unit ? text + "\u00a0" + unit : text);
  if (answer(question, raw, lang) === null) return [];
  if (kind === "choice") return (Array.isArray(raw) ? raw : [raw]).map((id) => word(id));
  if (kind === "ranking") return raw.map((id, i) => i + 1 + ". " + word(id));
  if (kind === "number") return [with_(raw)];
  if (kind !== "table") return [raw];
  return question.rows.flatMap((row) => question.columns.filter(({ id }) => raw[row.id]?.[id]).map((column) => {
    const cell = raw[row.id][column.id];
    return row.label + ", " + column.label + ": " + (question.cells === "choice" ? word(cell) : with_(cell));
  }));
}
