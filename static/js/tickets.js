// Gets the tickets of a round, all at once: blinds them in a worker, keeps what takes the blinding off,
// asks, and keeps the tickets. Whatever breaks on the way, the same list is asked for again.
//
// A shelf in localStorage holds one young person's tickets of one round:
//   { round, services: { id: { key, prepared, inv, blinded } } }            asked for, no answer yet
//   { round, services: { id: { prepared, signature } }, done: true }        had, until each is used
//   { round, services: {}, done: true, elsewhere: true }                    had before, and not here
const SHELF = "tickets.";
const HERE = "tickets-here";

/** The tickets of this round on this phone: whoever signed in last on this page, or the only ones. */
export function shelfFor(round) {
  if (!canKeep()) return null;
  const found = shelves().filter(({ shelf }) => shelf.round === round && shelf.done);
  const here = sessionStorage.getItem(HERE);
  return found.find(({ owner }) => owner === here) ?? (found.length === 1 ? found[0] : null);
}

/** Forgets one ticket, and that it was had: only that this service is done stays. */
export function useUp({ owner, shelf }, service) {
  shelf.services[service] = { used: true };
  keep(owner, shelf);
}

/** Whether anything for rating lies on this phone. */
export function hasTickets() {
  return canKeep() && shelves().length > 0;
}

/** Takes away all of it, whoever's it is. */
export function forgetTickets() {
  if (!canKeep()) return;
  localStorage.clear();
  sessionStorage.clear();
}

export function watchTickets() {
  const form = document.querySelector("form[data-tickets]");
  if (!form || !crypto.subtle || !canKeep()) return;
  sessionStorage.setItem(HERE, form.dataset.tickets);
  const ask = () => (navigator.locks ? navigator.locks.request("tickets", () => get(form)) : get(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  const begun = read(form.dataset.tickets);
  if (begun?.done) return show(form, begun);
  if ("quiet" in form.dataset || begun) return ask();
  form.hidden = false;
}

async function get(form) {
  const { tickets: owner, round } = form.dataset;
  let shelf = read(owner);
  if (shelf?.done) return show(form, shelf);
  try {
    const told = await json(form.action);
    if (told.round !== round) return;
    // The same keys for everybody, or somebody could be known by theirs: asked for as a stranger too.
    const open = await json(form.dataset.keys, { credentials: "omit" });
    if (!(await areTheSame(told, open, shelf))) return say(form, "wrong");
    await tidy(form, owner);
    shelf ??= keep(owner, await blindAll(told));
    const answer = await send(form, told, shelf);
    if (answer.status === 409) return show(form, keep(owner, { round, services: {}, done: true, elsewhere: true }));
    if (!answer.ok) throw new Error(`no tickets: ${answer.status}`);
    show(form, keep(owner, await finalizeAll(told, shelf, (await answer.json()).signatures)));
  } catch {
    say(form, "failed");
  }
}

async function areTheSame(told, open, shelf) {
  const keys = told.services.map(({ key }) => Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0)));
  const digest = await crypto.subtle.digest("SHA-256", await new Blob(keys).arrayBuffer());
  const fingerprint = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return (
    JSON.stringify(told.services) === JSON.stringify(open.services) &&
    told.fingerprint === fingerprint &&
    open.fingerprint === fingerprint &&
    (!shelf || told.services.every(({ id, key }) => shelf.services[id]?.key === key))
  );
}

async function blindAll({ round, services, messages }) {
  const made = await inWorker(
    services.map(({ key }, at) => ({ step: "blind", publicKey: key, message: messages[at] })),
  );
  const entries = services.map(({ id, key }, at) => {
    const { prepared, inv, blinded } = made[at];
    return [id, { key, prepared, inv, blinded }];
  });
  return { round, services: Object.fromEntries(entries) };
}

function send(form, told, shelf) {
  const body = new URLSearchParams(new FormData(form));
  told.services.forEach(({ id }) => body.append("blinded", shelf.services[id].blinded));
  return fetch(form.action, { method: "POST", body, redirect: "error" });
}

async function finalizeAll({ round, services }, shelf, signatures) {
  const made = await inWorker(
    services.map(({ id, key }, at) => {
      const { prepared, inv } = shelf.services[id];
      return { step: "finalize", publicKey: key, prepared, inv, blindSignature: signatures[at] };
    }),
  );
  const entries = services.map(({ id }, at) => [
    id,
    { prepared: shelf.services[id].prepared, signature: made[at].signature },
  ]);
  return { round, services: Object.fromEntries(entries), done: true };
}

// One after the other: a phone stays quick, and the list is short.
async function inWorker(tasks) {
  const worker = new Worker(new URL("blind.js", import.meta.url));
  try {
    const answers = [];
    for (const [id, task] of tasks.entries()) answers.push(await ask(worker, { id, ...task }));
    return answers;
  } finally {
    worker.terminate();
  }
}

function ask(worker, task) {
  return new Promise((answered, broke) => {
    worker.onmessage = ({ data }) => (data.error ? broke(new Error(data.error)) : answered(data));
    worker.onerror = () => broke(new Error("the worker did not start"));
    worker.postMessage(task);
  });
}

// What is left of rounds that are over goes.
async function tidy(form, mine) {
  for (const { owner, shelf } of shelves()) {
    if (owner === mine || shelf.round === form.dataset.round) continue;
    const there = form.dataset.keys.replace(form.dataset.round, shelf.round);
    const answer = await fetch(there, { credentials: "omit" });
    if (answer.status === 404) localStorage.removeItem(SHELF + owner);
  }
}

async function json(address, options = {}) {
  const answer = await fetch(address, { redirect: "error", ...options });
  if (!answer.ok) throw new Error(`not answered: ${answer.status}`);
  return answer.json();
}

function show(form, shelf) {
  if (shelf.elsewhere) return say(form, "elsewhere");
  say(form, "have");
}

// On somebody's own phone nothing is said when all is well, or when it will be tried again.
function say(form, what) {
  form.querySelector("[data-tickets-ask]").hidden = what !== "failed";
  form.querySelector("[data-tickets-say]").textContent = form.querySelector("[data-tickets-say]").dataset[what];
  form.hidden = "quiet" in form.dataset && (what === "have" || what === "failed");
  form.dataset.state = what;
}

// Browsers can be told to let no page keep anything, and then even asking fails.
function canKeep() {
  try {
    return Boolean(localStorage && sessionStorage);
  } catch {
    return false;
  }
}

function keep(owner, shelf) {
  localStorage.setItem(SHELF + owner, JSON.stringify(shelf));
  return shelf;
}

function read(owner) {
  try {
    return JSON.parse(localStorage.getItem(SHELF + owner)) ?? undefined;
  } catch {
    return undefined;
  }
}

function shelves() {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(SHELF))
    .map((name) => name.slice(SHELF.length))
    .map((owner) => ({ owner, shelf: read(owner) }))
    .filter(({ shelf }) => shelf);
}
