// Cuts the fonts of the pages: node fonts.mjs PACKAGE OUT.
import fs from "node:fs";
import path from "node:path";
import subsetFont from "subset-font";

const [from, out] = process.argv.slice(2);
const face = (name) => `source-sans-3-${name}-wght-normal.woff2`;
const read = (name) => fs.readFileSync(path.join(from, "files", face(name)));
const write = (name, font) => fs.writeFileSync(path.join(out, face(name)), font);

// letters returns the letters of ranges of code points.
const letters = (...ranges) =>
  ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i))).join("");

const ext = read("latin-ext");
write("latin-ext", await subsetFont(ext, letters([0x100, 0x17f], [0x1fa, 0x1ff], [0x218, 0x21b], [0x1e9e, 0x1e9e]), { targetFormat: "woff2" }));
write("latin-rare", await subsetFont(ext, letters([0x180, 0x1f9], [0x200, 0x217], [0x21c, 0x2ff], [0x1e00, 0x1e9d], [0x1ef2, 0x1eff], [0x20a0, 0x20c0]), { targetFormat: "woff2" }));
for (const name of ["latin", "vietnamese", "greek", "cyrillic"]) write(name, read(name));
fs.copyFileSync(path.join(from, "LICENSE"), path.join(out, "OFL.txt"));
