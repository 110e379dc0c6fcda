/**
 * Which one sentence is true at the bottom edge, from what is known of the connection, of what
 * waits, and of what was typed. Pure: knows no element and no text.
 */

/**
 * @typedef {object} Known
 * @property {"" | "broken" | "reload" | "signed_out" | "paused"} closing why this page cannot go on
 * @property {boolean} live whether there is a connection
 * @property {number} restarting over how many milliseconds the pages of a server that restarts spread, else 0
 * @property {number} waiting acts without an answer
 * @property {boolean} refused the last answer was a refusal
 * @property {{seconds: number, kind: string}} expiring when the login will end, 0 if not soon
 * @property {boolean} elsewhere another window or device went on
 * @property {"" | "kept" | "loose"} draft typed and not sent: kept in the browser, or only here
 * @property {string} savedAt when the last act was saved
 */

/** @param {Known} known @returns {string} the name of the sentence, "" for none */
export function standingOf({ closing, live, restarting, waiting, refused, expiring, elsewhere, draft, savedAt }) {
  if (closing) return closing;
  if (refused) return "failed";
  if (!live) return draft === "loose" ? "offline_loose" : restarting ? "restarting" : waiting ? "offline_waiting" : "offline";
  if (waiting) return "saving";
  if (expiring.seconds) return expiring.kind === "idle" ? "expiring" : "ending";
  if (elsewhere) return "elsewhere";
  if (draft) return draft === "loose" ? "draft_loose" : "draft";
  return savedAt ? "saved" : "";
}
