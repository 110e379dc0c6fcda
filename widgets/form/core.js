/**
 * What a form shows and sends, as pure functions of its fields and of what was typed. Typed
 * values ("drafts") are kept apart from the view, so that a new view never takes them away.
 */

/** Above this many options a list is a native one. */
const ROWS = 8;

/** @param {any} field @returns {"list" | "rows" | "steps" | "check" | "text" | "number"} */
export function control(field) {
  if (field.kind === "choice") return field.options.length > ROWS ? "list" : "rows";
  return field.kind === "scale" ? "steps" : field.kind;
}

/** Whether a kept draft still fits a field: the form may have changed since. */
function fits(field, value) {
  return field.kind !== "choice" || field.options.some((option) => option.id === value);
}

/** What stands in a field: what was typed, else what was sent before, else nothing. */
export function current(field, drafts) {
  if (drafts.has(field.id)) return fits(field, drafts.get(field.id)) ? drafts.get(field.id) : null;
  if (field.value === null || field.value === undefined) return field.kind === "check" ? false : null;
  return field.kind === "number" ? String(field.value) : field.value;
}

/** A whole number, also with separators for thousands; NaN when it is none. */
export function wholeNumber(text) {
  const plain = text.trim();
  if (/^\d+$/.test(plain)) return Number(plain);
  return /^\d{1,3}([., ]\d{3})+$/.test(plain) ? Number(plain.replace(/[., ]/g, "")) : NaN;
}

function missing(field, value) {
  return value === null || value === false || (typeof value === "string" && value.trim() === "");
}

/** What is wrong with a field: "" when nothing is. */
export function fault(field, value) {
  if (missing(field, value)) return field.required ? (field.kind === "check" ? "tick" : "empty") : "";
  if (field.kind === "text" && field.most && value.length > field.most) return "long";
  if (field.kind !== "number") return "";
  const number = wholeNumber(value);
  return Number.isNaN(number) ? "number" : number > (field.most ?? Infinity) ? "most" : "";
}

/** What was typed in words and not sent. @returns {string[]} */
export function unsent(fields, drafts) {
  const texts = fields.filter((field) => field.kind === "text" && drafts.has(field.id));
  return texts.map((field) => drafts.get(field.id)).filter((value) => value.trim());
}

/** @returns {{id: string, label: string, fault: string}[]} the faults in the order of the fields */
export function faults(fields, drafts) {
  return fields
    .map((field) => ({ ...field, fault: fault(field, current(field, drafts)) }))
    .filter((field) => field.fault);
}

/** The answers as they are sent; a question left open is left out. */
export function answers(fields, drafts) {
  const given = fields.map((field) => [field, current(field, drafts)]);
  return Object.fromEntries(
    given
      .filter(([field, value]) => field.kind === "check" || !missing(field, value))
      .map(([field, value]) => [field.id, field.kind === "number" ? wholeNumber(value) : value]),
  );
}

/** An answer in words, for the summary of a form that was sent. */
export function told(field, t) {
  const value = field.value;
  if (field.kind === "check") return value ? t("form.yes") : t("form.no");
  if (value === null || value === undefined || value === "") return t("form.unanswered");
  if (field.kind === "choice") return field.options.find((option) => option.id === value)?.label ?? value;
  return field.kind === "scale" ? t("form.of", { n: value, points: field.points }) : String(value);
}
