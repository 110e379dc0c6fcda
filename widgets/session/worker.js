/**
 * The service worker: lets the frame of a module, and the cards of the library that were read,
 * come up without a connection. Pages are asked of the server first, for it knows who may see
 * them; scripts and styles never change under their names. Nothing personal passes through here
 * but how a card compares with the reader's school: the library's pages lie apart, and go when
 * somebody has to log in.
 */
const CACHE = "lidera";
const LIBRARY = "lidera-library";
const MOST = 80;
const PATIENCE = 8000;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => event.waitUntil(keepAll(event.data)));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (pathname.startsWith("/assets/")) event.respondWith(held(request));
  else if (request.mode === "navigate" && /^\/(m|library)(\/|$)/.test(pathname)) event.respondWith(fresh(request));
});

/** The library's pages are told apart by what was asked there; a module's page is one. */
function shelved(address) {
  return /^\/library(\/|$)/.test(new URL(address, location.origin).pathname);
}

/** What the page was made of is in the browser's own cache already: this costs no transfer. */
async function keepAll(addresses) {
  for (const address of addresses) {
    const answer = await fetch(address, { cache: "force-cache" });
    if (whole(answer)) await keep(address, answer);
  }
}

/** Those kept longest go first when there are too many. */
async function keep(address, answer) {
  const cache = await caches.open(shelved(address) ? LIBRARY : CACHE);
  await cache.put(address, answer);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST)).map((one) => cache.delete(one)));
}

async function held(request) {
  return (await found(request)) || fetch(request);
}

/** A connection that is there in name only is not waited for longer than PATIENCE. */
async function fresh(request) {
  const kept = await found(request);
  if (!kept) return fetch(request);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  const asked = fetch(request).then((answer) => (answer.status < 500 ? store(request, answer) : kept));
  return Promise.race([asked.catch(() => kept), late]);
}

/** What is there no more, or may not be seen any more, does not come back without a connection. */
async function store(request, answer) {
  if (whole(answer)) await keep(request.url, answer.clone());
  else if ([403, 404, 410].includes(answer.status)) await drop(request.url);
  return answer;
}

async function drop(address) {
  const cache = await caches.open(shelved(address) ? LIBRARY : CACHE);
  await cache.delete(address);
}

function found(request) {
  return caches.match(request.url, { ignoreVary: true, ignoreSearch: !shelved(request.url) });
}

function whole(answer) {
  return answer.status === 200 && answer.type === "basic" && !answer.redirected;
}
