// Forms leave this phone sealed: to their author, who alone can open them, or as a letter to their
// folder. Without scripts the server seals what comes.
import { stopDraft } from "./draft.js";
import { hasParts, isLetter, post } from "./letters.js";
import { canSeal, fieldsOf, sealTyped } from "./sealer.js";

// What is no secret: proofs that the form is ours, and which page it is of.
const OPEN = ["csrf_token", "once", "subject"];

export function watchTyped() {
  if (!canSeal()) return;
  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented || !form.matches("form[data-draft], form[data-seal]")) return;
    event.preventDefault();
    if (form.going) return;
    if (hasParts(form) && !isLetter(form, submitter)) return cannotWait(form);
    form.going = true;
    const sent = isLetter(form, submitter) ? post(form, submitter) : send(form, submitter);
    // Until the page that answers is here, another tap would say it again.
    sent.catch(failed).then((isLeaving) => (form.going = isLeaving));
  });
  // A page that comes back from the browser's memory begins again.
  addEventListener("pageshow", () => document.querySelectorAll("form").forEach((form) => (form.going = false)));
}

async function send(form, button) {
  const fields = fieldsOf(form, button);
  const open = OPEN.filter((name) => name in fields).map((name) => [name, fields[name]]);
  OPEN.forEach((name) => delete fields[name]);
  const { id, sealed } = await sealTyped(fields);
  stopDraft(form);
  const put = ({ formData }) => {
    [...formData.keys()].forEach((name) => formData.delete(name));
    [...open, ["typed", sealed], ["typed_id", id]].forEach(([name, value]) => formData.append(name, value));
  };
  form.addEventListener("formdata", put, { once: true });
  HTMLFormElement.prototype.submit.call(form);
  return true;
}

// A page that is drawn anew would lose what was recorded or drawn.
function cannotWait(form) {
  const note = form.querySelector("[data-ways-later]");
  note.hidden = false;
  note.scrollIntoView({ block: "center" });
}

function failed() {
  const note = document.querySelector("[data-no-signal]");
  if (note) {
    note.hidden = false;
    note.focus();
  }
  return false;
}
