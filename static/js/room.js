// Says in words how much room is left in a box with data-room, and only when it is getting short.

const LETTERS_IN_A_WORD = 6;
const NEAR = 0.8;

export function watchRoom() {
  document.querySelectorAll("textarea[data-room]").forEach((box) => {
    const line = box.parentElement.querySelector("[data-room-words]");
    const most = Number(box.dataset.room);
    let last = "";
    box.addEventListener("input", () => {
      const words = Math.ceil(Math.abs(most - box.value.length) / LETTERS_IN_A_WORD);
      const rounded = words > 20 ? Math.floor(words / 10) * 10 : words;
      const { near, over } = line.dataset;
      let text = "";
      if (box.value.length > most) text = over.replace("{count}", rounded);
      else if (box.value.length > most * NEAR) text = near.replace("{count}", rounded);
      if (text !== last) line.textContent = last = text;
    });
  });
}
