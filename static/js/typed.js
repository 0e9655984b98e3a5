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
    if (form.going) return form.leave?.();
    if (hasParts(form) && !isLetter(form, submitter)) return cannotWait(form);
    form.going = true;
    const sent = isLetter(form, submitter) ? post(form, submitter) : send(form, submitter);
    sent.catch(() => failed()).then((leave) => goOn(form, leave));
  });
  // Whoever writes on, or comes back to a page in the browser's memory, begins again.
  document.addEventListener("input", ({ target }) => target.form?.leave && goOn(target.form));
  addEventListener("pageshow", () => document.querySelectorAll("form").forEach((form) => goOn(form)));
}

// Until the page that answers is here, another tap asks for that page, and says nothing again.
function goOn(form, leave) {
  form.leave = leave;
  form.going = Boolean(leave);
  leave?.();
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
  return () => {
    form.addEventListener("formdata", put, { once: true });
    HTMLFormElement.prototype.submit.call(form);
  };
}

// A page that is drawn anew would lose what was recorded or drawn.
function cannotWait(form) {
  const note = form.querySelector("[data-ways-later]");
  note.hidden = false;
  note.scrollIntoView({ block: "center" });
}

function failed() {
  const note = document.querySelector("[data-no-signal]");
  if (!note) return;
  note.hidden = false;
  note.focus();
}
