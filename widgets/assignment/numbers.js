/**
 * Numbers as people write them in Chile and in the US: a comma or a point for the decimals, and
 * groups of thousands. Knows no question.
 */

const GROUPS = { es: /^-?\d{1,3}(?:[.\s]\d{3})+(?:,\d+)?$/, en: /^-?\d{1,3}(?:[,\s]\d{3})+(?:\.\d+)?$/ };

/** A number that was typed; NaN when it is none. A per cent sign after it is no part of it. */
export function numberOf(text, lang) {
  const plain = text.trim().replace(/\s*%$/, "").replace("\u2212", "-");
  const joined = GROUPS[lang].test(plain) ? plain.replace(lang === "es" ? /[.\s]/g : /[,\s]/g, "") : plain;
  return /^-?\d+(?:[.,]\d+)?$/.test(joined) ? Number(joined.replace(",", ".")) : NaN;
}

/** A number as it is typed in a language, without groups. */
export function numberIn(value, lang) {
  const plain = String(value);
  return lang === "es" ? plain.replace(".", ",") : plain;
}

/** A number as it is read: with the groups of its language. */
export function numberTold(value, lang) {
  return new Intl.NumberFormat(lang === "es" ? "es-CL" : "en-US", { maximumFractionDigits: 10, useGrouping: "min2" }).format(value);
}
