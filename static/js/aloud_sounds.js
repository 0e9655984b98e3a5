// What a sentence sounds like: somebody's recording where the area has one, else a voice that lives
// on this phone, else a sound that was made with the product. Any other voice would send the words
// to a company, so it is never used.
import { keyOf } from "./aloud_sentences.js";

const VOICES_COME_WITHIN_MS = 700;
// Some phones never say that a voice has ended.
const LONGEST_MS = 4000;
const LONGEST_PER_LETTER_MS = 250;

const phone = self.speechSynthesis;
const player = new Audio();

/** The sounds there are for one page. */
export class Sounds {
  constructor({ recorded, made }) {
    this.lists = { recorded, made };
    this.found = {};
  }

  /** How a sentence is said: a function that takes the speed and what to do at its end. Null where there is no way. */
  async of({ text, lang }) {
    return (await this.listed("recorded", text, lang)) ?? this.spoken(text, lang) ?? this.listed("made", text, lang);
  }

  async listed(kind, text, lang) {
    const address = this.lists[kind];
    if (!address || !crypto.subtle || address.split("/")[2] !== primary(lang)) return null;
    this.found[kind] ??= keysAt(address);
    const key = await keyOf(text);
    return (await this.found[kind]).has(key) ? (rate, end) => play(address.replace(kind, `sounds/${key}`), rate, end) : null;
  }

  spoken(text, lang) {
    const voice = voiceFor(lang);
    return voice && ((rate, end) => speak(voice, text, rate, end));
  }
}

/** Waits for the phone to say which voices it has: some do so only after they were asked. */
export async function voicesAreHere() {
  if (!phone || phone.getVoices().length) return;
  await new Promise((done) => {
    phone.addEventListener?.("voiceschanged", done, { once: true });
    setTimeout(done, VOICES_COME_WITHIN_MS);
  });
}

function voiceFor(lang) {
  const wanted = lang.toLowerCase();
  const ours = (phone?.getVoices() ?? []).filter(
    (voice) => voice.localService === true && primary(voice.lang) === primary(lang),
  );
  const same = ours.find((voice) => voice.lang.replace("_", "-").toLowerCase() === wanted);
  return same ?? ours.find((voice) => voice.default) ?? ours[0] ?? null;
}

function primary(lang) {
  return lang.toLowerCase().split(/[-_]/)[0];
}

// The list is one long word, so that it is short: a new key begins at every tenth letter.
async function keysAt(address) {
  try {
    const answer = await fetch(address, { credentials: "omit" });
    return new Set((await answer.json()).match(/.{10}/g));
  } catch {
    return new Set();
  }
}

// Both give back what silences them, and call `end` once, with whether it was heard, unless silenced.
function speak(voice, text, rate, end) {
  const words = new SpeechSynthesisUtterance(text);
  Object.assign(words, { voice, lang: voice.lang, rate });
  const over = once(end, () => clearTimeout(patience));
  const patience = setTimeout(over, LONGEST_MS + (LONGEST_PER_LETTER_MS * text.length) / rate, true);
  words.onend = () => over(true);
  words.onerror = () => over(false);
  phone.speak(words);
  return () => {
    over();
    phone.cancel();
  };
}

function play(address, rate, end) {
  const over = once(end);
  player.src = address;
  player.defaultPlaybackRate = player.playbackRate = rate;
  player.onended = () => over(true);
  player.onerror = () => over(false);
  player.play().catch(() => over(false)); // refused while nobody has touched the page
  return () => {
    over();
    player.pause();
  };
}

// Said once: true or false is told, nothing is kept to oneself.
function once(end, tidyUp) {
  let isOver = false;
  return (heard) => {
    if (isOver) return;
    isOver = true;
    tidyUp?.();
    if (heard !== undefined) end(heard);
  };
}
