// The button that reads a page aloud: shown where there is a voice for it. What reads comes when it is pressed.
export function watchAloud() {
  const button = document.querySelector("[data-aloud]");
  if (!button) return;
  const { dataset } = button;
  const phone = self.speechSynthesis;
  const language = document.documentElement.lang.slice(0, 2);
  const ours = ({ localService, lang }) => localService && lang.startsWith(language);
  const look = () => {
    if (dataset.made || dataset.recorded || phone?.getVoices().some(ours)) button.hidden = false;
  };
  look();
  phone?.addEventListener?.("voiceschanged", look);
  button.addEventListener("click", () => import(dataset.aloud).then((code) => code.toggle(button)));
}
