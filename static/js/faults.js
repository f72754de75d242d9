// When a part of a page does not come: a note in its place, and a way to ask again.
const notes = new WeakMap();

/** The words of the page for a fault without an answer. */
const said = (name) => document.getElementById("faults")?.dataset[name] || "";

/** What the portal answered in a line, or our own words where it answered with a page or nothing. */
function wordsOf(xhr) {
  const plain = (xhr.getResponseHeader("Content-Type") || "").startsWith("text/plain");
  if (plain && xhr.responseText.length < 400) return xhr.responseText;
  return xhr.status === 502 || xhr.status === 503 || xhr.status === 504 ? said("offline") : said("broken");
}

function forget(asker) {
  notes.get(asker)?.remove();
  notes.delete(asker);
}

/** Puts a note where it is seen: over the page, in the dialog, or before the part that did not come. */
function put(box, wanted) {
  const dialog = document.querySelector("dialog[open]");
  const main = document.getElementById("main");
  if (dialog && (wanted === dialog || dialog.contains(wanted))) dialog.prepend(box);
  else if (!main?.contains(wanted) || wanted === main) main?.prepend(box);
  else (wanted.closest("table, ul, ol, dl, select") || wanted).before(box);
}

/** Says once what did not come, in the page and aloud, with a way to ask again. */
function note(detail, words) {
  const asker = detail.requestConfig.elt;
  if (!words) return;
  forget(asker);
  const box = document.createElement("div");
  box.className = "note warn fault-note";
  const text = document.createElement("p");
  text.textContent = words;
  const again = document.createElement("button");
  again.type = "button";
  again.className = "btn";
  again.textContent = said("again");
  again.addEventListener("click", () => askAgain(detail));
  box.append(text, again);
  put(box, detail.target?.isConnected ? detail.target : asker);
  notes.set(asker, box);
  document.getElementById("faults").textContent = words;
}

/** Asks for the same part as before, with what the fields say now. */
function askAgain({ target, requestConfig: asked }) {
  window.htmx.ajax(asked.verb.toUpperCase(), asked.path, { source: asked.elt, target });
}

document.addEventListener("htmx:responseError", (event) => note(event.detail, wordsOf(event.detail.xhr)));
document.addEventListener("htmx:sendError", (event) => note(event.detail, said("offline")));
document.addEventListener("htmx:timeout", (event) => note(event.detail, said("timeout")));
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  // The part that asked may be gone by now, exchanged for its answer: the request knows it.
  const asker = detail.requestConfig?.elt;
  if (!detail.successful || !notes.has(asker)) return;
  forget(asker);
  document.getElementById("faults").textContent = "";
});
