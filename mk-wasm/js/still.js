// Where WebAssembly is refused: the static figure inside the element is replaced by the one that was published last. Loaded
// only then. Nothing of the file is taken in but elements and attributes that a figure is made of.

const HTML = "http://www.w3.org/1999/xhtml";
const SVG = "http://www.w3.org/2000/svg";
const ELEMENTS = {
  [HTML]:
    "figure figcaption strong h2 h3 h4 h5 h6 p span a details summary div table caption thead tbody tr th td time".split(" "),
  [SVG]: "svg g path rect circle text title".split(" "),
};
const ATTRIBUTES =
  `part lang dir id scope colspan class datetime data-value role aria-label aria-hidden download href width height viewBox
  preserveAspectRatio x y cx cy r d dx direction unicode-bidi fill fill-opacity stroke stroke-width stroke-opacity stroke-dasharray
  stroke-linejoin vector-effect font-size font-weight text-anchor`.split(/\s+/);
// What attributes can hold that could else lead somewhere: a paint can be an address, too, however it is written.
const PLAIN_PAINT = /^#?\w*$/;
const HOLDS = { href: /^(#|data:text\/csv[;,])/, fill: PLAIN_PAINT, stroke: PLAIN_PAINT };
const TIMEOUT_MILLISECONDS = 20_000;

/** Brings the figure inside `host` up to date, and answers with what it says. */
export async function refresh(host, language) {
  const page = await fetched(addressOf(host, language));
  const figure = page?.querySelector("figure[part=figure]");
  if (!figure) throw new Error("the published figure cannot be read");
  const fresh = copied(figure);
  const present = host.querySelector("[part=figure]");
  // A table that the reader has opened stays open.
  const open = present?.querySelector("details")?.open;
  if (open) fresh.querySelector("details")?.setAttribute("open", "");
  if (present) present.replaceWith(fresh);
  else host.replaceChildren(fresh);
  const said = ["lead", "pace", "forecast", "years"].map((part) => fresh.querySelector(`:scope > [part=${part}]`));
  return said.map((paragraph) => paragraph?.textContent).filter(Boolean).join(" ");
}

/** Beside the publication, as `publish` writes it. By groups or in another year there is none. */
function addressOf(host, language) {
  if (host.getAttribute("period") || host.getAttribute("breakdown")) throw new Error("there is no such published figure");
  const view = host.getAttribute("view") || "pace";
  const address = new URL(host.getAttribute("src"), document.baseURI);
  const end = `.${host.getAttribute("goal")}.${language}${view === "pace" ? "" : `.${view}`}.html`;
  address.pathname = address.pathname.replace(/\.json$/, end);
  return address.href;
}

/** A document that the browser has parsed and not run: no policy forbids that. */
function fetched(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.timeout = TIMEOUT_MILLISECONDS;
    request.onload = () => (request.status < 400 ? resolve(request.response) : reject(new Error(String(request.status))));
    request.onerror = request.ontimeout = () => reject(new Error("the published figure cannot be fetched"));
    request.send();
  });
}

function copied(node) {
  const copy = document.createElementNS(node.namespaceURI, node.localName);
  for (const { name, value } of node.attributes) {
    if (ATTRIBUTES.includes(name) && (HOLDS[name]?.test(value) ?? true)) copy.setAttribute(name, value);
  }
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.data);
    else if (ELEMENTS[child.namespaceURI]?.includes(child.localName)) copy.append(copied(child));
  }
  return copy;
}
