// Small manners on top of pages that work without any script.
import "./swaps.js";
import "./find.js";
import "./week.js";
import "./charts.js";
import "./faults.js";
import "./offline.js";
import "./print.js";
import "./admin.js";
import "./copying.js";

const root = document.documentElement;
const remembered = (() => {
  try {
    return localStorage.getItem("theme");
  } catch {
    return null;
  }
})();
// Signed in, the server knows; this device then remembers it for when nobody is.
if ("own" in root.dataset) keepTheme(root.dataset.theme || "auto");
else if (remembered === "light" || remembered === "dark") root.dataset.theme = remembered;
root.classList.add("js");

/** Keeps the choice of light, dark or the device's own on this device. */
function keepTheme(choice) {
  try {
    if (choice === "auto") localStorage.removeItem("theme");
    else localStorage.setItem("theme", choice);
  } catch {
    // a browser that keeps nothing still changes this page
  }
}

/** Changes this page at once and marks the pressed button; its form tells the server. */
function chooseTheme(choice) {
  keepTheme(choice);
  if (choice === "auto") delete root.dataset.theme;
  else root.dataset.theme = choice;
  markTheme();
}

function markTheme() {
  const current = root.dataset.theme || "auto";
  for (const button of document.querySelectorAll("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === current));
  }
}

/** Closes every open menu but the one given. */
function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.drop[open], details.who[open], .tabbar details[open]")) {
    if (menu !== except && !menu.contains(except)) menu.open = false;
  }
}

/** Shows the bulk bar and tints the rows while something is ticked. */
function countTicks(box) {
  const form = box.closest("[data-bulk]");
  if (!form) return;
  const boxes = [...form.querySelectorAll("input[data-tick]")];
  const all = form.querySelector("input[data-tick-all]");
  if (box === all) for (const each of boxes) each.checked = all.checked;
  const ticked = boxes.filter((each) => each.checked);
  for (const each of boxes) each.closest("tr")?.classList.toggle("sel", each.checked);
  if (all) {
    all.checked = ticked.length > 0 && ticked.length === boxes.length;
    all.indeterminate = ticked.length > 0 && ticked.length < boxes.length;
  }
  const bar = form.querySelector(".bulk");
  if (!bar) return;
  bar.hidden = ticked.length === 0;
  for (const out of bar.querySelectorAll("[data-tick-count]")) out.textContent = String(ticked.length);
}

document.addEventListener("click", (event) => {
  const theme = event.target.closest("[data-theme-choice]");
  if (theme) return chooseTheme(theme.dataset.themeChoice);
  if (event.target.closest("[data-tick-clear]")) {
    const form = event.target.closest("[data-bulk]");
    for (const each of form.querySelectorAll("input[data-tick]")) each.checked = false;
    countTicks(form.querySelector("input[data-tick]"));
  }
  const fill = event.target.closest("[data-fill]");
  if (fill) {
    const field = document.getElementById(fill.dataset.fill);
    field.value = fill.dataset.value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.focus();
  }
  closeMenus(event.target.closest("details"));
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    const fields = [...document.querySelectorAll("input[type=search]")];
    const search = fields.find((each) => each.getClientRects().length);
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  }
  if (event.key === "Escape") {
    const open = event.target.closest("details.drop[open], details.who[open], .tabbar details[open]");
    closeMenus(null);
    open?.querySelector("summary")?.focus();
  }
});

document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.matches("input[data-tick], input[data-tick-all]")) return countTicks(field);
  const form = field.form;
  if (form?.matches("[data-auto-submit]") && !["search", "date"].includes(field.type) && !field.matches("[data-wait]")) form.requestSubmit();
});

// A second press of a button that sends a form would send it twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.matches("[hx-post]")) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 4000);
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

document.addEventListener("DOMContentLoaded", () => {
  markTheme();
  for (const box of document.querySelectorAll("[data-bulk] input[data-tick]:checked")) countTicks(box);
});
