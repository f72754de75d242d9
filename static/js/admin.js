// Django admin's own scripts leave some controls without a name; here they get one.

/** Gives the field of an autocomplete the words of its label. */
function nameLookups(within) {
  for (const select of within.querySelectorAll("select.admin-autocomplete")) {
    const words = document.querySelector(`label[for="${CSS.escape(select.id)}"]`)?.textContent.trim();
    const drawn = select.nextElementSibling?.querySelector(".select2-selection__rendered");
    if (words && drawn) drawn.setAttribute("aria-label", words);
    const typed = select.nextElementSibling?.querySelector(".select2-search__field");
    if (words && typed) typed.setAttribute("aria-label", words);
    if (words && drawn?.matches("ul")) drawn.parentElement.setAttribute("aria-label", words);
  }
}

/** Says that the small pictures of two-list fields are pictures. */
function nameHints(within) {
  for (const hint of within.querySelectorAll(".help-tooltip[aria-label]")) hint.setAttribute("role", "img");
}

if (document.querySelector("script[src*='admin/js/']")) {
  const nameAll = () => {
    nameLookups(document);
    nameHints(document);
  };
  // jQuery tells its callbacks one after the other: ours comes after those that draw the fields.
  window.addEventListener("load", () => window.django?.jQuery?.(() => setTimeout(nameAll)) ?? nameAll());
  document.addEventListener("formset:added", (event) => setTimeout(() => nameLookups(event.target)));
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".select2-search__field:not([aria-label])")) event.target.setAttribute("aria-label", "Search");
  });
}

// Django's own switch keeps light or dark on this device; the portal's settings keep it for the person.
document.addEventListener("click", (event) => {
  if (!event.target.closest(".theme-toggle")) return;
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] || "";
  const body = new URLSearchParams({ theme: localStorage.getItem("theme") || "auto" });
  fetch("/account/settings/appearance/", { method: "POST", body, keepalive: true, headers: { "X-CSRFToken": token, "HX-Request": "true" } });
});

/** A table wider than the window can be pushed along by keyboard, too. */
function reachWideTables() {
  for (const each of document.querySelectorAll(".inline-related.tabular fieldset.module")) {
    if (each.scrollWidth > each.clientWidth) each.tabIndex = 0;
    else each.removeAttribute("tabindex");
  }
}
window.addEventListener("load", reachWideTables);
window.addEventListener("resize", reachWideTables);
