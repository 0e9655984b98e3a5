// Leave now: the page goes blank at once, the server is told to end the session, and another site
// takes this page's place in history. The link works without this; three presses of Shift do the same.
import { saveForTheLastTime } from "./draft.js";

const PRESSES = 3;
const WITHIN_MS = 1500;
const WAIT_FOR_DRAFT_MS = 400;

/** Blanks the page at once, tells the server without waiting for it, and replaces this page by another site. */
export async function leave(link) {
  document.documentElement.classList.add("gone");
  document.title = "";
  // What was typed goes first: once the session has ended, the server does not know whose it is.
  await Promise.race([saveForTheLastTime(), new Promise((done) => setTimeout(done, WAIT_FOR_DRAFT_MS))]);
  fetch(link.href, { keepalive: true, redirect: "manual", cache: "no-store" }).catch(() => {});
  location.replace(link.dataset.leave);
}

export function watchLeave() {
  const link = document.querySelector("a.leave[data-leave]");
  if (!link) return;

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link);
  });

  let presses = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") {
      presses = []; // writing a capital letter is not a wish to leave
    } else if (!event.repeat) {
      const now = event.timeStamp;
      presses = [...presses.filter((then) => now - then < WITHIN_MS), now];
      if (presses.length >= PRESSES) leave(link);
    }
  });

  // "Back" from the other site must not show what was here.
  addEventListener("pageshow", (event) => {
    if (event.persisted && document.documentElement.classList.contains("gone")) location.reload();
  });
}
