// Writes everything the pages load from outside our own source into static/vendor/:
// fonts, picture sprites, icons, and the bundled styles and scripts.
// Run it with: node assets/build.mjs
import { execFile } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { optimize } from "svgo";
import { parse } from "yaml";
import { drawIcons } from "./icons.mjs";

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const OUT = path.join(ROOT, "static", "vendor");
const NPM = path.join(ROOT, "node_modules");
const LIST = path.join(ROOT, "accessibility", "pictures.yaml");

// Which of the list's sets go into which sprite. A page of the young door loads one or two of them.
const SPRITES = {
  code: ["code"],
  questions: ["question", "theme"],
  rooms: ["room"],
  home: ["home", "face"],
  board: ["board"],
};

const ICONS = [
  "alert-circle", "arrow-left", "backspace", "calendar", "check", "chevron-right", "circle-check",
  "circle", "circle-dashed", "circle-half-2", "clock", "door-exit", "download", "eye", "home", "info-circle", "lifebuoy", "list", "list-check",
  "lock", "message-circle", "microphone", "notebook", "pencil", "phone", "photo", "plus", "printer",
  "refresh", "send", "trash", "user", "users", "volume", "x",
];

const ATTRIBUTION = `Pictures, icons and letters used by YouthVoice

Pictures (pictures/*.svg): from OpenMoji 17.0.0, the open-source emoji and icon project,
  openmoji.org. Licence: CC BY-SA 4.0, creativecommons.org/licenses/by-sa/4.0/
  Adapted: joined into sprites and reduced in size. The sprites are shared under the same licence.

Icons (icons.svg): from Tabler Icons 3.51.0, tabler.io/icons. Copyright (c) Paweł Kuna. Licence: MIT.

Letters (fonts/*.woff2): Atkinson Hyperlegible Next, by the Braille Institute of America.
  Licence: SIL Open Font License 1.1, openfontlicense.org

Arabic and Urdu letters (fonts/arabic-*.woff2): Noto Sans Arabic, copyright 2022 The Noto Project Authors.
  Licence: SIL Open Font License 1.1, openfontlicense.org. Adapted: reduced to the letters of both.

Letters that are heavy at the foot (fonts/other-*.woff2): OpenDyslexic, by Abbie Gonzalez.
  Licence: SIL Open Font License 1.1, openfontlicense.org

Sealing (sealing.js): @hpke/core 1.9.0, @hpke/hybridkem-x-wing 0.7.0 and @hpke/common.
  Copyright (c) Ajitomi Daisuke. Licence: MIT. Within them: noble-curves and noble-hashes.
  Copyright (c) Paul Miller. Licence: MIT.

What waits on a phone (outbox.js): idb 8.0.4. Copyright (c) Jake Archibald. Licence: ISC.

Blind signatures (blind.js): @cloudflare/blindrsa-ts 0.4.4. Copyright (c) 2023 Cloudflare, Inc.
  Licence: Apache-2.0, www.apache.org/licenses/LICENSE-2.0
  Within it: the Stanford Javascript Crypto Library. Licence: BSD-2-Clause, which follows.
`;

// The BSD licence wants its own words beside what it covers. Rules divide the file: first how one
// may choose, then the BSD licence, then the GPL.
async function sjclTerms() {
  const text = await readFile(path.join(NPM, "sjcl", "LICENSE.txt"), "utf8");
  const terms = text.split(/^-{9,}$/m)[1]?.trim();
  if (!terms?.includes("Redistributions in binary form")) throw new Error("sjcl's licence reads differently now");
  return `\n${terms}\n`;
}

// Sprites share one id space, so the drawings may keep no ids or classes of their own.
function drawing(svg, precision) {
  const { data } = optimize(svg, {
    multipass: true,
    floatPrecision: precision,
    plugins: [
      { name: "removeAttrs", params: { attrs: ["class", "id"] } },
      "preset-default",
    ],
  });
  if (/\bid="|url\(#/.test(data)) throw new Error("a drawing refers to an id, which would clash in a sprite");
  return data.match(/^<svg[^>]*>(.*)<\/svg>$/s)[1];
}

function sprite(comment, symbols) {
  return `<svg xmlns="http://www.w3.org/2000/svg"><!-- ${comment} -->\n${symbols.join("\n")}\n</svg>\n`;
}

async function buildPictures() {
  const folder = path.join(NPM, "openmoji", "color", "svg");
  const comment = "OpenMoji 17.0.0, CC BY-SA 4.0, openmoji.org. Adapted: joined and reduced in size.";
  const { pictures } = parse(await readFile(LIST, "utf8"));
  const unused = new Set(pictures.map((picture) => picture.name));
  // Each alone too: a page with one large picture does not need all the others.
  await mkdir(path.join(OUT, "pictures", "alone"), { recursive: true });
  for (const [file, sets] of Object.entries(SPRITES)) {
    const chosen = pictures.filter((picture) => picture.sets.some((set) => sets.includes(set)));
    const symbols = chosen.map(async ({ name, openmoji }) => {
      unused.delete(name);
      const inside = drawing(await readFile(path.join(folder, `${openmoji}.svg`), "utf8"), 1);
      const symbol = `<symbol id="${name}" viewBox="0 0 72 72">${inside}</symbol>`;
      await writeFile(path.join(OUT, "pictures", "alone", `${name}.svg`), sprite(comment, [symbol]));
      return symbol;
    });
    await writeFile(path.join(OUT, "pictures", `${file}.svg`), sprite(comment, await Promise.all(symbols)));
  }
  if (unused.size) throw new Error(`pictures that belong to no sprite: ${[...unused].join(", ")}`);
}

// Tabler draws an unseen square under every icon.
const EMPTY_GROUND = '<path stroke="none" d="M0 0h24v24H0z"/>';

async function buildIcons() {
  const folder = path.join(NPM, "@tabler", "icons", "icons", "outline");
  const symbols = ICONS.map(async (name) => {
    const inside = drawing(await readFile(path.join(folder, `${name}.svg`), "utf8"), 3).replace(EMPTY_GROUND, "");
    return `<symbol id="${name}" viewBox="0 0 24 24">${inside}</symbol>`;
  });
  const comment = "Tabler Icons 3.51.0, MIT, copyright Paweł Kuna, tabler.io/icons";
  await writeFile(path.join(OUT, "icons.svg"), sprite(comment, await Promise.all(symbols)));
}

async function copyFonts() {
  const folder = path.join(NPM, "@fontsource", "atkinson-hyperlegible-next", "files");
  await mkdir(path.join(OUT, "fonts"), { recursive: true });
  // Whole, for paper; and what else than English a page may hold.
  for (const part of ["latin", "latin-ext"]) {
    for (const weight of [400, 700]) {
      const from = path.join(folder, `atkinson-hyperlegible-next-${part}-${weight}-normal.woff2`);
      await cp(from, path.join(OUT, "fonts", `${part}-${weight}.woff2`));
    }
  }
  for (const weight of [400, 700]) {
    const from = path.join(NPM, "@fontsource", "opendyslexic", "files", `opendyslexic-latin-${weight}-normal.woff2`);
    await cp(from, path.join(OUT, "fonts", `other-${weight}.woff2`));
  }
}

// Arabic and Urdu letters, digits and marks, and nothing else of a font with every language of the
// script: a quarter of its size. What somebody types in other letters, their phone draws.
const ARABIC = [
  "U+060C,U+061B,U+061F,U+0621-063A,U+0640-0652,U+0660-066D,U+0670,U+0679,U+067E,U+0686,U+0688,U+0691,U+0698",
  "U+06A9,U+06AF,U+06BA,U+06BE,U+06C0-06C3,U+06CC,U+06D2-06D4,U+06F0-06F9,U+200C-200F",
].join(",");

// The letters of Polish, Romanian and Welsh that English lacks: a third of "latin-ext".
const NEAR = "U+0102-0107,U+0118-0119,U+0141-0144,U+015A-015B,U+015E-015F,U+0162-0163,U+0174-0177,U+0179-017C,U+0218-021B";

// What English is written with; and what else the Latin file has, fetched where it stands.
const PLAIN = "U+0020-007E,U+00A0,U+00A3,U+00AB,U+00B7,U+00BB,U+2010-2015,U+2018-201E,U+2022,U+2026,U+2212";
const ACCENTS = "U+00A1-00A2,U+00A4-00AA,U+00AC-00B6,U+00B8-00BA,U+00BC-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+20AC,U+2122,U+2191,U+2193";
const CUT = [
  ["atkinson-hyperlegible-next", "latin", "plain", PLAIN],
  ["atkinson-hyperlegible-next", "latin", "latin-more", ACCENTS],
  ["noto-sans-arabic", "arabic", "arabic", ARABIC],
  ["atkinson-hyperlegible-next", "latin-ext", "latin-near", NEAR],
];
const DRAWN_TOGETHER = "init,medi,fina,isol,rlig,calt,ccmp,mark,mkmk,kern,locl";

// fontTools comes with WeasyPrint, into .venv.
async function cutFonts() {
  const PATH = `${path.join(ROOT, ".venv", "bin")}${path.delimiter}${process.env.PATH}`;
  await mkdir(path.join(OUT, "fonts"), { recursive: true });
  const cut = CUT.flatMap(([font, part, name, letters]) => [400, 700].map((weight) => promisify(execFile)("pyftsubset", [
    path.join(NPM, "@fontsource", font, "files", `${font}-${part}-${weight}-normal.woff2`),
    `--unicodes=${letters}`,
    "--flavor=woff2",
    "--no-hinting",
    `--layout-features=${DRAWN_TOGETHER}`,
    `--output-file=${path.join(OUT, "fonts", `${name}-${weight}.woff2`)}`,
  ], { env: { ...process.env, PATH } })));
  await Promise.all(cut);
}

// Browsers of about 2021 on.
const OLDEST = ["chrome90", "firefox90", "safari15"];

async function bundle() {
  const common = { bundle: true, minify: true, target: OLDEST, outdir: OUT, logLevel: "warning" };
  const entries = (kind, ...names) => names.map((name) => path.join(ROOT, "static", kind, `${name}.${kind}`));
  await build({ ...common, entryPoints: entries("css", "young", "work", "dark", "strong", "aloud"), external: ["*.woff2"] });
  const young = entries("js", "young", "work", "sealing", "outbox", "ways", "alerts", "phone", "aloud");
  await build({ ...common, entryPoints: young, format: "esm" });
  // Workers of their own, for the pages that ask for them. In this form they also start where
  // modules are not yet allowed as workers (Firefox before 114).
  await build({ ...common, entryPoints: entries("js", "blind", "keep"), format: "iife" });
}

// What is read aloud is made after this, from the words (youthvoice/aloud/making.py), and takes longer.
async function clear() {
  await mkdir(OUT, { recursive: true });
  const found = (await readdir(OUT)).filter((name) => name !== "clips");
  await Promise.all(found.map((name) => rm(path.join(OUT, name), { recursive: true })));
}

await clear();
await Promise.all([
  buildPictures(), buildIcons(), copyFonts(), cutFonts(), bundle(),
  drawIcons(path.join(ROOT, "static"), path.join(OUT, "icons")),
]);
await writeFile(path.join(OUT, "ATTRIBUTION.txt"), ATTRIBUTION + (await sjclTerms()));
