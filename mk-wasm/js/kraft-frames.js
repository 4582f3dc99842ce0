// Runs in a page that shows figures in iframes, and makes each as high as the page in it says that it is. The messages
// are described in `kraft-frame.js`, which runs in there.

// Higher than any figure with its table open. What says more is broken, or means harm.
const HIGHEST_PIXELS = 20_000;

const warned = new WeakSet();

/** The frame that a message came from, and nothing where the page in it is not the one that was put there. */
function sender({ source, origin }) {
  const frame = [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === source);
  if (!frame) return undefined;
  const expected = URL.canParse(frame.src) ? new URL(frame.src).origin : "no address in src";
  if (origin === expected && origin !== "null") return frame;
  if (!warned.has(frame)) {
    warned.add(frame);
    console.warn(
      `kraft-frames: a height came from ${origin}, and the iframe's src is of ${expected}. ` +
        "It is not followed; write the address in src that the page really has, and no sandbox.",
    );
  }
  return undefined;
}

/** Gives the page in a frame a height, whatever border and padding the frame has. */
function fit(frame, height) {
  const style = getComputedStyle(frame);
  // The sunken edge is every browser's own, and no site's.
  if (style.borderTopStyle === "inset") frame.style.border = "0";
  const around = ["border-top-width", "border-bottom-width", "padding-top", "padding-bottom"];
  const inside = style.boxSizing === "border-box" ? around : [];
  const extra = inside.reduce((sum, name) => sum + (Number.parseFloat(style.getPropertyValue(name)) || 0), 0);
  // The page in there stops scrolling, so no rule of this page may cut it off.
  frame.style.setProperty("height", `${height + extra}px`, "important");
  frame.style.setProperty("max-height", "none", "important");
}

function isHeight(height) {
  return Number.isFinite(height) && height >= 1 && height <= HIGHEST_PIXELS;
}

addEventListener("message", (event) => {
  if (event.data?.type !== "kraft-progress:height" || !isHeight(event.data.height)) return;
  const frame = sender(event);
  if (!frame) return;
  fit(frame, Math.ceil(event.data.height));
  // Each time: after a reload the page in there does not know.
  event.source.postMessage({ type: "kraft-progress:listening" }, event.origin);
});

// Those that were there first have said their height already. It says nothing but that somebody listens.
for (const { contentWindow } of document.querySelectorAll("iframe")) {
  contentWindow?.postMessage({ type: "kraft-progress:listening" }, "*");
}
