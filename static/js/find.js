// The panel under the global search field: arrow keys walk its links, Escape goes back to the field.
let closed = true;

const finder = (node) => node.closest?.("[data-find]");
const panelOf = (find) => find.querySelector(".hits");
const fieldOf = (find) => find.querySelector("input[type=search]");

/** Shows or hides the panel; what arrives after it was closed stays hidden. */
function show(find, on) {
  closed = !on;
  panelOf(find).hidden = !on || !panelOf(find).children.length;
}

/** Opens the panel with what fits the field: what was opened last while it is empty. */
function open(find) {
  show(find, true);
  fieldOf(find).dispatchEvent(new CustomEvent("find:open"));
}

function walk(find, event) {
  const links = [...panelOf(find).querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  const last = links.length - 1;
  const to = { ArrowDown: Math.min(at + 1, last), ArrowUp: at - 1, Home: at < 0 ? null : 0, End: at < 0 ? null : last }[event.key];
  if (to === undefined || to === null || panelOf(find).hidden) return;
  event.preventDefault();
  (links[to] || fieldOf(find)).focus();
}

document.addEventListener("keydown", (event) => {
  const find = finder(event.target);
  if (!find) return;
  if (event.key === "Escape" && !panelOf(find).hidden) {
    event.preventDefault(); // keeps what was typed
    fieldOf(find).focus();
    show(find, false);
  } else if (event.key === "ArrowDown" && panelOf(find).hidden) {
    event.preventDefault();
    open(find);
  } else walk(find, event);
});

document.addEventListener("focusin", (event) => {
  for (const find of document.querySelectorAll("[data-find]")) {
    if (!find.contains(event.target)) show(find, false);
    else if (event.target === fieldOf(find) && !find.contains(event.relatedTarget)) open(find);
  }
});

document.addEventListener("click", (event) => {
  for (const find of document.querySelectorAll("[data-find]")) {
    if (!find.contains(event.target)) show(find, false);
    else if (event.target === fieldOf(find) && closed) open(find);
  }
});

document.addEventListener("input", (event) => {
  if (finder(event.target)) closed = false;
});

// On a phone saved views stand in a row that scrolls: the current one is brought into sight.
for (const when of ["DOMContentLoaded", "htmx:afterSettle"]) {
  document.addEventListener(when, () => {
    document.querySelector(".views [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  });
}

document.addEventListener("htmx:afterSwap", (event) => {
  const find = finder(event.target);
  if (find && !closed) show(find, true);
});
