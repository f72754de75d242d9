// The Print button, and the time on the paper: that of printing, not of loading the page.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

window.addEventListener("beforeprint", () => {
  const now = new Date();
  const day = now.toLocaleDateString("en-US", { dateStyle: "medium" });
  const clock = now.toLocaleTimeString("en-US", { timeStyle: "short" }).toLowerCase();
  for (const time of document.querySelectorAll("[data-printed]")) time.textContent = `${day}, ${clock}`;
});
