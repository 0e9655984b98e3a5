// What a home screen shows, in dots: Apple's phones take no drawing, and Android cuts a shape out.
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";

// The names it may go by: CALLED in youthvoice/comfort/looks.py.
const NAMES = ["notes", "lists", "days"];
const PAPER = "#FFFAF3";

// By the end of a file's name: how large, how much of it the drawing takes, and what is behind it.
// Of a maskable icon only the inner circle is sure to be seen, four fifths across (W3C Manifest).
const ICONS = {
  180: { size: 180, part: 0.8, ground: PAPER },
  192: { size: 192, part: 1, ground: "#0000" },
  512: { size: 512, part: 1, ground: "#0000" },
  "512-maskable": { size: 512, part: 0.56, ground: PAPER },
};

/** Draws every icon of every name from static/ into a folder. */
export async function drawIcons(from, to) {
  await mkdir(to, { recursive: true });
  await Promise.all(NAMES.flatMap((name) => Object.entries(ICONS).map(([end, icon]) => draw(from, to, name, end, icon))));
}

async function draw(from, to, name, end, { size, part, ground }) {
  const inner = Math.round(size * part);
  const drawing = await sharp(await readFile(path.join(from, `${name}.svg`)), { density: 72 * (inner / 32) })
    .resize(inner, inner)
    .toBuffer();
  await sharp({ create: { width: size, height: size, channels: 4, background: ground } })
    .composite([{ input: drawing }])
    .png({ palette: true, colours: 32, compressionLevel: 9 })
    .toFile(path.join(to, `${name}-${end}.png`));
}
