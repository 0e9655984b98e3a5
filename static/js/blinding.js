// The phone's half of a blind signature: RSABSSA-SHA384-PSS-Randomized (RFC 9474). The server signs
// what `blind` gives without seeing it; `finalize` takes the blinding off and looks at what came back.
// Bytes come and go as base64.
import { RSABSSA } from "@cloudflare/blindrsa-ts";

const SUITE = RSABSSA.SHA384.PSS.Randomized();
const ALGORITHM = { name: "RSA-PSS", hash: "SHA-384" };
const KEY_BITS = 2048;
const EXPONENT = "1,0,1"; // 65537

/** What went wrong, as one of four words: bad-request, bad-key, bad-signature, failed. */
export class Refused extends Error {}

/** Puts a random beginning before the message, and blinds both for this key. */
export async function blind({ publicKey, message }) {
  const said = fromBase64(message);
  const key = await readKey(publicKey);
  const prepared = SUITE.prepare(said);
  const { blindedMsg, inv } = await SUITE.blind(key, prepared);
  return { blinded: toBase64(blindedMsg), inv: toBase64(inv), prepared: toBase64(prepared) };
}

/** The signature under `prepared`, which holds for everybody who has the key. */
export async function finalize({ publicKey, prepared, inv, blindSignature }) {
  const [said, inverse, signed] = [prepared, inv, blindSignature].map(fromBase64);
  const key = await readKey(publicKey);
  try {
    return { signature: toBase64(await SUITE.finalize(key, said, signed, inverse)) };
  } catch {
    throw new Refused("bad-signature");
  }
}

// A key of another size or exponent is none of ours, and could be made to lay the message open.
async function readKey(publicKey) {
  const written = fromBase64(publicKey);
  let key;
  try {
    key = await crypto.subtle.importKey("spki", written, ALGORITHM, true, ["verify"]);
  } catch {
    throw new Refused("bad-key");
  }
  const { modulusLength, publicExponent } = key.algorithm;
  if (modulusLength !== KEY_BITS || publicExponent.join() !== EXPONENT) throw new Refused("bad-key");
  return key;
}

function fromBase64(text) {
  if (typeof text !== "string") throw new Refused("bad-request");
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    throw new Refused("bad-request");
  }
}

function toBase64(bytes) {
  return btoa(String.fromCharCode(...bytes));
}
