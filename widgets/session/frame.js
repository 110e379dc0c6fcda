/**
 * The script of the server's own pages: logging out, and a word on the home page about what
 * waits in this browser for a module, a card's code at the login, keeping the library's pages for
 * when there is no connection. Knows no connection itself.
 */
import { rememberWho, waits } from "./kept.js";
import { carryOn } from "./carried.js";
import { watchLogout } from "./leave.js";
import { offerPrint, takeCode } from "./card.js";
import { keepFrame } from "./offline.js";

const who = document.body.dataset.who || "";

if (who) rememberWho(who);
// Whoever logs in next must not find what somebody else read.
else globalThis.caches?.delete("lidera-library").catch(() => {});
watchLogout(() => who, () => {});
carryOn();
takeCode();
offerPrint();
for (const note of document.querySelectorAll("[data-waits]")) {
  note.hidden = !waits(who, note.dataset.waits);
}
if (location.pathname.startsWith("/library")) keepFrame(location.pathname + location.search).catch(() => {});
