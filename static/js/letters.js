// A letter: something said that goes sealed to the folder and waits on this phone until there is a
// network. Words in it are sealed for the very cell where they will stay, so that the server stores
// them without reading them; around them everything else is sealed once more, so that whoever holds
// the phone does not even see which question it was.
import { stopDraft } from "./draft.js";
import { asBytes, fieldsOf, freshId, load, sealer } from "./sealer.js";
import { showWaiting } from "./waiting.js";

const MOST = 5000;
const PIECE = 64 * 1024;
const BY = {
  said: ({ words, feeling, strip }, parts) => ({
    words, face: Number(feeling) || null, pictures: strip, parts, ...writtenIn(),
  }),
  leaf: (fields) => fields,
};

// The language of the page goes sealed with the words, where it is not English.
function writtenIn() {
  const { lang } = document.documentElement;
  return lang.startsWith("en") ? {} : { language: lang };
}

/** Whether this form, with this button, can go as a letter. What lacks something goes to be refused. */
export function isLetter(form, button) {
  if (!form.dataset.letter) return false;
  const { words = "", feeling = "", face = "", strip = "", send, audience } = fieldsOf(form, button);
  if (words.trim().length > MOST) return false;
  if (form.dataset.letter !== "answers") return Boolean(button?.name);
  return Boolean(send) && send === audience && Boolean(words.trim() || feeling || face || strip || hasParts(form));
}

/** Whether something was recorded or drawn, which no form can hold. */
export function hasParts(form) {
  return form.parts?.size > 0;
}

/** Puts it on the phone, and sends it if there is a network; gives the way to the page that answers. */
export async function post(form, button) {
  const { letter, pieces } = await written(form, button);
  const outbox = await load("outbox.js");
  const { state, to } = await outbox.send(letter, pieces);
  if (state === "lost") throw new Error("neither sent nor kept");
  stopDraft(form);
  if (state === "sent") return () => location.assign(to);
  if (state === "back") return () => location.reload();
  form.reset();
  form.querySelectorAll("[data-close]").forEach((close) => close.click());
  return showWaiting(state);
}

/** Keeps what was begun on the phone, as a letter to where drafts are kept. Rejects where it cannot. */
export async function shelve(path, fields, id) {
  if (!fields.typed) throw new Error("nothing that is sealed");
  const outbox = await load("outbox.js");
  await outbox.keep({ ...(await wrapped(path, fields, id)), begun: true });
}

/** The server has it by now. */
export async function unshelve(id) {
  await (await load("outbox.js")).drop(id);
  return null;
}

async function written(form, button) {
  const { seal, toBase64, own, folder } = await sealer();
  const { letter: table, letterAs, letterNames, letterRow } = form.dataset;
  const fields = fieldsOf(form, button);
  // Its own each time: a page that comes back from the browser's memory may say something else.
  const id = (fields.once = freshId());
  delete fields.csrf_token;
  const said = {};
  letterNames.split(" ").forEach((name) => {
    said[name] = (fields[name] ?? "").trim();
    delete fields[name];
  });
  const forMe = fields.send === "just_me";
  const { key } = forMe ? own : folder;
  fields.letter_key = forMe ? "own" : String(folder.version);
  const pieces = [];
  const parts = await cut(form, pieces, (bytes, place) => seal(bytes, key, place, PIECE));
  const place = [table, "sealed_words", letterRow || id];
  fields.letter = toBase64(await seal(asBytes(BY[letterAs](said, parts)), key, place));
  fields.table = table;
  fields.pieces = pieces.map((piece) => piece.id).join(" ");
  const letter = await wrapped(new URL(form.action).pathname, fields, id);
  return { letter, pieces: pieces.map((piece) => ({ ...piece, letter: id, key: fields.letter_key })) };
}

// What was recorded or drawn, in pieces of one size, so that a broken line costs one of them.
async function cut(form, pieces, seal) {
  const parts = [];
  for (const part of form.parts?.values() ?? []) {
    const bytes = await part.bytes();
    const ids = [];
    for (let from = 0; from < bytes.length; from += PIECE - 1) {
      const id = freshId();
      pieces.push({ id, at: pieces.length, sealed: await seal(bytes.subarray(from, from + PIECE - 1), ["pieces", "sealed_bytes", id]) });
      ids.push(id);
    }
    parts.push({ kind: part.kind, pieces: ids, seconds: part.seconds ?? 0, about: part.about ?? "" });
  }
  return parts;
}

async function wrapped(path, fields, id) {
  const { seal, toBase64, folder, box } = await sealer();
  const sealed = await seal(asBytes({ path, fields }), folder.key, ["letters", "sealed_form", id]);
  return { id, box, version: folder.version, made: Date.now(), sealed: toBase64(sealed) };
}
