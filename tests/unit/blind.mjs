// Runs in Node what phones run: reads a list of steps as JSON, writes what came of each.
import { RSABSSA } from "@cloudflare/blindrsa-ts";
import { blind, finalize } from "../../static/js/blinding.js";

const bytes = (text) => Buffer.from(text, "base64");

// A page has no use for it: what is signed is looked at on the server.
async function verify({ publicKey, prepared, signature }) {
  const algorithm = { name: "RSA-PSS", hash: "SHA-384" };
  const key = await crypto.subtle.importKey("spki", bytes(publicKey), algorithm, true, ["verify"]);
  const suite = RSABSSA.SHA384.PSS.Randomized();
  return { holds: await suite.verify(key, bytes(signature), bytes(prepared)) };
}

async function answer({ step, ...given }) {
  try {
    return await { blind, finalize, verify }[step](given);
  } catch (error) {
    return { error: error.message };
  }
}

let asked = "";
for await (const part of process.stdin) asked += part;
const answers = [];
for (const each of JSON.parse(asked)) answers.push(await answer(each));
process.stdout.write(JSON.stringify(answers));
