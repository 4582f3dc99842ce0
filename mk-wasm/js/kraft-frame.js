// Runs in a page that is shown in an iframe, and tells the page around it how high it is. `kraft-frames.js` listens there.
//
// | message | from | means |
// |---|---|---|
// | `kraft-progress:height`, `height` | the framed page | as high as this, nothing would scroll |
// | `kraft-progress:listening` | the page around it | somebody sees to the height |
//
// Until somebody says that they listen, the page scrolls inside its frame, so that nothing is out of reach.

if (parent !== window) {
  const root = document.documentElement;
  let told = 0;

  // The page's own height, whatever the frame's: so one cannot make the other grow.
  const height = () => Math.ceil(root.getBoundingClientRect().height);

  // To whom it may concern: how high a public page is, is no secret.
  const tell = () => {
    const now = height();
    // None, where the frame is hidden. It is told when it is shown.
    if (now === told || now === 0 || innerWidth === 0) return;
    told = now;
    parent.postMessage({ type: "kraft-progress:height", height: now }, "*");
  };

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || data?.type !== "kraft-progress:listening") return;
    if (root.classList.contains("listened")) return;
    root.classList.add("listened");
    // Who has come later has not heard it yet.
    told = 0;
    tell();
  });

  new ResizeObserver(tell).observe(root);
}
