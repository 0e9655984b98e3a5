// Keeps what is needed without a network, once the page stands; and says when a newer version waits.
import { saveDrafts } from "./draft.js";
import { isLetter } from "./letters.js";
import { canSeal } from "./sealer.js";
import { stopAlerts } from "./subscription.js";

// Little data is left on many of these phones: first the page, then what may be needed later.
const PATIENCE_MS = 2000;

export function watchOffline() {
  watchSending();
  const { worker } = document.body.dataset;
  if (!worker || !("serviceWorker" in navigator)) return;
  const begin = () => setTimeout(() => keep(worker), PATIENCE_MS);
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin);
}

// A form that is sent into nothing would take its words with it.
function watchSending() {
  const note = document.querySelector("[data-no-signal]");
  if (!note) return;
  document.addEventListener("submit", (event) => {
    const canWait = navigator.onLine || (canSeal() && isLetter(event.target, event.submitter));
    note.hidden = canWait;
    if (canWait) return;
    event.preventDefault();
    note.focus();
  });
  addEventListener("online", () => (note.hidden = true));
}

/** Whether pages lie on this phone for when there is no network. */
export async function hasPages() {
  return "caches" in self && (await caches.keys()).length > 0;
}

/** Takes the pages away, and the worker that keeps them. */
export async function forgetPages() {
  // Its maker forgets this phone's address too, should it not go with the worker.
  await stopAlerts().catch(() => undefined);
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((each) => each.unregister()));
  if ("caches" in self) await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

async function keep(worker) {
  try {
    const kept = await navigator.serviceWorker.register(worker);
    watchForNewer(kept);
  } catch {
    // Without it everything works as long as there is a network.
  }
}

function watchForNewer(kept) {
  const note = document.querySelector("[data-newer]");
  if (!note) return;
  const show = () => (note.hidden = !(kept.waiting && navigator.serviceWorker.controller));
  show();
  kept.addEventListener("updatefound", () => kept.installing?.addEventListener("statechange", show));
  note.querySelector("button").addEventListener("click", async () => {
    await saveDrafts();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    kept.waiting?.postMessage("use");
  });
}
