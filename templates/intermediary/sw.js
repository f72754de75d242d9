// Answers when the network does not: with one page and what it is drawn with, and to a trainee with
// their own schedule as they last saw it. That one goes when they sign out or somebody else signs in.
const CACHE = "{{ cache|escapejs }}";
const PAGE = "{{ page|escapejs }}";
// The answers say what they vary with; here there is one of each.
const ANY = { ignoreVary: true };
const OWN = "own-";
const OWN_PAGES = [{% for page in own_pages %}"{{ page|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const START = "{{ start|escapejs }}";
const SIGNED_OUT = [{% for page in signed_out %}"{{ page|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
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

/** Forgets the pages of everybody but this person; of everybody when nobody is named. */
async function forget(but) {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OWN) && name !== OWN + but).map((name) => caches.delete(name)));
}

/** Keeps a trainee's own page, with the line that says when it was saved. */
async function keepOwn(path, answer) {
  const whose = answer.headers.get("{{ kept_for|escapejs }}");
  if (!whose) return;
  await forget(whose);
  const text = (await answer.text()).replace('id="saved" role="status" hidden', 'id="saved" role="status"');
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Language": answer.headers.get("Content-Language") || "" };
  const policy = answer.headers.get("Content-Security-Policy");
  if (policy) headers["Content-Security-Policy"] = policy;
  await (await caches.open(OWN + whose)).put(path, new Response(text, { headers }));
}

/** The kept page of this address, if whoever is signed in has one. */
async function ownPage(request) {
  const path = new URL(request.url).pathname;
  const wanted = path === START ? OWN_PAGES[0] : path;
  if (request.method !== "GET" || !OWN_PAGES.includes(wanted)) return undefined;
  for (const name of await caches.keys()) {
    const held = name.startsWith(OWN) && (await (await caches.open(name)).match(wanted, ANY));
    if (held) return held;
  }
  return undefined;
}

/** What an answer tells about who is here: keeps their schedule, or forgets everybody's. */
async function heed(request, answer) {
  const path = new URL(answer.url || request.url).pathname;
  if (SIGNED_OUT.includes(path)) await forget("");
  else if (answer.ok && OWN_PAGES.includes(path)) await keepOwn(path, answer);
}

/** A page from the network; without one, the own page as last seen, or the page that says so. */
async function goTo(event) {
  try {
    const answer = (await event.preloadResponse) || (await fetch(event.request));
    const language = answer.headers.get("Content-Language");
    if (language && answer.ok) event.waitUntil(keepPage(language).catch(() => {}));
    event.waitUntil(heed(event.request, answer.clone()).catch(() => {}));
    return answer;
  } catch (fault) {
    const own = await ownPage(event.request);
    if (own) return own;
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

// A page that was open before there was a worker: it asks to be kept as it is now.
self.addEventListener("message", (event) => {
  const path = String(event.data?.keep || "");
  if (!OWN_PAGES.includes(path)) return;
  event.waitUntil(fetch(path, { redirect: "error" }).then((answer) => heed(new Request(path), answer)).catch(() => {}));
});
