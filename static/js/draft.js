// Keeps what is being written: the words of every form with data-draft go to the server a moment
// after typing stops, and when the page is hidden or left. Nothing is kept in the browser.

const REST_MS = 3000;
const AGAIN_MS = 15000;

const drafts = new Set();

export function watchDrafts() {
  document.querySelectorAll("form[data-draft]").forEach((form) => drafts.add(new Draft(form)));
  if (!drafts.size) return;
  addEventListener("pagehide", saveDrafts);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saveDrafts();
  });
}

/** Sends every draft that has changed; each settles when the server has it or has failed. */
export function saveDrafts() {
  return Promise.allSettled([...drafts].map((draft) => draft.save()));
}

/** Sends them before the session ends, and nothing after that. */
export function saveForTheLastTime() {
  const saved = saveDrafts();
  drafts.forEach((draft) => (draft.stopped = true));
  return saved;
}

class Draft {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-draft-status]");
    this.last = this.words();
    this.timer = 0;
    this.sending = null;
    this.onItsWay = null;
    this.arriving = null;
    form.addEventListener("input", () => this.saveAfter(REST_MS));
    form.addEventListener("change", () => this.saveAfter(REST_MS));
    form.addEventListener("submit", () => this.stop());
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.stopped = false;
    });
  }

  words() {
    const data = new FormData(this.form);
    [...data].forEach(([name, value]) => {
      if (typeof value !== "string") data.delete(name);
    });
    return new URLSearchParams(data).toString();
  }

  saveAfter(ms) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), ms);
  }

  // What is sent for good must not come back as a draft, so a form that is on its way sends no more.
  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    this.sending?.abort();
  }

  save() {
    clearTimeout(this.timer);
    const words = this.words();
    if (this.stopped || words === this.last) return null;
    if (words !== this.onItsWay) this.arriving = this.send(words);
    return this.arriving;
  }

  async send(words) {
    this.onItsWay = words;
    this.sending?.abort();
    const sending = (this.sending = new AbortController());
    try {
      const answer = await fetch(this.form.dataset.draft, {
        method: "POST",
        body: new URLSearchParams(words),
        keepalive: words.length < 60000, // browsers refuse more than 64 KB after the page has gone
        redirect: "error",
        signal: sending.signal,
      });
      if (!answer.ok) throw new Error(`draft not kept: ${answer.status}`);
      this.last = words;
      this.tell("kept");
    } catch {
      if (sending.signal.aborted) return;
      this.tell("notKept");
      this.saveAfter(AGAIN_MS);
    } finally {
      if (this.onItsWay === words) this.onItsWay = null;
    }
  }

  tell(what) {
    if (this.status) this.status.textContent = this.status.dataset[what];
  }
}
