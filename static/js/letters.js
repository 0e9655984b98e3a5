// A letter: something said that goes sealed to the folder and waits on this phone until there is a
// network. Words in it are sealed for the very cell where they will stay, so that the server stores
// them without reading them; around them everything else is sealed once more, so that whoever holds
// the phone does not even see which question it was.
import { stopDraft } from "./draft.js";
import { asBytes, fieldsOf, load, sealer } from "./sealer.js";
import { showWaiting } from "./waiting.js";

const MOST = 5000;
const BY = {
  said: ({ words, feeling }) => ({ words, face: Number(feeling) || null, ...writtenIn() }),
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
  const { words = "", feeling = "", face = "", send, audience } = fieldsOf(form, button);
  if (words.trim().length > MOST) return false;
  if (form.dataset.letter !== "answers") return Boolean(button?.name);
  return Boolean(send) && send === audience && Boolean(words.trim() || feeling || face);
}

/** Puts it on the phone, and sends it from there if there is a network. */
export async function post(form, button) {
  const entry = await written(form, button);
  const outbox = await load("outbox.js");
  const { state, to } = await outbox.send(entry);
  if (state === "lost") throw new Error("neither sent nor kept");
  stopDraft(form);
  if (state === "sent") return location.assign(to);
  if (state === "back") return location.reload();
  form.reset();
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
  const id = fields.once;
  delete fields.csrf_token;
  const said = {};
  letterNames.split(" ").forEach((name) => {
    said[name] = (fields[name] ?? "").trim();
    delete fields[name];
  });
  const forMe = fields.send === "just_me";
  const place = [table, "sealed_words", letterRow || id];
  fields.letter = toBase64(await seal(asBytes(BY[letterAs](said)), (forMe ? own : folder).key, place));
  fields.table = table;
  fields.letter_key = forMe ? "own" : String(folder.version);
  return wrapped(new URL(form.action).pathname, fields, id);
}

async function wrapped(path, fields, id) {
  const { seal, toBase64, folder, box } = await sealer();
  const sealed = await seal(asBytes({ path, fields }), folder.key, ["letters", "sealed_form", id]);
  return { id, box, version: folder.version, made: Date.now(), sealed: toBase64(sealed) };
}
