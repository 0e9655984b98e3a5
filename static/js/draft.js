// Keeps what is being written: the words of every form with data-draft go to the server a moment
// after typing stops, and when the page is hidden or left. They go sealed to their author alone.
import { shelve, unshelve } from "./letters.js";
import { canSeal, fieldsOf, freshId, sealTyped } from "./sealer.js";

const REST_MS = 3000;
const AGAIN_MS = 15000;
// A page that goes has no time to seal: what was typed is sealed while there is.
const BREATH_MS = 150;
// What a form brings along that nobody typed (drafts/service.py): alone it is not worth keeping.
const NOT_TYPED = [
  "csrf_token", "once", "subject", "send", "verdict", "view", "happened", "audience", "version",
];

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

/** What is sent for good must not come back as a draft: this form keeps no more. */
export function stopDraft(form) {
  [...drafts].find((draft) => draft.form === form)?.stop();
}

class Draft {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-draft-status]");
    this.last = this.words();
    this.timer = this.breath = 0;
    this.sending = this.onItsWay = this.arriving = this.shelved = null;
    this.parcel = { words: null, body: null };
    const typed = () => {
      this.saveAfter(REST_MS);
      clearTimeout(this.breath);
      this.breath = setTimeout(() => this.wrap(this.words()).catch(() => {}), BREATH_MS);
    };
    form.addEventListener("input", typed);
    form.addEventListener("change", typed);
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.stopped = false;
    });
  }

  words() {
    return JSON.stringify(fieldsOf(this.form));
  }

  saveAfter(ms) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), ms);
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    clearTimeout(this.breath);
    this.sending?.abort();
  }

  save() {
    clearTimeout(this.timer);
    const words = this.words();
    if (this.stopped || words === this.last) return null;
    if (words !== this.onItsWay) this.arriving = this.send(words);
    return this.arriving;
  }

  // The words as they travel. Without a way to seal them (no TLS) the server does it.
  async wrap(words) {
    if (this.parcel.words === words) return this.parcel.body;
    const fields = JSON.parse(words);
    const { csrf_token, subject } = fields;
    let body = new URLSearchParams(fields);
    if (canSeal()) {
      body = new URLSearchParams({ csrf_token, subject });
      if (isTyped(fields)) {
        const { id, sealed } = await sealTyped(fields);
        body.append("typed", sealed);
        body.append("typed_id", id);
      }
    }
    this.parcel = { words, body };
    return body;
  }

  async send(words) {
    this.onItsWay = words;
    this.sending?.abort();
    const sending = (this.sending = new AbortController());
    try {
      const body = this.parcel.words === words ? this.parcel.body : await this.wrap(words);
      if (sending.signal.aborted) return;
      const answer = await fetch(this.form.dataset.draft, {
        method: "POST",
        body,
        keepalive: String(body).length < 60000, // browsers refuse more than 64 KB after the page has gone
        redirect: "error",
        signal: sending.signal,
      });
      if (!answer.ok) throw new Error(`draft not kept: ${answer.status}`);
      this.last = words;
      this.tell("kept");
      this.shelved &&= await unshelve(this.shelved);
    } catch {
      if (sending.signal.aborted) return;
      this.tell((await this.shelve(words)) ? "kept" : "notKept");
      this.saveAfter(AGAIN_MS);
    } finally {
      if (this.onItsWay === words) this.onItsWay = null;
    }
  }

  // Without a network it waits on the phone, locked, in case the page goes before there is one.
  async shelve(words) {
    try {
      const { csrf_token, ...fields } = Object.fromEntries(await this.wrap(words));
      this.shelved ??= freshId();
      await shelve(this.form.dataset.draft, fields, this.shelved);
      return true;
    } catch {
      return false;
    }
  }

  tell(what) {
    if (this.status) this.status.textContent = this.status.dataset[what];
  }
}

function isTyped(fields) {
  return Object.entries(fields).some(([name, value]) => !NOT_TYPED.includes(name) && String(value).trim());
}
