// Locks the page when nobody has touched it for a while: what was typed is kept, then the page goes.
// The server ends the session by itself as well; this is so that nothing stays on a screen left alone.
import { saveDrafts } from "./draft.js";

const SIGNS_OF_LIFE = ["pointerdown", "keydown", "scroll", "input"];
const LOOK_EVERY_MS = 5000;
const WAIT_FOR_DRAFT_MS = 3000;

export function watchIdle() {
  const { lockAfter, lockTo } = document.body.dataset;
  if (!lockAfter || !lockTo) return;

  let last = Date.now();
  let locking = false;
  SIGNS_OF_LIFE.forEach((sign) => {
    addEventListener(sign, () => (last = locking ? last : Date.now()), { passive: true, capture: true });
  });

  async function look() {
    if (locking || Date.now() - last < Number(lockAfter) * 1000) return;
    locking = true;
    document.documentElement.classList.add("gone");
    await Promise.race([saveDrafts(), new Promise((done) => setTimeout(done, WAIT_FOR_DRAFT_MS))]);
    location.replace(lockTo);
  }

  setInterval(look, LOOK_EVERY_MS);
  // A sleeping phone runs no timers: look again as soon as it wakes.
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
  addEventListener("pageshow", look);
}
