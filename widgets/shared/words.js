/**
 * Words of others as they are set apart everywhere: what someone wrote, and what came in.
 */
import { h, inline, prose } from "./dom.js";

/** What someone wrote: as it was written, without emphases. */
export function said(text) {
  return h("p.l-said", text);
}

/** The ways in which something comes in, in words. */
export function channels(t) {
  return { message: t("common.channel.message"), chat: t("common.channel.chat"), letter: t("common.channel.letter"), call: t("common.channel.call"), visit: t("common.channel.visit"), email: t("common.channel.email") };
}

/**
 * What came in from outside: a message, a call, a visit, an e-mail.
 * @param {any[]} arrivals @param {any} t @param {(one: any) => any} [more] what stands below
 */
export function inbox(arrivals, t, more) {
  return arrivals.length > 0 && h("ul.l-inbox", arrivals.map((one) => h("li", {},
    h("p.l-kicker", [channels(t)[one.channel], one.who].filter(Boolean).join(" · ")),
    h("p.l-subject", inline(one.title)), prose(one.text), more && more(one))));
}
