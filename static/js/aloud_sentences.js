// What can be read aloud on a page, sentence by sentence. Where a sentence ends, and its key, stand
// in youthvoice/aloud/sentences.py too; a test holds the two together.
const END = /[.!?…؟۔]+["'”’»)\]]*\s+|\s*\u2029\s*/g;
const WORD = /[\p{L}\p{N}]/u;
const KEY_LENGTH = 10;
const FLOWING = ["inline", "contents"];
const SILENT = "script, style, template, audio, video, canvas, [hidden], [aria-hidden=true], [data-unread], .only-read";
const FIELDS = "textarea, select, input";
const TYPED = "textarea, [type=text], [type=tel], [type=search]";

/** Where the sentences of a text begin and end. */
export function cut(text) {
  const found = [];
  let start = 0;
  const ends = [...text.matchAll(END)].map((end) => end.index + end[0].length);
  for (const end of [...ends, text.length]) {
    if (WORD.test(text.slice(start, end))) found.push([start, end]);
    start = end;
  }
  return found;
}

/** A sentence as its key is made of it. */
export function tidy(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** The short name a sentence goes by. */
export async function keyOf(sentence) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(sentence));
  const bytes = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0"));
  return bytes.join("").slice(0, KEY_LENGTH);
}

/** Everything below an element that can be seen and read, in order: its words, its language, and where they stand. */
export function readable(root) {
  const units = [];
  let text = "";
  let pieces = [];

  function close() {
    for (const [start, end] of cut(text)) {
      const parts = pieces
        .map(({ node, at }) => [node, Math.max(start - at, 0), Math.min(end - at, node.length)])
        .filter(([node, from, to]) => from < to && node.data.slice(from, to).trim());
      units.push({ text: tidy(text.slice(start, end)), lang: languageOf(parts[0][0].parentElement), parts });
    }
    text = "";
    pieces = [];
  }

  function whole(element, said) {
    close();
    if (WORD.test(said)) units.push({ text: tidy(said), lang: languageOf(element), marks: [element] });
  }

  function walk(element, style) {
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        pieces.push({ node: child, at: text.length });
        text += style.whiteSpace.startsWith("pre") ? child.data.replace(/\n/g, "\u2029") : child.data;
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        visit(child, element);
      }
    }
  }

  function visit(element, parent) {
    const style = getComputedStyle(element);
    const folded = parent.matches("details:not([open])") && !element.matches("summary");
    if (folded || element.matches(SILENT) || style.display === "none" || style.visibility !== "visible") return;
    if (element.matches("[role=img], img")) return whole(element, element.getAttribute("aria-label") ?? element.alt ?? "");
    if (element.matches(FIELDS)) return whole(element, valueOf(element));
    const flows = FLOWING.includes(style.display) && element.tagName !== "BR";
    if (!flows) close();
    walk(element, style);
    if (!flows) close();
  }

  walk(root, getComputedStyle(root));
  close();
  return units;
}

// What somebody has typed or picked; never what hides itself, such as a secret.
function valueOf(field) {
  if (field.matches("select")) return field.selectedOptions[0]?.textContent ?? "";
  return field.matches(TYPED) ? field.value : "";
}

function languageOf(element) {
  return element.closest("[lang]").lang;
}

/** Puts an element around each part of each sentence, so that it can be shown which one is being read. */
export function wrap(units) {
  // From the end: what stands before a part keeps its place while the part is cut off.
  for (const unit of [...units].reverse()) {
    unit.marks ??= unit.parts.reverse().map(([node, from, to]) => {
      if (to < node.length) node.splitText(to);
      const mark = document.createElement("span");
      const part = from ? node.splitText(from) : node;
      part.replaceWith(mark);
      mark.className = "aloud-words";
      mark.append(part);
      return mark;
    }).reverse();
  }
}

/** Takes these elements away again and leaves the words as they were. */
export function unwrap(units) {
  units.filter((unit) => unit.parts).flatMap((unit) => unit.marks).forEach((mark) => {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  });
}
