// Charts: a drawing taken away as a PNG. Without script the SVG and the table's file remain.

/** The file of a chart, as text, and the name the server gives it. */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok || answer.redirected) throw new Error(`${answer.status}`);
  const said = answer.headers.get("Content-Disposition") || "";
  const name = /filename="([^"]+)\.svg"/.exec(said)?.[1] || "chart";
  return { text: await answer.text(), name };
}

/** An SVG painted on a canvas at twice its size; a data: address is what the policy allows. */
async function painted(text) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function savePng(button) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  try {
    const { text, name } = await fetched(button.dataset.chartPng);
    const link = document.createElement("a");
    link.href = (await painted(text)).toDataURL("image/png");
    link.download = `${name}.png`;
    link.click();
  } catch {
    button.textContent = "PNG failed, try the SVG";
  } finally {
    button.removeAttribute("aria-busy");
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-chart-png]");
  if (button) savePng(button);
});
