// Charts: a drawing taken away as a PNG. Without script the SVG and the table's file remain.

/** The file of a chart, as text, and the name the server gives it. */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status}`);
  const said = answer.headers.get("Content-Disposition") || "";
  const name = /filename="([^"]+)\.svg"/.exec(said)?.[1] || "chart";
  return { text: await answer.text(), name };
}

/** An SVG painted on a canvas at twice its size; a data: address is what the policy allows. */
async function painted(text) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function savePng(button) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  try {
    const { text, name } = await fetched(button.dataset.chartPng);
    const link = document.createElement("a");
    link.href = (await painted(text)).toDataURL("image/png");
    link.download = `${name}.png`;
    link.click();
  } catch {
    button.textContent = "PNG failed, try the SVG";
  } finally {
    button.removeAttribute("aria-busy");
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-chart-png]");
  if (button) savePng(button);
});

// --- one stop of a chart, under the pointer or the arrow keys ------------------------------------
// A [data-plot] holds its drawings (each with data-area="left right top base" where it has a cursor),
// a JSON of stops, and a line that reads them out: see CurveChart.reading.

const SVG = "http://www.w3.org/2000/svg";
const STEPS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 30, PageDown: -30, Home: -Infinity, End: Infinity };

function drawn(name, attributes) {
  const shape = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, String(value));
  return shape;
}

/** A chart's own stops: shown, moved along, hidden. */
function reader(plot) {
  const told = JSON.parse(plot.querySelector("script[type='application/json']").textContent);
  const out = plot.querySelector("[data-readout]");
  const { rows, last, lines, marks } = told;
  const hint = out.textContent;
  let at = null;

  const said = (row) =>
    lines
      .map((line) => (/%\d+/g.test(line) && line.match(/%\d+/g).every((n) => row[n.slice(1)] === null) ? "" : line.replace(/%(\d+)/g, (_, n) => row[n])))
      .filter(Boolean);

  function cursor(svg, row) {
    svg.querySelector(".cursor-all")?.remove();
    if (!row) return;
    const [left, right, top, base] = svg.dataset.area.split(" ").map(Number);
    const x = left + ((right - left) * row[0]) / last;
    const all = drawn("g", { class: "cursor-all" });
    all.append(drawn("line", { class: "cursor", x1: x, x2: x, y1: top, y2: base }));
    for (const n of marks) {
      if (row[n] === null) continue;
      all.append(drawn("circle", { class: "cursor-dot", cx: x, cy: base - ((base - top) * row[n]) / 100, r: 4 }));
    }
    svg.append(all);
  }

  function show(index) {
    at = index === null ? null : Math.min(Math.max(index, 0), rows.length - 1);
    const row = at === null ? null : rows[at];
    for (const svg of plot.querySelectorAll("svg[data-area]")) cursor(svg, row);
    out.classList.toggle("on", Boolean(row));
    if (!row) return (out.textContent = hint);
    const [head, ...rest] = said(row);
    const name = document.createElement("b");
    name.textContent = head;
    out.replaceChildren(name, ...rest.map((text) => Object.assign(document.createElement("span"), { textContent: text })));
    plot.setAttribute("aria-valuenow", String(row[0]));
    plot.setAttribute("aria-valuetext", [head, ...rest].join(", "));
  }

  function under(event, svg) {
    const box = svg.getBoundingClientRect();
    const [left, right] = svg.dataset.area.split(" ").map(Number);
    const x = ((event.clientX - box.left) / box.width) * svg.viewBox.baseVal.width;
    const value = ((x - left) / (right - left)) * last;
    let near = 0;
    rows.forEach((row, n) => {
      if (Math.abs(row[0] - value) < Math.abs(rows[near][0] - value)) near = n;
    });
    return near;
  }

  Object.entries({ role: "slider", tabindex: 0, "aria-valuemin": rows[0][0], "aria-valuemax": rows.at(-1)[0] }).forEach(([key, value]) => plot.setAttribute(key, String(value)));
  const figure = plot.closest("figure");
  if (figure) plot.setAttribute("aria-labelledby", figure.getAttribute("aria-labelledby"));
  show(told.start);
  show(null);
  for (const svg of plot.querySelectorAll("svg[data-area]")) {
    const follow = (event) => show(under(event, svg));
    svg.addEventListener("pointermove", follow);
    svg.addEventListener("pointerdown", follow);
    svg.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch" && document.activeElement !== plot) show(null);
    });
  }
  plot.addEventListener("focus", () => plot.matches(":focus-visible") && at === null && show(told.start));
  plot.addEventListener("blur", () => show(null));
  plot.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return show(null);
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    show(at === null ? told.start : at + step);
  });
}

const begun = new WeakSet();
function beginAll() {
  for (const plot of document.querySelectorAll("[data-plot]")) {
    if (begun.has(plot)) continue;
    begun.add(plot);
    reader(plot);
  }
}
document.addEventListener("DOMContentLoaded", beginAll);
document.addEventListener("htmx:load", beginAll);
