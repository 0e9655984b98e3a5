// Picking six pictures without a round trip to the server for each. Without this script, every
// picture is a submit button and the server does the same.

const LENGTH = 6;

export function watchCodepad() {
  document.querySelectorAll("[data-codepad]").forEach(setUp);
}

function setUp(pad) {
  const form = pad.closest("form");
  const field = pad.querySelector("[data-codepad-picked]");
  const slots = [...pad.querySelector("[data-codepad-slots]").children];
  const count = pad.querySelector("[data-codepad-count]");
  const undo = pad.querySelector("button[name=undo]");
  const shown = pad.dataset.codepad === "show";
  const keys = new Map([...pad.querySelectorAll("button[name=pick]")].map((key) => [key.value, key]));
  let picked = field.value.split(" ").filter(Boolean);

  function draw() {
    field.value = picked.join(" ");
    slots.forEach((slot, place) => {
      slot.classList.toggle("codepad__slot--full", place < picked.length);
      slot.replaceChildren(...(shown && picked[place] ? [pictureOf(keys.get(picked[place]))] : []));
    });
    undo.disabled = picked.length === 0;
    form.querySelectorAll("[data-when-full]").forEach((part) => {
      part.hidden = picked.length < LENGTH;
    });
  }

  function tell(name) {
    const words = count.dataset.words.replace("{n}", picked.length);
    count.textContent = shown && name ? `${name}. ${words}` : words;
  }

  pad.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=pick], button[name=undo]");
    if (!button) return;
    event.preventDefault();
    if (button === undo) {
      picked = picked.slice(0, -1);
      tell("");
    } else if (picked.length < LENGTH) {
      picked = [...picked, button.value];
      tell(button.textContent.trim());
    }
    draw();
    if (button === undo && undo.disabled) keys.values().next().value.focus({ preventScroll: true });
    if (button !== undo && picked.length === LENGTH) showWhenFull(form);
  });

  draw();
}

function showWhenFull(form) {
  const submit = form.querySelector("[data-when-full] button, button[data-when-full]");
  submit?.scrollIntoView({ block: "nearest" });
  submit?.focus({ preventScroll: true });
}

function pictureOf(key) {
  const picture = key.querySelector("svg").cloneNode(true);
  picture.setAttribute("class", "picture picture--slot");
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", key.textContent.trim());
  picture.removeAttribute("aria-hidden");
  return picture;
}
