// Offers other ways to say something where this phone has them; what they need comes when one is wanted.
import { canSeal, load } from "./sealer.js";

export function watchWays() {
  document.querySelectorAll("[data-ways]").forEach((box) => {
    const can = { voice: canRecord(), drawing: canSeal() && "PointerEvent" in self, pictures: true };
    box.querySelectorAll("[data-way]").forEach((button) => {
      const { way } = button.dataset;
      button.hidden = !can[way];
      button.addEventListener("click", (event) => {
        event.preventDefault();
        open(way, box);
      });
    });
    if (box.querySelector("input[name=strip]").value) open("pictures", box);
  });
}

async function open(way, box) {
  const wrong = box.querySelector("[data-ways-wrong]");
  try {
    wrong.hidden = true;
    await (await load("ways.js")).openWay(way, box);
  } catch {
    wrong.hidden = false;
  }
}

function canRecord() {
  return canSeal() && "MediaRecorder" in self && Boolean(navigator.mediaDevices?.getUserMedia);
}
