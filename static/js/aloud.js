// Reads the page aloud, sentence by sentence, with a bar to stop it, hear it again and change its
// speed. It begins only when somebody asks, and is silent the moment the page is left or put away.
import { readable, unwrap, wrap } from "./aloud_sentences.js";
import { Sounds, voicesAreHere } from "./aloud_sounds.js";

const RATES = [0.6, 0.8, 1, 1.25, 1.5];
const FIRST_RATE = { slow: 1, "": 2, fast: 3 };
const BREATH_MS = 250;
const NO_VOICE_MS = 1500;
const LEADS_ON = "a, button, summary, input, select, textarea";
const GOING = ["gone", "curtain"];

// Small enough to be drawn here: no page loads them that nobody reads aloud.
const DRAWINGS = {
  stop: "M6 6h12v12H6z",
  again: "M5 12a7 7 0 1 0 2.5-5.4M5 3.5v4.3h4.3",
  next: "M6 5.5v13l9-6.5zM18.5 5.5v13",
  slower: "M5 12h14",
  faster: "M5 12h14M12 5v14",
};

let reader = null;

/** Begins to read aloud, or ends it. */
export async function toggle(button) {
  if (reader) return reader.close();
  reader = new Reader(button, document.querySelector("[data-aloud-bar]"));
  await reader.open();
}

class Reader {
  constructor(button, bar) {
    this.button = button;
    this.bar = bar;
    this.status = bar.querySelector("[role=status]");
    this.main = document.querySelector("main");
    this.sounds = new Sounds(button.dataset);
    this.units = [];
    this.at = -1;
    this.rate = FIRST_RATE[button.dataset.pace ?? ""];
    this.turn = 0;
    this.hush = null;
    this.timer = 0;
    this.closing = new AbortController();
  }

  async open() {
    this.button.setAttribute("aria-pressed", "true");
    this.listen();
    await Promise.all([dressed(this.button.dataset.aloud.replace(/js$/, "css")), voicesAreHere()]);
    if (this.closing.signal.aborted || isGoing()) return this.close();
    this.showBar();
    this.units = readable(this.main);
    wrap(this.units);
    this.read(this.firstInSight());
  }

  listen() {
    const { signal } = this.closing;
    this.bar.addEventListener("click", (event) => this.press(event.target.closest("[data-does]")), { signal });
    this.main.addEventListener("click", (event) => this.tap(event.target), { signal });
    addEventListener("keydown", (event) => event.key === "Escape" && this.close(), { signal });
    addEventListener("pagehide", () => this.close(), { signal });
    document.addEventListener("visibilitychange", () => document.visibilityState !== "visible" && this.close(), { signal });
    const watcher = new MutationObserver(() => isGoing() && this.close());
    watcher.observe(document.documentElement, { attributeFilter: ["class"] });
    signal.addEventListener("abort", () => watcher.disconnect());
  }

  showBar() {
    this.bar.querySelectorAll("[data-does]").forEach(draw);
    const places = document.querySelector(".places");
    const isStuck = getComputedStyle(places).position === "sticky";
    const below = isStuck ? places.offsetHeight : 0;
    this.bar.style.insetBlockEnd = `${below}px`;
    this.bar.hidden = false;
    // What gets the focus is never behind the bars.
    document.documentElement.style.scrollPaddingBlockEnd = `${below + this.bar.offsetHeight + 16}px`;
    this.limitSpeed();
    this.bar.querySelector("[data-does=stop]").focus({ preventScroll: true });
  }

  press(button) {
    const does = button?.dataset.does;
    if (does === "stop") this.close();
    if (does === "again") this.read(this.at);
    if (does === "next") this.read(this.at + 1);
    if (does === "slower") this.setRate(this.rate - 1);
    if (does === "faster") this.setRate(this.rate + 1);
  }

  // What leads somewhere still does; a choice is picked, and said as well.
  tap(target) {
    const words = target.closest(".aloud-words, [role=img]") ?? target.closest("label")?.querySelector(".aloud-words");
    const at = this.units.findIndex((unit) => unit.marks.includes(words));
    if (at >= 0 && !target.closest(LEADS_ON)) this.read(at);
  }

  setRate(rate) {
    if (!(rate in RATES)) return;
    this.rate = rate;
    this.limitSpeed();
    this.read(this.at);
  }

  limitSpeed() {
    const isLast = { slower: this.rate === 0, faster: this.rate === RATES.length - 1 };
    Object.entries(isLast).forEach(([does, is]) => {
      this.bar.querySelector(`[data-does=${does}]`).setAttribute("aria-disabled", is);
    });
  }

  async read(at) {
    this.silence();
    const turn = this.turn;
    const unit = this.units[at];
    if (!unit) return this.tell("done");
    this.at = at;
    mark(unit);
    const say = await this.sounds.of(unit);
    if (turn !== this.turn) return;
    this.tell(say ? "" : "none");
    if (!say) this.timer = setTimeout(() => this.read(at + 1), NO_VOICE_MS);
    else this.hush = say(RATES[this.rate], (heard) => this.said(at, heard));
  }

  said(at, heard) {
    this.hush = null;
    if (heard) this.timer = setTimeout(() => this.read(at + 1), BREATH_MS);
    else this.tell("failed");
  }

  tell(what) {
    this.status.textContent = what ? this.status.dataset[what] : "";
  }

  silence() {
    this.turn += 1;
    clearTimeout(this.timer);
    this.hush?.();
    this.hush = null;
    this.units[this.at]?.marks.forEach((each) => each.classList.remove("aloud-now"));
  }

  close() {
    this.silence();
    this.closing.abort();
    unwrap(this.units);
    this.tell("");
    const hadFocus = this.bar.contains(document.activeElement);
    this.bar.hidden = true;
    document.documentElement.style.scrollPaddingBlockEnd = "";
    this.button.setAttribute("aria-pressed", "false");
    if (hadFocus) this.button.focus({ preventScroll: true });
    reader = null;
  }

  // Whoever has scrolled down wants to hear what is there.
  firstInSight() {
    const top = document.querySelector(".topbar").getBoundingClientRect().bottom;
    return Math.max(0, this.units.findIndex(({ marks }) => marks[0].getBoundingClientRect().top >= top));
  }
}

function isGoing() {
  return GOING.some((name) => document.documentElement.classList.contains(name));
}

function mark({ marks }) {
  marks.forEach((each) => each.classList.add("aloud-now"));
  const { top, bottom } = marks[0].getBoundingClientRect();
  if (top > innerHeight * 0.15 && bottom < innerHeight * 0.7) return;
  const isCalm = document.documentElement.classList.contains("calm");
  const isStill = isCalm || matchMedia("(prefers-reduced-motion: reduce)").matches;
  marks[0].scrollIntoView({ block: "center", behavior: isStill ? "auto" : "smooth" });
}

// The page holds only the words of the bar, since most people never ask for it.
function draw(button) {
  if (button.querySelector("svg")) return;
  const word = document.createElement("span");
  word.append(...button.childNodes);
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  picture.setAttribute("class", button.dataset.does === "next" ? "icon icon--turns" : "icon");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("aria-hidden", "true");
  line.setAttribute("d", DRAWINGS[button.dataset.does]);
  picture.append(line);
  button.append(picture, word);
  button.className = "place";
}

// The bar's own style, fetched once; without it the bar still works.
function dressed(address) {
  const there = document.querySelector(`link[href="${address}"]`);
  if (there) return null;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
  const done = new Promise((ready) => (link.onload = link.onerror = ready));
  document.head.append(link);
  return done;
}
