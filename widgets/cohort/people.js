/**
 * A list of people as it was written, pasted or read from a file. Says of each line what it would
 * mean or why it means nothing; the server decides all of it again.
 */

export const FILE_MOST = 1048576;
const LONGEST = 80;
const DIGITS = 4;
const LETTERS = /^[\p{L}\p{M}\p{N} .'’\-–(),/&·]*$/u;
const BEGINS = /^\p{L}/u;
const ROLES = {
  participant: ["", "participante", "participant", "p"],
  instructor: ["instructor", "instructora", "facilitador", "facilitadora", "facilitator", "dirige"],
  evaluator: ["evaluador", "evaluadora", "evaluator", "evalua"],
  curator: ["curador", "curadora", "curator", "cura"],
};
const NAME_HEADS = ["nombre", "nombres", "nombre completo", "name", "full name", "participante"];
const ROLE_HEADS = ["rol", "role", "cargo"];

/** A name as it is compared: small letters without accents. @param {string} name */
export function likeness(name) {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** The text of a file: UTF-8 or UTF-16 as they say themselves, else as Excel writes in Chile; null if it is none. @param {ArrayBuffer} bytes */
export function decoded(bytes) {
  const start = new Uint8Array(bytes.slice(0, 2));
  const marked = start[0] === 255 && start[1] === 254 ? "utf-16le" : start[0] === 254 && start[1] === 255 ? "utf-16be" : "";
  let text;
  try {
    text = new TextDecoder(marked || "utf-8", { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder("windows-1252").decode(bytes);
  }
  return text.includes("\0") ? null : text;
}

/** The cells of one line; null where a quotation mark does not close. */
export function cells(line, mark) {
  const found = [];
  let cell = "", quoted = false, i = 0;
  for (; i < line.length; i++) {
    const c = line[i];
    if (quoted && c === '"' && line[i + 1] === '"') cell += line[++i];
    else if (quoted && c === '"') quoted = false;
    else if (!quoted && c === '"' && cell.trim() === "") [quoted, cell] = [true, ""];
    else if (!quoted && c === mark) [found[found.length], cell] = [cell, ""];
    else cell += c;
  }
  return quoted ? null : [...found, cell].map((one) => one.trim());
}

/** What parts the cells of a table; "" where lines are names alone. */
function markOf(first) {
  return [";", "\t", ","].find((mark) => {
    const heads = cells(first, mark)?.map(likeness) || [];
    return heads.length > 1 && heads.some((head) => NAME_HEADS.includes(head));
  }) || "";
}

/** Why a name cannot stand, "" if it can; the rule is that of `people/names.py`. */
export function nameFault(name) {
  if (!name) return "empty";
  if ([...name].length > LONGEST) return "long";
  if (!LETTERS.test(name)) return "characters";
  if (!BEGINS.test(name)) return "beginning";
  return name.replace(/\P{Nd}/gu, "").length > DIGITS ? "digits" : "";
}

function roleOf(written) {
  const plain = likeness(written);
  return Object.keys(ROLES).find((role) => ROLES[role].includes(plain)) || "";
}

/**
 * Every line that says something.
 * @param {string} text @param {{names: string[], admin: boolean, most: number}} known who is there already
 * @returns {{line: number, name: string, role: string, fault: string, said: string, twin: boolean}[]}
 */
export function readPeople(text, { names, admin, most }) {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/).slice(0, 20 * most);
  const first = lines.findIndex((line) => line.trim());
  const hint = /^sep=(.)$/i.test((lines[first] || "").trim());
  const top = hint ? first + 1 : first;
  const mark = top < 0 ? "" : markOf(lines[top] || "");
  const heads = mark ? cells(lines[top], mark).map(likeness) : [];
  const alone = !mark && NAME_HEADS.includes(likeness(lines[top] || ""));
  const at = { name: heads.findIndex((head) => NAME_HEADS.includes(head)), role: heads.findIndex((head) => ROLE_HEADS.includes(head)) };
  const seen = new Set(names.map(likeness));
  const found = [];
  lines.forEach((raw, i) => {
    if (!raw.trim() || i < top || (i === top && (mark || alone))) return;
    const row = readLine(raw, mark, at, admin);
    const like = likeness(row.name);
    const twin = !row.fault && seen.has(like);
    seen.add(like);
    found.push({ line: i + 1, ...row, fault: row.fault || (found.length >= most ? "most" : ""), twin });
  });
  return found;
}

function readLine(raw, mark, at, admin) {
  const parts = cells(raw, mark || ";");
  if (!parts) return { name: raw.trim().slice(0, LONGEST), role: "", said: "", fault: "quote" };
  const [name, said] = mark ? [parts[at.name] || "", parts[at.role] || ""] : [parts[0], parts[1] || ""];
  const tidy = name.normalize("NFC").replace(/ +/g, " ").trim();
  const role = roleOf(said);
  const fault = nameFault(tidy) || (!role ? "role" : role !== "participant" && !admin ? "admin" : "");
  return { name: tidy.slice(0, 2 * LONGEST), role, said: said.slice(0, 40), fault };
}
