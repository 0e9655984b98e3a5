// Shows what lies on this phone; and takes it away where a browser does not do so when it is told to.
// Its two pages alone load this.
import { forgetPages, hasPages } from "./offline.js";
import { ourSubscription } from "./subscription.js";
import { forgetTickets, hasTickets } from "./tickets.js";
import { forgetWaiting, isAnythingWaiting } from "./waiting.js";

if ("empty" in document.body.dataset) forgetAll();
else showAll();

async function forgetAll() {
  forgetTickets();
  await forgetPages();
  await forgetWaiting();
}

async function showAll() {
  show("tickets", hasTickets());
  show("waiting", isAnythingWaiting());
  if (held("pages")) show("pages", await hasPages());
  if (held("alerts")) show("alerts", await ourSubscription());
}

function show(what, isHeld) {
  const line = held(what);
  if (line) line.hidden = !isHeld;
}

function held(what) {
  return document.querySelector(`[data-held="${what}"]`);
}
