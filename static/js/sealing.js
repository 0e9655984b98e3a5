// The phone's half of youthvoice/crypto/envelope.py: seals bytes to a public key for one cell, with
// HPKE (RFC 9180) over X-Wing, and pads them first (youthvoice/crypto/padding.py). Loaded when it is
// needed: it is the largest script there is.
import { Aes256Gcm, CipherSuite, HkdfSha256 } from "@hpke/core";
import { XWing } from "@hpke/hybridkem-x-wing";

const VERSION = 1;
const SMALLEST_BUCKET = 256;
const END = 0x80;
const BETWEEN = "\x1f";

const suite = new CipherSuite({ kem: new XWing(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** The bytes, sealed for a table, a column and a row: opens with the other half of `key`, and only there. */
export async function seal(bytes, key, [table, column, row], atLeast = SMALLEST_BUCKET) {
  const place = ["youthvoice", "envelope", table, column, row.replaceAll("-", "")].join(BETWEEN);
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromBase64(key));
  const info = new TextEncoder().encode(place);
  const { enc, ct } = await suite.seal({ recipientPublicKey, info }, pad(bytes, atLeast));
  const sealed = new Uint8Array(1 + enc.byteLength + ct.byteLength);
  sealed[0] = VERSION;
  sealed.set(new Uint8Array(enc), 1);
  sealed.set(new Uint8Array(ct), 1 + enc.byteLength);
  return sealed;
}

export function fromBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

export function toBase64(bytes) {
  const AT_ONCE = 8192; // browsers take only so many arguments
  let text = "";
  for (let from = 0; from < bytes.length; from += AT_ONCE) {
    text += String.fromCharCode(...bytes.subarray(from, from + AT_ONCE));
  }
  return btoa(text);
}

function pad(bytes, atLeast) {
  let size = atLeast;
  while (size < bytes.length + 1) size *= 2;
  const padded = new Uint8Array(size);
  padded.set(bytes);
  padded[bytes.length] = END;
  return padded;
}
