/**
 * The script of the server's own pages: logging out, and a word on the home page about what
 * waits in this browser for a module. Knows no connection.
 */
import { rememberWho, waits } from "./kept.js";
import { carryOn } from "./carried.js";
import { watchLogout } from "./leave.js";

const who = document.body.dataset.who || "";

if (who) rememberWho(who);
watchLogout(() => who, () => {});
carryOn();
for (const note of document.querySelectorAll("[data-waits]")) {
  note.hidden = !waits(who, note.dataset.waits);
}
