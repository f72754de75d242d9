// A bar while the connection is gone, and a worker that answers when nothing else does.
const AGAIN_AFTER = 10_000;

/** Says that the connection is gone, then that it is back; the words stand in the page. */
function sayConnection(connected) {
  const bar = document.getElementById("offbar");
  if (!bar) return;
  const was = bar.classList.contains("gone");
  bar.classList.toggle("gone", !connected);
  if (!connected) bar.textContent = bar.dataset.gone;
  else if (was) {
    bar.textContent = bar.dataset.back;
    setTimeout(() => {
      if (!bar.classList.contains("gone")) bar.textContent = "";
    }, 4000);
  }
}

/** On the page that stands in for another: opens the other one as soon as the portal answers. */
function waitForConnection() {
  if (!document.body.classList.contains("without-connection")) return;
  const open = () => location.replace(location.href.split("#")[0]);
  document.querySelector("[data-again]").addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
  if (location.pathname === "/offline/") return; // opened itself: it stands in for nothing
  const said = document.querySelector("[data-waiting]");
  said.textContent = said.dataset.said;
  const ask = () =>
    fetch("/healthz", { cache: "no-store" }).then((answer) => {
      if (answer.ok) open();
    }, () => {});
  window.addEventListener("online", ask);
  setInterval(ask, AGAIN_AFTER);
}

/** Where people sign in and out, nobody's pages stay on this device; the worker does so too. */
async function forgetOwnPages() {
  if (!location.pathname.startsWith("/accounts/log") || !("caches" in window)) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("own-")).map((name) => caches.delete(name)));
}

window.addEventListener("offline", () => sayConnection(false));
window.addEventListener("online", () => sayConnection(true));
document.addEventListener("DOMContentLoaded", () => {
  waitForConnection();
  forgetOwnPages().catch(() => {});
  if (!navigator.onLine && !document.body.classList.contains("without-connection")) sayConnection(false);
});
/** The first time, the schedule came before the worker did: has it kept now. */
function keepThisPage() {
  const isOwn = document.getElementById("saved")?.hidden;
  if (!isOwn || navigator.serviceWorker.controller) return;
  navigator.serviceWorker.ready.then((worker) => worker.active.postMessage({ keep: location.pathname }));
}

window.addEventListener("load", () => {
  if ("serviceWorker" in navigator) keepThisPage();
  navigator.serviceWorker?.register("/sw.js").catch(() => {}); // a browser that keeps nothing still works
});
