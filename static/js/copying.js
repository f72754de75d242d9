// Copies the text of a field; without a script the field itself can be copied from.

/** Shows the buttons that copy where the browser lets them. */
function offer() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.dataset.said;
  } catch {
    // it stands selected, to be copied by hand
  }
});
document.addEventListener("DOMContentLoaded", offer);
document.addEventListener("htmx:afterSettle", offer);
