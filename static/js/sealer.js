// What every page seals with: the keys of whoever is signed in, and the code, which comes only when
// somebody begins to write. On a page without keys nothing is sealed here; the server does it then.

let keysAsked;
let all;

/** Whether words can be sealed on this page. Without TLS browsers have no cryptography. */
export function canSeal() {
  return "keys" in document.body.dataset && Boolean(globalThis.crypto?.subtle);
}

/** Code of its own, from where this script came from. */
export function load(name) {
  return import(new URL(name, import.meta.url));
}

/** The keys and the code: {own, folder, box, seal, toBase64}. Rejects where there is no network. */
export function sealer() {
  all ??= Promise.all([load("sealing.js"), keys()]).then(([code, held]) => ({ ...code, ...held }));
  all.catch(() => (all = undefined));
  return all;
}

/** Has them at hand before they are needed: there may be no network by then. */
export function getReady() {
  const forms = document.querySelectorAll("form[data-draft], form[data-seal]");
  if (!forms.length || !canSeal()) return;
  keys().catch(() => {});
  forms.forEach((form) => form.addEventListener("focusin", () => sealer().catch(() => {}), { once: true }));
}

/** What was typed into a form, sealed to its author alone, as a draft is: {id, sealed}. */
export async function sealTyped(fields) {
  const { own, seal, toBase64 } = await sealer();
  const id = freshId();
  return { id, sealed: toBase64(await seal(asBytes(fields), own.key, ["drafts", "sealed_words", id])) };
}

export function asBytes(fields) {
  return new TextEncoder().encode(JSON.stringify(fields));
}

/** An id that nothing else has (RFC 9562, version 4). */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const text = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return text.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

/** All that a form would send, by name; a name that comes twice has a list. */
export function fieldsOf(form, button) {
  const fields = {};
  const data = new FormData(form);
  if (button?.name) data.append(button.name, button.value);
  for (const [name, value] of data) {
    if (typeof value !== "string") continue;
    fields[name] = name in fields ? [fields[name], value].flat() : value;
  }
  return fields;
}

function keys() {
  keysAsked ??= askForKeys();
  keysAsked.catch(() => (keysAsked = undefined));
  return keysAsked;
}

async function askForKeys() {
  const answer = await fetch(document.body.dataset.keys, { redirect: "error", cache: "no-store" });
  if (!answer.ok) throw new Error(`no keys: ${answer.status}`);
  return answer.json();
}
