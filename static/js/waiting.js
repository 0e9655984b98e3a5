// What waits on this phone, not sent yet: says so on every page, sends it when there is a way, and
// on its own page lists it.
import { load } from "./sealer.js";

const FLAG = "waiting";

export function watchWaiting() {
  addEventListener("online", look);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") look();
  });
  look();
}

function look() {
  if (document.querySelector("[data-waiting-list]") || isAnythingWaiting()) sendNow();
}

/** Says what became of something that was sent just now: waiting, sign-in or stuck. */
export function showWaiting(state) {
  say(state);
  document.querySelector("[data-waiting]")?.focus();
}

async function sendNow() {
  const outbox = await load("outbox.js");
  const before = await outbox.waiting();
  if (before.length) say(before[0].state === "stuck" ? "stuck" : "waiting");
  // Said to be there, and gone: the worker behind the pages has sent it.
  else if (isAnythingWaiting()) say("sent");
  list(outbox);
  const became = Object.values(await outbox.sendAll()).map(({ state }) => state);
  const left = await outbox.waiting();
  if (left.length) say(became.includes("sign-in") || !("keys" in document.body.dataset) ? "sign-in" : "waiting");
  else if (became.length) say("sent");
  list(outbox);
}

// Nothing takes the focus from somebody who is only reading.
function say(state) {
  const note = document.querySelector("[data-waiting]");
  if (!note || document.querySelector("[data-waiting-list]")) return;
  note.querySelectorAll("[data-when]").forEach((each) => (each.hidden = !each.dataset.when.split(" ").includes(state)));
  note.hidden = false;
}

async function list(outbox) {
  const shown = document.querySelector("[data-waiting-list]");
  if (!shown) return;
  const letters = await outbox.waiting();
  const line = shown.querySelector("template").content.firstElementChild;
  shown.querySelectorAll("li").forEach((each) => each.remove());
  document.querySelector("[data-waiting-none]").hidden = letters.length > 0;
  document.querySelectorAll("[data-waiting-some]").forEach((each) => (each.hidden = !letters.length));
  for (const { id, made, state, begun } of letters) {
    const each = line.cloneNode(true);
    const { lang } = document.documentElement;
    each.querySelector("[data-made]").textContent = new Date(made).toLocaleString(lang, {
      weekday: "long", hour: "numeric", minute: "numeric",
    });
    each.querySelector("[data-stuck]").hidden = state !== "stuck";
    each.querySelector("[data-said]").hidden = Boolean(begun);
    each.querySelector("[data-begun]").hidden = !begun;
    each.querySelector("button").addEventListener("click", async () => {
      await outbox.drop(id);
      list(outbox);
    });
    shown.append(each);
  }
}

/** Takes away all that waits: it is never sent. */
export async function forgetWaiting() {
  try {
    localStorage.removeItem(FLAG);
    indexedDB.deleteDatabase(FLAG);
  } catch {
    // A browser that has no room for it has nothing to forget.
  }
}

/** Whether something waits on this phone. */
export function isAnythingWaiting() {
  try {
    return localStorage.getItem(FLAG) !== null;
  } catch {
    return false;
  }
}
