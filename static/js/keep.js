// The service worker. It keeps pages that are nobody's own, for when there is no network, and never
// a personal one: those come from the network or not at all. What it keeps, and the version that
// follows from it, stand before this in KEPT (youthvoice/offline/public.py).
import { DATABASE, sendAll } from "./outbox.js";
import { WORDS, WORDS_KEPT } from "./subscription.js";

const { version, files, pages, asked, shell, leave, leaveTo, home, letters, alert, icons } = self.KEPT;
const NAME = `kept.${version}`;
const LEFT = "left";

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("message", (event) => {
  // A new version waits until the page was asked to use it: nothing changes under somebody's hands.
  if (event.data === "use") self.skipWaiting();
});

// The network is back, and no page may be open: what waits goes from here, where browsers allow it.
addEventListener("sync", (event) => {
  if (event.tag === DATABASE) event.waitUntil(sendLater());
});

async function sendLater() {
  if (!(await hasLeft())) await sendAll(letters);
}

addEventListener("push", (event) => event.waitUntil(tell()));
addEventListener("notificationclick", (event) => {
  event.notification.close();
  // The way in, as for everybody: never straight to what is new.
  event.waitUntil(self.clients.openWindow(home));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event, pathname));
  else if (pathname === leave) event.respondWith(leaving(request));
  else if (request.method === "GET" && pages.includes(pathname)) event.respondWith(page(event, pathname));
  else if (request.method === "GET" && files.includes(pathname)) event.respondWith(file(request));
});

async function keep() {
  const cache = await caches.open(NAME);
  await cache.addAll(files);
  await Promise.all(pages.map((path) => keepPage(cache, path)));
}

async function keepPage(cache, path) {
  // Without a cookie: as a stranger sees it, whoever holds the phone.
  const answer = await fetch(path + asked, { credentials: "omit", cache: "no-store" });
  if (!answer.ok || answer.redirected) throw new Error("a page to keep did not come");
  await cache.put(path, answer);
}

async function begin() {
  const old = (await caches.keys()).filter((name) => name.startsWith("kept.") && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

async function page(event, pathname) {
  const { request } = event;
  if (pathname === leave) return leaving(request);
  // What was asked for ahead goes unread where somebody left: their session may still be open.
  const ahead = event.preloadResponse?.catch(() => undefined);
  if (await hasLeft()) return (await hasLeftForGood()) ? Response.redirect(home) : kept(pathname);
  try {
    return (await ahead) || (await fetch(request));
  } catch {
    return kept(pathname);
  }
}

async function kept(pathname) {
  const cache = await caches.open(NAME);
  const found = await cache.match(pages.includes(pathname) ? pathname : shell, { ignoreVary: true });
  return found || Response.error();
}

async function file(request) {
  const cache = await caches.open(NAME);
  return (await cache.match(request, { ignoreVary: true })) || fetch(request);
}

// Leaving without a network: the other site at once, and the session ends before anything else is
// shown, as soon as there is a network again.
async function leaving(request) {
  try {
    const answer = await fetch(request);
    await caches.delete(LEFT);
    return answer;
  } catch {
    await (await caches.open(LEFT)).put(leave, new Response());
    return request.mode === "navigate" ? Response.redirect(leaveTo) : new Response();
  }
}

async function hasLeft() {
  return caches.has(LEFT);
}

async function hasLeftForGood() {
  try {
    await fetch(leave, { redirect: "manual", cache: "no-store" });
    await caches.delete(LEFT);
    return true;
  } catch {
    return false;
  }
}

// A message has no words in it: what shows lies here since somebody switched it on, and is the same
// whatever is new. Whatever did come along in a message is not read.
async function tell() {
  if ((await isSeen()) && !(await mustShow())) return;
  const kept = await caches.match(WORDS, { cacheName: WORDS_KEPT });
  const { called, title, text } = kept ? await kept.json() : alert;
  // One at most: the next one takes its place without another sound.
  await self.registration.showNotification(title, { body: text, icon: icons[called], tag: "new" });
}

// Whoever looks at a page of ours sees there what is new.
async function isSeen() {
  const windows = await self.clients.matchAll({ type: "window" });
  return windows.some((each) => each.visibilityState === "visible");
}

// Apple takes the permission away from whoever gets a message and shows none.
async function mustShow() {
  const subscription = await self.registration.pushManager.getSubscription();
  return Boolean(subscription?.endpoint.includes(".push.apple.com/"));
}
