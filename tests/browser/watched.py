"""A browser that is watched: what a page does that it must not, and how it reads to everybody."""

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

# Runs in the page before any script of ours.
REPORT_REFUSALS = """document.addEventListener("securitypolicyviolation", (event) =>
    console.error(`refused by policy: ${event.violatedDirective} ${event.blockedURI}`))"""
# Real widths: what sticks out to the right of the window, and by how much.
STICKS_OUT = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return "";
    const wide = [...document.body.querySelectorAll("*")].filter((each) => {
        for (let box = each; box !== document.body; box = box.parentElement)
            if (box !== each && getComputedStyle(box).overflowX !== "visible") return false;
        return each.getBoundingClientRect().right > width + 0.5;
    });
    const last = wide.at(-1);
    return `wider than ${width} px: ${last ? last.outerHTML.slice(0, 120) : "?"}`;
}"""
AXE = Axe()
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE, DESK = 375, 1440
LOADS_ITSELF = "[hx-trigger~=load], [hx-trigger='revealed']"


class Watch:
    """Listens to one browser context and keeps what went wrong in it."""

    def __init__(self, context, host):
        self.faults: list[str] = []
        self.host = host
        context.add_init_script(REPORT_REFUSALS)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        context.on("request", self._request)

    def _console(self, message):
        # An answer of 4xx or 5xx to the page itself is what the test of that page is about.
        own_status = "Failed to load resource" in message.text and (
            message.location["url"].partition("#")[0] == message.page.url.partition("#")[0]
        )
        # Leaving a page ends the check that was on its way; a failed one says htmx:sendError too.
        left = message.text.startswith(
            ("htmx:afterRequest", "htmx:sendAbort", "Service Worker registration blocked")
        )
        if message.type in {"error", "warning"} and not (own_status or left):
            self.faults.append(f"console: {message.text}")

    def _request(self, request):
        if urlsplit(request.url).scheme in {"data", "blob", "about"}:
            return
        if urlsplit(request.url).netloc != self.host:
            self.faults.append(f"left the host: {request.url}")

    def taken(self) -> list[str]:
        """What went wrong since the last time."""
        faults, self.faults = self.faults, []
        return faults


def settle(page):
    """Wait until panels that load by themselves have come."""
    if page.locator(LOADS_ITSELF).count():
        page.wait_for_load_state("networkidle")


def barriers(page, rules=None) -> list[str]:
    """What axe-core finds against WCAG 2.2 A and AA, one line for each fault."""
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": WCAG}
    # Its look into style sheets puts a <style> into the page, which the policy refuses.
    options = {"resultTypes": ["violations"], "runOnly": only, "preload": False}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [
        f"{each['id']}: {node['target'][-1]} {node['html'][:100]}"
        for each in found
        for node in each["nodes"][:3]
    ]


def unroll(page):
    """Make the window as high as its page, so that a bar at its foot covers nothing by chance."""
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": min(height, 12_000)})


def resize(page, width, scheme="light"):
    """Make the window a desk's or a phone's, in light or dark."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
