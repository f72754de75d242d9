// The week and the day of a coach: on a phone the answers stand open, at a desk one menu at a time.
const phone = matchMedia("(max-width: 720px)");
const floats = (menu) => !phone.matches && menu.closest(".week.grid, .dayplan");

/** Opens what a thumb should reach with one press; what would float over the calendar is closed. */
function arrange() {
  for (const each of document.querySelectorAll(":is(.week, .dayplan) details.how")) each.open = !floats(each);
}

/** Closes the floating menus but the one given. */
function closeOthers(kept) {
  for (const each of document.querySelectorAll(":is(.week, .dayplan) details.how[open]")) {
    if (each !== kept && floats(each)) each.open = false;
  }
}

document.addEventListener("click", (event) => closeOthers(event.target.closest("details.how")));
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && event.target.closest(":is(.week, .dayplan) details.how[open]");
  if (!open || !floats(open)) return;
  open.open = false;
  open.querySelector("summary").focus();
});

// The session is drawn anew in place: whoever pressed its button stays there.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.matches?.(":is(.week, .dayplan) .slot")) event.target.querySelector("a").focus();
  if (event.target.id === "main") arrange();
});

phone.addEventListener("change", arrange);
document.addEventListener("DOMContentLoaded", arrange);
