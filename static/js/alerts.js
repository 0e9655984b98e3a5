// "Tell me when there is something new": asks the phone on a tap and not before, and tells our own
// server where the phone's maker takes messages for it. Its page alone loads this.
import { WORDS, WORDS_KEPT, ourSubscription, stopAlerts } from "./subscription.js";

const form = document.querySelector("[data-alerts]");
const { worker } = document.body.dataset;

if (form && "serviceWorker" in navigator && "PushManager" in self && "Notification" in self) begin();

async function begin() {
  const isOn = "on" in form.dataset;
  form.hidden = false;
  hide("cannot");
  if (isOn && !(await ourSubscription())) {
    // Somewhere else, or this phone has forgotten: a tap brings them here.
    hide("here");
    show("elsewhere");
    show("move");
  }
  form.addEventListener("submit", (event) => {
    if (isOn && event.submitter?.name !== "move") return;
    event.preventDefault();
    switchOn();
  });
  document.querySelector("[data-alerts-off]")?.addEventListener("submit", switchOff);
}

async function switchOn() {
  hide("denied");
  hide("failed");
  // Phones by Apple want the question to come straight from the tap.
  if ((await Notification.requestPermission()) !== "granted") return say("denied");
  try {
    const registration = await ready();
    // Always a new address: whoever had messages on this phone before gets them here no more.
    await stopAlerts();
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: form.dataset.key,
    });
    await keepWords();
    form.elements.endpoint.value = subscription.endpoint;
  } catch {
    return say("failed");
  }
  form.submit();
}

async function switchOff(event) {
  event.preventDefault();
  // Whatever the phone says, our server must forget.
  await stopAlerts().catch(() => undefined);
  event.target.submit();
}

async function ready() {
  await navigator.serviceWorker.register(worker);
  return navigator.serviceWorker.ready;
}

// In the words and under the name that hold now: the message itself brings none.
async function keepWords() {
  const { called, title, text } = form.dataset;
  const cache = await caches.open(WORDS_KEPT);
  await cache.put(WORDS, new Response(JSON.stringify({ called, title, text })));
}

function say(what) {
  show(what).focus();
}

function show(what) {
  const found = part(what);
  if (found) found.hidden = false;
  return found;
}

function hide(what) {
  const found = part(what);
  if (found) found.hidden = true;
}

function part(what) {
  return document.querySelector(`[data-alerts-${what}]`);
}
