/**
 * The words of a card while they are written: how a value is put in its place, what is worth
 * sending, and what differs from what is saved. Pure functions; knows no elements.
 */

export const LINE = 200;
export const LINES = 20;

/** A copy that can be changed. */
export function copied(content) {
  return JSON.parse(JSON.stringify(content));
}

const BIDI = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text composed, without space around it, and without empty lines in lists, as the server keeps it. */
export function tidy(value) {
  if (typeof value === "string") return value.replace(BIDI, "").normalize("NFC").trim();
  if (Array.isArray(value)) return value.map(tidy).filter((one) => one !== "" && !(one?.risk === "" && one?.answer === ""));
  if (value && typeof value === "object") return Object.fromEntries(Object.keys(value).sort().map((key) => [key, tidy(value[key])]));
  return value;
}

/** Whether two contents say the same. */
export function same(one, other) {
  return JSON.stringify(tidy(one)) === JSON.stringify(tidy(other));
}

/** What stands in a part of a card. */
export function valueOf(content, part, lang) {
  if (part.field) return content.context[part.field]?.[0] ?? "";
  if (part.name === "band") return content.cost ? String(content.cost.band) : "";
  if (part.shape === "lines") return content.texts[lang].steps.join("\n");
  return (part.outside ? content : content.texts[lang])[part.name] ?? "";
}

/** The content with a part put in. */
export function put(content, part, lang, value) {
  const words = content.texts[lang];
  if (part.field) content.context[part.field] = value ? [value] : [];
  else if (part.name === "band") content.cost = value === "" ? null : { band: Number(value) };
  else if (part.name === "weeks") content.weeks = /^\d{1,3}$/.test(value.trim()) ? Number(value) : null;
  else if (part.shape === "lines") words.steps = value.split("\n");
  else (part.outside ? content : words)[part.name] = value;
  return content;
}

/** The parts of a card that are texts, and so stand in each of its languages. */
export function textParts(parts) {
  return parts.filter(({ outside, field, shape }) => !outside && !field && ["text", "lines", "risks"].includes(shape));
}

/** The content with words in one more language, none of them written yet; or without them. */
export function translated(content, lang, other, wanted) {
  const empty = () => Object.fromEntries(Object.entries(content.texts[lang]).map(([name, value]) => [name, Array.isArray(value) ? [] : ""]));
  if (wanted) content.texts[other] ??= empty();
  else delete content.texts[other];
  return content;
}

/** The names of the parts whose words are too long, those of the second language after its name. */
export function faults(content, { lang, other }) {
  const also = content.texts[other] ? tooLong(content, other).map((name) => other + "-" + name) : [];
  return [...tooLong(content, lang), ...also];
}

/** The names of the parts whose words are too long to be kept. */
export function tooLong(content, lang) {
  const { steps, risks } = content.texts[lang];
  const lines = tidy(steps);
  const found = [];
  if (lines.length > LINES || lines.some((line) => line.length > LINE)) found.push("steps");
  if (risks.some(({ risk, answer }) => risk.length > LINE || answer.length > LINE)) found.push("risks");
  return found;
}

/** By which name a part is called among those that are missing. */
export function missed(part) {
  return part.field ? "context" : part.name;
}

/** How many of the missing parts are among some parts. */
export function lacking(parts, missing) {
  const names = new Set(parts.map(missed));
  return missing.filter((name) => names.has(name)).length;
}

/** The card that a link leads to, "" if it leads to none. */
export function linked(hash) {
  return /^#card=([a-z0-9]{1,40})$/.exec(hash)?.[1] ?? "";
}

/** The cards that were not in the list before. */
export function fresh(before, cards) {
  return cards.map(({ id }) => id).filter((id) => !before.includes(id));
}
