/**
 * Lets the frame of a module come up without a connection: the service worker is told what the
 * page was made of. Knows no person; only participants' pages and the library's are kept.
 */

/** @param {string} path the page's own address */
export async function keepFrame(path) {
  if (!/^\/(m\/|library\b)/.test(path)) return;
  const policy = window.trustedTypes?.createPolicy("lidera", { createScriptURL: () => "/sw.js" });
  const script = policy ? policy.createScriptURL("") : "/sw.js";
  // "all": a day may pass before a new worker is asked for; each visit would pay for that otherwise.
  const registered = await navigator.serviceWorker?.register(script, { updateViaCache: "all" });
  if (!registered) return;
  const { active } = await navigator.serviceWorker.ready;
  const parts = performance.getEntriesByType("resource").map((one) => new URL(one.name).pathname);
  active.postMessage([path, ...parts.filter((part) => part.startsWith("/assets/"))]);
}
