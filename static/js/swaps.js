// Pages that change in place: where the focus goes, what is said aloud, dialogs and passing notes.
const SLOW = 150; // milliseconds before waiting is shown
let before = { id: "", typed: null };
let waiting = 0;

const main = () => document.getElementById("main");
const dialog = () => document.getElementById("dialog");

/** What had the focus, by an id that the exchanged part has too. */
function remember() {
  const at = document.activeElement;
  const field = at?.id === "list-search" ? at : null;
  before = { id: at?.closest("details")?.querySelector(":scope > summary")?.id || at?.id || "", typed: field?.value ?? null };
}

/** Gives the focus back to where it was, else to the head of the part that is new. */
function refocus() {
  const at = document.activeElement;
  const field = document.getElementById("list-search");
  if (before.typed !== null && field && field.value !== before.typed) {
    field.value = before.typed; // typed while the answer was on its way
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (at && at !== document.body) return;
  (document.getElementById(before.id) || main())?.focus({ preventScroll: true });
}

/** Says what the page shows now to those who do not see it change. */
function tell() {
  const head = main()?.querySelector(".top .t");
  const told = document.getElementById("told");
  if (head && told) told.textContent = head.innerText.replace(/\s+/g, " ").trim();
}

function openDialog() {
  const box = dialog();
  if (!box.querySelector("[data-dialog-close]")) {
    const close = document.createElement("button");
    close.type = "button";
    close.className = "btn icon ghost close";
    close.dataset.dialogClose = "";
    close.setAttribute("aria-label", box.dataset.close);
    close.textContent = "×";
    box.append(close);
  }
  if (!box.open) box.showModal();
  const field = box.querySelector(".is-invalid, [autofocus]") || box.querySelector("form input:not([type=hidden]), form select, form textarea");
  (field || box.querySelector("h2"))?.focus();
}

/** A passing note: never the only place where something that matters is said. */
function toast({ level, text }) {
  const tone = { success: "good", error: "bad", warning: "warn" }[level] || "info";
  const note = document.createElement("div");
  note.className = `toast ${tone}`;
  note.textContent = text;
  document.getElementById("toasts").append(note);
  setTimeout(() => note.remove(), 8000);
}

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target !== main()) return;
  remember();
  waiting = setTimeout(() => main()?.setAttribute("aria-busy", "true"), SLOW);
});

// What is not asked for does not stand in the address.
document.addEventListener("htmx:configRequest", (event) => {
  const { verb, target, formData, path, elt } = event.detail;
  if (verb !== "get" || target !== main()) return;
  for (const [name, value] of [...formData.entries()]) if (value === "") formData.delete(name);
  // A list that opens with a default is bare only when it is asked to be.
  const isBare = ![...formData.keys()].length && !path.includes("?");
  if (isBare && elt.closest("[data-bare]")) formData.set("all", "");
});

document.addEventListener("htmx:afterRequest", () => {
  clearTimeout(waiting);
  main()?.removeAttribute("aria-busy");
});

// A form in the dialog that names no address belongs to the page the dialog was fetched from.
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target !== dialog()) return;
  const from = event.detail.pathInfo.finalRequestPath;
  for (const form of dialog().querySelectorAll("form")) {
    if (!form.getAttribute("action")) form.setAttribute("action", from);
    form.setAttribute("hx-post", form.getAttribute("action"));
    form.setAttribute("hx-target", "#dialog");
    if (form.enctype === "multipart/form-data") form.setAttribute("hx-encoding", form.enctype);
    window.htmx.process(form);
  }
  openDialog();
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target.id !== "main") return;
  refocus();
  tell();
});

document.addEventListener("toast", (event) => event.detail.messages.forEach(toast));

document.addEventListener("click", (event) => {
  const box = dialog();
  if (!box?.open) return;
  const cancels = event.target.closest("[data-dialog-close], .fs.foot a.btn:not([target])");
  if (event.target === box || (cancels && box.contains(cancels))) {
    event.preventDefault();
    box.close();
  }
});

document.addEventListener("close", (event) => {
  if (event.target === dialog()) dialog().replaceChildren();
}, true);
