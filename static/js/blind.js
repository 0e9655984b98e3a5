// A worker that blinds, so that the page stays quick while the numbers are worked out. It is asked
//   { id, step: "blind", publicKey, message }                        -> { id, blinded, inv, prepared }
//   { id, step: "finalize", publicKey, prepared, inv, blindSignature } -> { id, signature }
// and answers { id, error } when it cannot: bad-request, bad-key, bad-signature or failed.
import { Refused, blind, finalize } from "./blinding.js";

const STEPS = new Map([["blind", blind], ["finalize", finalize]]);

addEventListener("message", async ({ data }) => {
  const { id, step, ...given } = data ?? {};
  try {
    if (!STEPS.has(step)) throw new Refused("bad-request");
    postMessage({ id, ...(await STEPS.get(step)(given)) });
  } catch (error) {
    postMessage({ id, error: error instanceof Refused ? error.message : "failed" });
  }
});
