// Shows what lies on this phone; and takes it away where a browser does not do so when it is told to.
import { forgetPages, hasPages } from "./offline.js";
import { forgetTickets, hasTickets } from "./tickets.js";
import { forgetWaiting, isAnythingWaiting } from "./waiting.js";

export async function watchPhone() {
  if ("empty" in document.body.dataset) {
    forgetTickets();
    await forgetPages();
    await forgetWaiting();
    return;
  }
  show("tickets", hasTickets());
  show("waiting", isAnythingWaiting());
  if (held("pages")) show("pages", await hasPages());
}

function show(what, isHeld) {
  const line = held(what);
  if (line) line.hidden = !isHeld;
}

function held(what) {
  return document.querySelector(`[data-held="${what}"]`);
}
