// Builds static/dist/: portal.css, admin.css, portal.js, the typeface and the small pictures. Run by `npm run build`.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile, Logger } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "..", "node_modules");
const dist = join(here, "dist");

// Bootstrap writes left and right; the portal is read in both directions.
const logical = [
  [/\b(margin|padding)-left\b/g, "$1-inline-start"],
  [/\b(margin|padding)-right\b/g, "$1-inline-end"],
  [/\bborder-(top|bottom)-left-radius\b/g, (_, edge) => `border-${edge === "top" ? "start" : "end"}-start-radius`],
  [/\bborder-(top|bottom)-right-radius\b/g, (_, edge) => `border-${edge === "top" ? "start" : "end"}-end-radius`],
  [/\btext-align:left\b/g, "text-align:start"],
  [/\btext-align:right\b/g, "text-align:end"],
  [/\b(float|clear):left\b/g, "$1:inline-start"],
  [/\b(float|clear):right\b/g, "$1:inline-end"],
];

function style(name) {
  const { css } = compile(join(here, "scss", name), {
    style: "compressed",
    loadPaths: [modules],
    quietDeps: true,
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
    logger: Logger.silent,
  });
  return logical.reduce((text, [from, to]) => text.replace(from, to), css);
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, "fonts"), { recursive: true });
for (const name of ["portal", "admin"]) writeFileSync(join(dist, `${name}.css`), style(`${name}.scss`));
for (const script of ["latin", "latin-ext", "vietnamese"]) {
  const name = `public-sans-${script}-wght-normal.woff2`;
  cpSync(join(modules, "@fontsource-variable", "public-sans", "files", name), join(dist, "fonts", name));
}
cpSync(join(here, "img"), join(dist, "img"), { recursive: true });
await build({
  entryPoints: [join(here, "js", "portal.js")],
  outfile: join(dist, "portal.js"),
  bundle: true,
  minify: true,
  target: "es2020",
  legalComments: "none",
});
