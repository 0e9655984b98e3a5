// What waits on this phone: letters, each sealed, with an id that was made here, so that the server
// takes one that comes twice once. They are sent in order, by whichever page or worker is first.
import { openDB } from "idb";

export const DATABASE = "waiting";
const FLAG = "waiting";
// What an answer of the server means. Anything else is tried again later.
const MEANS = { 401: "sign-in", 403: "stuck", 404: "stuck", 409: "back", 413: "stuck", 422: "stuck", 424: "pieces" };
const STALE = 400;

/** Keeps a letter, sends all that waits, and says what became of this one: {state, to}. */
export async function send(letter, pieces = []) {
  try {
    await keep(letter, pieces);
  } catch {
    // No room on this phone, or none is given: it goes at once or not at all.
    return only(letter, pieces);
  }
  const became = (await sendAll())[letter.id] ?? { state: "waiting" };
  if (became.state === "waiting") askForLater();
  return became;
}

/** What waits, oldest first: {id, made, state, begun}. */
export async function waiting() {
  const base = await open();
  return (await base.getAll("letters")).sort((one, other) => one.turn - other.turn);
}

/** Takes one away for good. */
export async function drop(id) {
  const base = await open();
  await remove(base, id);
  await count(base);
}

/** Sends what waits for whoever is signed in, in order; says by id what became of each. */
export function sendAll(keys = document.body.dataset.keys) {
  const go = () => sendInOrder(keys);
  // Two pages of one phone take turns; where they cannot, the server takes each letter once.
  return navigator.locks ? navigator.locks.request(DATABASE, go) : go();
}

async function sendInOrder(keys) {
  const became = {};
  const letters = (await waiting()).filter(({ state }) => state !== "stuck");
  const base = await open();
  if (!letters.length || !keys) {
    await count(base);
    return became;
  }
  try {
    const who = await proof(keys);
    for (const letter of letters) {
      const pieces = await piecesOf(base, letter.id);
      became[letter.id] = who ? await sendOne(letter, who, keys, pieces) : { state: "sign-in" };
      await settle(base, letter, became[letter.id].state);
      if (became[letter.id].state === "sign-in") break;
    }
  } catch {
    // The network went. What has not gone yet stays.
  }
  await count(base);
  return became;
}

// What a page of somebody who has just come in would hold: a fresh proof, and whose folder it is.
async function proof(keys) {
  const answer = await fetch(keys, { redirect: "manual", cache: "no-store" });
  if (answer.type === "opaqueredirect" || answer.status === 401) return null;
  if (!answer.ok) throw new Error(`no proof: ${answer.status}`);
  return answer.json();
}

async function sendOne(letter, who, keys, pieces, again = true) {
  // Somebody else's folder: it waits until its author is here.
  if (letter.box !== who.box) return { state: "waiting" };
  for (const piece of pieces) {
    const state = await sendPiece(piece, who);
    if (state) return { state };
  }
  const body = new URLSearchParams({
    csrf_token: who.proof, letter_id: letter.id, version: letter.version, sealed: letter.sealed,
  });
  const answer = await fetch(keys, { method: "POST", body, redirect: "manual" });
  if (answer.ok) return { state: "sent", to: (await answer.json()).to };
  if (answer.status === STALE && again) return sendOne(letter, (await proof(keys)) ?? who, keys, pieces, false);
  const state = answer.type === "opaqueredirect" ? "sign-in" : MEANS[answer.status];
  if (!state) throw new Error(`not taken: ${answer.status}`);
  return { state };
}

// One at a time, marked as sent: a line that breaks costs no more than one of them.
async function sendPiece({ id, key, sealed, sent }, who) {
  if (sent) return "";
  const body = new FormData();
  body.append("csrf_token", who.proof);
  body.append("key", key);
  body.append("piece", new Blob([sealed]), "piece");
  const answer = await fetch(who.pieces + id, { method: "POST", body, redirect: "manual" });
  if (answer.type === "opaqueredirect") return "sign-in";
  if (!answer.ok && !MEANS[answer.status]) throw new Error(`not taken: ${answer.status}`);
  if (answer.ok) await mark(id);
  return answer.ok ? "" : MEANS[answer.status];
}

async function mark(id) {
  try {
    const base = await open();
    const piece = await base.get("pieces", id);
    if (piece) await base.put("pieces", { ...piece, sent: true });
  } catch {
    // It is sent again, and taken once.
  }
}

async function only(letter, pieces) {
  const keys = document.body.dataset.keys;
  try {
    const who = await proof(keys);
    return who ? await sendOne(letter, who, keys, pieces) : { state: "lost" };
  } catch {
    return { state: "lost" };
  }
}

async function settle(base, letter, state) {
  // "back": the server keeps its words as a draft, and its page shows them again.
  if (state === "sent" || state === "back") await remove(base, letter.id);
  else if (state === "pieces") await unmark(base, letter.id);
  else if (state === "stuck") await base.put("letters", { ...letter, state });
}

/** Keeps a letter here, in place of the one with the same id. */
export async function keep(letter, pieces = []) {
  const base = await open();
  const all = base.transaction(["letters", "pieces"], "readwrite");
  const last = (await all.objectStore("letters").getAll()).reduce((most, { turn }) => Math.max(most, turn), 0);
  // Not by the clock, which may be wrong: what was said last goes last.
  await all.objectStore("letters").put({ ...letter, turn: last + 1 });
  for (const piece of pieces) await all.objectStore("pieces").put(piece);
  await all.done;
  await count(base);
}

async function remove(base, id) {
  const all = base.transaction(["letters", "pieces"], "readwrite");
  await all.objectStore("letters").delete(id);
  const pieces = all.objectStore("pieces");
  for (const key of await pieces.index("letter").getAllKeys(id)) await pieces.delete(key);
  await all.done;
}

async function piecesOf(base, id) {
  return (await base.getAllFromIndex("pieces", "letter", id)).sort((one, other) => one.at - other.at);
}

// The server has them no more: it waited too long for their letter.
async function unmark(base, id) {
  for (const piece of await piecesOf(base, id)) await base.put("pieces", { ...piece, sent: false });
}

function open() {
  return openDB(DATABASE, 1, {
    upgrade: (base) => {
      base.createObjectStore("letters", { keyPath: "id" });
      base.createObjectStore("pieces", { keyPath: "id" }).createIndex("letter", "letter");
    },
    blocking: (_, __, { target }) => target.close(),
  });
}

// A word for pages: whether it is worth looking. It spares them this script.
async function count(base) {
  const many = await base.count("letters");
  try {
    if (many) localStorage.setItem(FLAG, many);
    else localStorage.removeItem(FLAG);
  } catch {
    // A worker has none, and neither have some private windows.
  }
}

async function askForLater() {
  try {
    await (await navigator.serviceWorker.ready).sync.register(DATABASE);
  } catch {
    // Firefox and Safari have no such thing: pages send when they are opened.
  }
}
