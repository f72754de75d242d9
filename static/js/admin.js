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
