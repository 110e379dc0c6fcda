/**
 * Words of others as they are set apart everywhere: what someone wrote, and what came in.
 */
import { h, inline, prose } from "./dom.js";

/** What someone wrote: as it was written, without emphases. */
export function said(text) {
  return h("p.l-said", text);
}

/** What came in from outside: a message, a call, a visit, an e-mail. */
export function inbox(arrivals, t) {
  const channel = { message: t("common.channel.message"), call: t("common.channel.call"), visit: t("common.channel.visit"), email: t("common.channel.email") };
  return arrivals.length > 0 && h("ul.l-inbox", arrivals.map((one) => h("li", {},
    h("p.l-kicker", [channel[one.channel], one.who].filter(Boolean).join(" · ")),
    h("p.l-subject", inline(one.title)), prose(one.text))));
}
