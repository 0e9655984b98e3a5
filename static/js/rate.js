// Sends a rating without a cookie, with a ticket if this phone has one. First everything that will be
// sent is shown; whatever is refused, what was picked and written stays where it is.
import { freshId, load } from "./sealer.js";
import { shelfFor, useUp } from "./tickets.js";

const WORDS_BUCKET = 4096;

export function watchRating() {
  const form = document.querySelector("form[data-rate]");
  if (form) new Rating(form).begin();
}

class Rating {
  constructor(form) {
    this.form = form;
    this.service = form.dataset.rate;
    this.sending = false;
  }

  begin() {
    const { card, open, round } = this.form.dataset;
    this.held = card === undefined ? shelfFor(round) : null;
    const mine = this.held?.shelf.services[this.service];
    if (mine?.used) return this.show("used");
    this.ticket = mine?.signature ? mine : null;
    if (!this.ticket && card === undefined && open === undefined) return this.show("none");
    if (this.ticket) this.form.querySelector("[data-rate-open]")?.remove();
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.look();
    });
    this.part("look").addEventListener("click", ({ target }) => {
      const what = target.closest("[data-rate-do]")?.dataset.rateDo;
      if (what === "change") this.show("ask");
      if (what === "send") this.send();
    });
    this.show("ask");
  }

  part(name) {
    return document.querySelector(`[data-rate-part="${name}"]`);
  }

  show(name) {
    document.querySelectorAll("[data-rate-part]").forEach((part) => (part.hidden = part.dataset.ratePart !== name));
    scrollTo(0, 0);
  }

  refuse(reason) {
    this.show("ask");
    this.form.querySelector("[data-rate-reason]").textContent = reason;
    this.form.querySelector("[data-rate-refused]").hidden = false;
  }

  // What was picked, with the words and pictures that stand beside it in the form.
  look() {
    this.form.querySelector("[data-rate-refused]").hidden = true;
    const rows = [...this.form.querySelectorAll(".face__mark:checked")].map((mark) => row(mark));
    for (const box of this.form.querySelectorAll("textarea")) {
      if (box.value.trim()) rows.push(line(box.labels[0].textContent, box.value.trim()));
    }
    if (!rows.length) return this.refuse(this.form.dataset.first);
    this.part("look").querySelector("[data-rate-picked]").replaceChildren(...rows);
    this.show("look");
    this.part("look").querySelector("h2").focus();
  }

  // Words and wish go sealed to whoever reads them later, both the same size. The key is asked for by
  // nobody in particular, like the rest.
  async seal(body) {
    if (!crypto.subtle) return;
    for (const name of ["words", "wish"]) {
      const text = (body.get(name) ?? "").trim();
      body.delete(name);
      if (!text) continue;
      const { seal, toBase64 } = await load("sealing.js");
      const { version, key } = await this.wordsKey();
      const id = freshId();
      const sealed = await seal(new TextEncoder().encode(text), key, ["heard_words", "sealed_words", id], WORDS_BUCKET);
      body.set("words_key", version);
      body.set(`${name}_id`, id);
      body.set(`${name}_sealed`, toBase64(sealed));
    }
  }

  async wordsKey() {
    const answer = await fetch(this.form.dataset.keys, { credentials: "omit", redirect: "error" });
    return (await answer.json()).words;
  }

  async send() {
    if (this.sending) return;
    this.sending = true;
    const body = new URLSearchParams(new FormData(this.form));
    body.delete("step");
    if (this.ticket) {
      body.set("prepared", this.ticket.prepared);
      body.set("signature", this.ticket.signature);
    }
    try {
      await this.seal(body);
      const answer = await fetch(this.form.dataset.send, { method: "POST", body, credentials: "omit", redirect: "error" });
      const { taken, reason } = await answer.json();
      if (!taken) return this.refuse(reason);
      if (this.ticket) useUp(this.held, this.service);
      this.form.reset();
      this.show("thanks");
    } catch {
      this.refuse(this.form.dataset.lost);
    } finally {
      this.sending = false;
    }
  }
}

function row(mark) {
  const asked = mark.closest("fieldset").querySelector("legend").textContent.trim();
  const said = line(asked, "");
  const face = document.createElement("p");
  face.className = "chosen-face";
  face.append(...[...mark.nextElementSibling.children].map((part) => part.cloneNode(true)));
  face.lastElementChild.className = "";
  said.lastElementChild.append(face);
  return said;
}

function line(term, words) {
  const said = document.createElement("div");
  const [what, which] = [document.createElement("dt"), document.createElement("dd")];
  what.textContent = term;
  which.textContent = words;
  which.className = words ? "words" : "";
  said.append(what, which);
  return said;
}
