// Builds static/dist/: portal.css, admin.css, chart.css, portal.js, the typeface and the small pictures. Run by `npm run build`.
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

function compiled(name) {
  const { css } = compile(join(here, "scss", name), {
    style: "compressed",
    loadPaths: [modules],
    quietDeps: true,
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
    logger: Logger.silent,
  });
  return css;
}

function style(name) {
  return logical.reduce((text, [from, to]) => text.replace(from, to), compiled(name));
}

/** The style of a chart that stands alone: no variable and no translucent color, which few programs beside browsers know. */
function chartStyle() {
  const css = compiled("chart_file.scss");
  const tokens = new Map([...css.match(/:root\{([^}]*)\}/)[1].matchAll(/(--[\w-]+):\s*([^;}]+)/g)].map(([, k, v]) => [k, v]));
  const plain = (body) =>
    body
      .replace(/var\((--[\w-]+)\)/g, (_, name) => tokens.get(name))
      .replace(/fill:(#\w{6})(\w\w)\b/g, (_, color, alpha) => `fill:${color};fill-opacity:${(parseInt(alpha, 16) / 255).toFixed(2)}`);
  const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)];
  return rules
    .filter(([, selector]) => selector === "@font-face" || selector.startsWith(".chart "))
    .map(([, selector, body]) => `${selector}{${plain(body)}}`)
    .join("\n");
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, "fonts"), { recursive: true });
for (const name of ["portal", "admin"]) writeFileSync(join(dist, `${name}.css`), style(`${name}.scss`));
writeFileSync(join(dist, "chart.css"), chartStyle());
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
