// Locks the page when nobody has touched it for a while: what was typed is kept, then the page goes.
// The server ends the session by itself as well; this is so that nothing stays on a screen left alone.
import { saveDrafts } from "./draft.js";

const SIGNS_OF_LIFE = ["pointerdown", "keydown", "scroll", "input"];
const LOOK_EVERY_MS = 5000;
const WAIT_FOR_DRAFT_MS = 3000;
const MAKING_ROOM_MS = 3000;

export function watchIdle() {
  const { lockAfter, lockTo, lockAway } = document.body.dataset;
  if (!lockAfter || !lockTo) return;

  let last = Date.now();
  let locking = false;
  SIGNS_OF_LIFE.forEach((sign) => {
    addEventListener(sign, () => (last = locking ? last : Date.now()), { passive: true, capture: true });
  });

  async function look() {
    if (!locking && Date.now() - last >= Number(lockAfter) * 1000) await lock();
  }

  async function lock() {
    locking = true;
    document.documentElement.classList.add("gone");
    await Promise.race([saveDrafts(), new Promise((done) => setTimeout(done, WAIT_FOR_DRAFT_MS))]);
    // The server cannot be told now: the service worker ends the session before it shows a page again.
    if (!navigator.onLine) await fetch(document.querySelector("a.leave").href).catch(() => {});
    location.replace(lockTo);
  }

  setInterval(look, LOOK_EVERY_MS);
  // A sleeping phone runs no timers: look again as soon as it wakes. While nobody looks at it the
  // page is drawn blank, so that the list of open apps shows nothing.
  let hiddenAt = 0;
  // A page that makes room for the next one goes out of sight too, and is not put away.
  let makingRoom = 0;
  addEventListener("beforeunload", () => (makingRoom = Date.now()));
  document.addEventListener("visibilitychange", () => {
    const isHidden = document.visibilityState !== "visible";
    document.documentElement.classList.toggle("curtain", isHidden);
    if (isHidden) hiddenAt = Date.now();
    if (Date.now() - makingRoom < MAKING_ROOM_MS) return;
    const away = isHidden ? 0 : Date.now() - hiddenAt;
    const isLong = lockAway !== undefined && away >= Number(lockAway) * 1000;
    if (isLong && !locking) lock();
    else if (!isHidden) look();
  });
  addEventListener("pageshow", look);
}
