// Whether this phone takes messages from us, and how it stops: its maker forgets, and so do we.

// Where the words of a message lie on the phone (keep.js shows them).
export const WORDS_KEPT = "alerts";
export const WORDS = "/words-of-an-alert";

/** What the phone's maker gave us, or nothing. */
export async function ourSubscription() {
  const registration = await navigator.serviceWorker?.getRegistration();
  return registration?.pushManager?.getSubscription();
}

/** No message comes to this phone any more. */
export async function stopAlerts() {
  await (await ourSubscription())?.unsubscribe();
  await caches.delete(WORDS_KEPT);
}
