/**
 * The service worker: lets the frame of a module come up without a connection. Pages are asked
 * of the server first, for it knows who may see them; scripts and styles never change under
 * their names. Nothing personal passes through here: what a person sees comes by the socket.
 */
const CACHE = "lidera";
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
  else if (request.mode === "navigate" && pathname.startsWith("/m/")) event.respondWith(fresh(request));
});

/** What the page was made of is in the browser's own cache already: this costs no transfer. */
async function keepAll(addresses) {
  const cache = await caches.open(CACHE);
  for (const address of addresses) {
    const answer = await fetch(address, { cache: "force-cache" });
    if (whole(answer)) await cache.put(address, answer);
  }
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

async function store(request, answer) {
  if (whole(answer)) await (await caches.open(CACHE)).put(request.url, answer.clone());
  return answer;
}

function found(request) {
  return caches.match(request.url, { ignoreVary: true, ignoreSearch: true });
}

function whole(answer) {
  return answer.status === 200 && answer.type === "basic" && !answer.redirected;
}
