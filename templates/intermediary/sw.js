// Answers when the network does not: with one page and what it is drawn with. Keeps nobody's data.
const CACHE = "{{ cache|escapejs }}";
const PAGE = "{{ page|escapejs }}";
// The answers say what they vary with; here there is one of each.
const ANY = { ignoreVary: true };
const FILES = [{% for file in files %}"{{ file|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];

/** Keeps the page without a connection in a language; asks as a stranger, so it is nobody's. */
async function keepPage(language) {
  const kept = await caches.open(CACHE);
  const held = await kept.match(PAGE, ANY);
  if (held && (!language || held.headers.get("Content-Language") === language)) return;
  const answer = await fetch(language ? `${PAGE}?in=${language}` : PAGE, { credentials: "omit" });
  if (answer.ok) await kept.put(PAGE, answer);
}

self.addEventListener("install", (event) => {
  const keep = async () => {
    const kept = await caches.open(CACHE);
    await kept.addAll(FILES.map((file) => new Request(file, { credentials: "omit" })));
    await keepPage("");
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("portal-") && name !== CACHE).map((name) => caches.delete(name)));
    await self.registration.navigationPreload?.enable();
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

/** A page from the network; without one, the page that says so. */
async function goTo(event) {
  try {
    const answer = (await event.preloadResponse) || (await fetch(event.request));
    const language = answer.headers.get("Content-Language");
    if (language && answer.ok) event.waitUntil(keepPage(language).catch(() => {}));
    return answer;
  } catch (fault) {
    const held = await caches.match(PAGE, ANY);
    if (!held) throw fault;
    return new Response(held.body, { status: 503, statusText: "Offline", headers: held.headers });
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(goTo(event));
  } else if (request.method === "GET" && FILES.includes(address.pathname)) {
    event.respondWith(fetch(request).catch(async (fault) => (await caches.match(address.pathname, ANY)) || Promise.reject(fault)));
  }
});
