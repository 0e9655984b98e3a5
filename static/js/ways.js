// Other ways to say something: a voice note, a drawing, a strip of pictures. Loaded when somebody
// wants one. What is recorded or drawn stays in this page until it is sealed and sent.

const LONGEST_MS = 3 * 60 * 1000;
const MOST_BYTES = 5 * 1024 * 1024;
const BITS_PER_SECOND = 24000; // enough for a voice: three minutes are about 540 KB
const RECORDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const SIDE = 1000;
const LINE = 12;
const MOST_NUMBERS = 100000;

let panels;

/** Opens the panel of this way in its form. Rejects where it cannot be had. */
export async function openWay(kind, box) {
  const there = box.querySelector(`[data-panel-of="${kind}"]`);
  if (there) return there.querySelector("button, canvas").focus();
  panels ??= await askForPanels(box.dataset.ways);
  const panel = panels.querySelector(`template[data-panel="${kind}"]`).content.cloneNode(true).firstElementChild;
  panel.dataset.panelOf = kind;
  box.append(panel);
  const form = box.closest("form");
  form.parts ??= new Map();
  const way = new { voice: Voice, drawing: Drawing, pictures: Strip }[kind](panel, form, box);
  panel.querySelector("[data-close]").addEventListener("click", () => {
    way.forget();
    panel.remove();
    box.querySelector(`[data-way="${kind}"]`).focus();
  });
  panel.querySelector("button:not([hidden]), canvas").focus();
}

async function askForPanels(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`no panels: ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

class Voice {
  constructor(panel, form) {
    this.panel = panel;
    this.form = form;
    this.sound = panel.querySelector("[data-voice-sound]");
    for (const [name, act] of [["start", this.start], ["stop", this.stop], ["again", this.start]]) {
      panel.querySelector(`[data-voice="${name}"]`).addEventListener("click", act.bind(this));
    }
    // Nobody must be listened to who has put the phone away.
    this.away = () => document.visibilityState === "hidden" && this.stop();
    document.addEventListener("visibilitychange", this.away);
  }

  async start() {
    this.drop();
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      return this.say("refused");
    }
    const type = RECORDS.find((each) => MediaRecorder.isTypeSupported(each));
    this.recorder = new MediaRecorder(this.stream, { mimeType: type, audioBitsPerSecond: BITS_PER_SECOND });
    const heard = [];
    this.recorder.addEventListener("dataavailable", ({ data }) => heard.push(data));
    this.recorder.addEventListener("stop", () => this.done(new Blob(heard, { type })));
    this.begun = Date.now();
    this.recorder.start(1000);
    this.clock = setInterval(() => this.tick(), 500);
    this.say("on");
    this.panel.querySelector('[data-voice="stop"]').focus();
  }

  tick() {
    const ms = Date.now() - this.begun;
    const [minutes, seconds] = [Math.floor(ms / 60000), Math.floor(ms / 1000) % 60];
    this.panel.querySelector("[data-voice-time]").textContent = `${minutes}:${String(seconds).padStart(2, "0")}`;
    if (ms >= LONGEST_MS) this.stop();
  }

  stop() {
    if (this.recorder?.state === "recording") this.recorder.stop();
    this.silence();
  }

  silence() {
    clearInterval(this.clock);
    this.stream?.getTracks().forEach((track) => track.stop());
  }

  done(blob) {
    this.silence();
    if (this.gone) return;
    if (!blob.size || blob.size > MOST_BYTES) return this.say("none");
    const seconds = Math.round((Date.now() - this.begun) / 1000);
    this.sound.src = URL.createObjectURL(blob);
    this.form.parts.set("voice", { kind: "voice", seconds, bytes: async () => new Uint8Array(await blob.arrayBuffer()) });
    this.say("done");
  }

  say(what) {
    this.panel.querySelectorAll("[data-voice-say]").forEach((line) => (line.hidden = line.dataset.voiceSay !== what));
    const shown = { on: ["stop"], done: ["again"] }[what] ?? ["start"];
    this.panel.querySelectorAll("[data-voice]").forEach((button) => (button.hidden = !shown.includes(button.dataset.voice)));
    this.sound.hidden = what !== "done";
  }

  drop() {
    this.form.parts.delete("voice");
    if (this.sound.src) URL.revokeObjectURL(this.sound.src);
    this.sound.removeAttribute("src");
  }

  forget() {
    this.gone = true;
    this.stop();
    this.drop();
    document.removeEventListener("visibilitychange", this.away);
  }
}

class Drawing {
  constructor(panel, form) {
    this.form = form;
    this.canvas = panel.querySelector("[data-canvas]");
    this.about = panel.querySelector("[data-about]");
    this.strokes = [];
    this.colours = [...panel.querySelectorAll("[data-colour]")];
    this.pick(this.colours[0]);
    this.colours.forEach((each) => each.addEventListener("click", () => this.pick(each)));
    panel.querySelector("[data-undo]").addEventListener("click", () => {
      this.strokes.pop();
      this.draw();
    });
    this.canvas.addEventListener("pointerdown", (event) => this.begin(event));
    this.canvas.addEventListener("pointermove", (event) => this.go(event));
    for (const end of ["pointerup", "pointercancel"]) this.canvas.addEventListener(end, () => (this.stroke = null));
    this.draw();
  }

  pick(button) {
    this.colours.forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
    this.colour = button.dataset.colour;
  }

  begin(event) {
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.stroke = { c: this.colour, w: LINE, p: [] };
    this.strokes.push(this.stroke);
    this.go(event);
  }

  go(event) {
    if (!this.stroke || this.strokes.reduce((sum, { p }) => sum + p.length, 0) > MOST_NUMBERS) return;
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    const within = (value) => Math.min(SIDE, Math.max(0, Math.round(value)));
    this.stroke.p.push(within(((event.clientX - left) / width) * SIDE), within(((event.clientY - top) / height) * SIDE));
    this.draw();
  }

  draw() {
    const ink = this.canvas.getContext("2d");
    const scale = this.canvas.width / SIDE;
    ink.fillStyle = "#ffffff";
    ink.fillRect(0, 0, this.canvas.width, this.canvas.height);
    Object.assign(ink, { lineCap: "round", lineJoin: "round" });
    for (const { c, w, p } of this.strokes) {
      ink.strokeStyle = this.colours.find(({ dataset }) => dataset.colour === c).dataset.paint;
      ink.lineWidth = w * scale;
      ink.beginPath();
      ink.moveTo(p[0] * scale, p[1] * scale);
      // A tap is a dot: a line to where it began.
      for (let at = 0; at < p.length; at += 2) ink.lineTo(p[at] * scale, p[at + 1] * scale);
      ink.stroke();
    }
    this.keep();
  }

  keep() {
    if (!this.strokes.length) return this.forget();
    const written = () => new TextEncoder().encode(JSON.stringify({ strokes: this.strokes }));
    const about = () => this.about.value.trim();
    this.form.parts.set("drawing", { kind: "drawing", get about() { return about(); }, bytes: async () => written() });
  }

  forget() {
    this.form.parts.delete("drawing");
  }
}

class Strip {
  constructor(panel, form, box) {
    this.strip = panel.querySelector("[data-strip]");
    this.field = box.querySelector("input[name=strip]");
    this.buttons = [...panel.querySelectorAll("[data-picture]")];
    this.names = this.field.value ? this.field.value.split(" ") : [];
    panel.addEventListener("click", ({ target }) => {
      const name = target.closest("[data-picture]")?.dataset.picture;
      if (name && this.names.length < Number(this.strip.dataset.most)) this.names.push(name);
      else if (target.closest("[data-undo]")) this.names.pop();
      else return;
      this.show();
    });
    this.show();
  }

  show() {
    const drawn = this.names.map((name) => {
      const line = document.createElement("li");
      line.className = "strip__one";
      const button = this.buttons.find(({ dataset }) => dataset.picture === name);
      if (button) line.append(...[...button.children].map((each) => each.cloneNode(true)));
      return line;
    });
    this.strip.replaceChildren(...drawn);
    this.field.value = this.names.join(" ");
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  forget() {
    this.names = [];
    this.show();
  }
}
