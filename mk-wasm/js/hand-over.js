// The figure out of the page: the drawing as a file, or all of it on paper. Loaded on the first click.

const SVG = "http://www.w3.org/2000/svg";
// Sharp on a screen of twice the density, and in print.
const DENSITY = 2;
// What the page decides of a shape's colours. A file by itself has no sheet.
const PAINTS = ["fill", "stroke"];
// What a page sets from outside, for which a page of its own has no outside.
const ACCENT = "--kraft-accent";

/** Hands over `figure` as `svg`, `png` or `print`, in files called `name`. */
export function handOver(word, figure, name, host) {
  const drawing = figure.querySelector("[part=chart]");
  if (word === "svg") save(new Blob([written(drawing)], { type: "image/svg+xml" }), `${name}.svg`);
  else if (word === "png") painted(drawing).toBlob((blob) => save(blob, `${name}.png`));
  else print(figure, host);
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The drawing as a document of its own, in the size and colours it has here. */
function written(drawing) {
  const { width, height } = drawing.getBoundingClientRect();
  const copy = drawing.cloneNode(true);
  const all = (whole) => [whole, ...whole.querySelectorAll("*")];
  const originals = all(drawing);
  all(copy).forEach((element, index) => {
    for (const name of ["part", "tabindex", "data-told", "data-at"]) element.removeAttribute(name);
    const look = getComputedStyle(originals[index]);
    for (const name of PAINTS) if (element.hasAttribute(name)) element.setAttribute(name, look[name]);
  });
  const { color, fontFamily, direction } = getComputedStyle(drawing);
  const looks = { width, height, viewBox: `0 0 ${width} ${height}`, color, "font-family": fontFamily, direction, role: "img" };
  for (const [name, value] of Object.entries(looks)) copy.setAttribute(name, value);
  const ground = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ width: "100%", height: "100%", fill: groundOf(drawing) })) {
    ground.setAttribute(name, value);
  }
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

/** The first colour behind an element that is not transparent. */
function groundOf(element) {
  for (let at = element; at; at = at.parentNode ?? at.host) {
    if (at.nodeType !== Node.ELEMENT_NODE) continue;
    const colour = getComputedStyle(at).backgroundColor;
    if (colour !== "transparent" && !/, 0\)$/.test(colour)) return colour;
  }
  return "Canvas";
}

/** The drawing on a canvas, shape by shape: a policy can forbid pictures made of text. */
function painted(drawing) {
  const { left, top, width, height } = drawing.getBoundingClientRect();
  const canvas = document.createElement("canvas");
  canvas.width = width * DENSITY;
  canvas.height = height * DENSITY;
  const pen = canvas.getContext("2d");
  pen.scale(DENSITY, DENSITY);
  pen.fillStyle = groundOf(drawing);
  pen.fillRect(0, 0, width, height);
  for (const shape of drawing.querySelectorAll("path, rect, circle, text")) paint(pen, shape, { left, top });
  return canvas;
}

function paint(pen, shape, { left, top }) {
  const look = getComputedStyle(shape);
  const box = shape.getBoundingClientRect();
  const path = new Path2D();
  pen.save();
  if (shape.localName === "text") {
    pen.font = `${look.fontWeight} ${look.fontSize} ${look.fontFamily}`;
    pen.fillStyle = look.fill;
    pen.direction = look.direction;
    pen.textAlign = "left";
    const { x, y } = shape.getStartPositionOfChar(0);
    pen.fillText(shape.textContent, look.direction === "rtl" ? box.left - left : x, y);
  } else {
    if (shape.localName === "path") {
      // The lines are drawn as wide as the drawing is: the stretch is that of the drawing within.
      const { a, d } = shape.getCTM();
      path.addPath(new Path2D(shape.getAttribute("d")), new DOMMatrix([a, 0, 0, d, 0, 0]));
    } else if (shape.localName === "rect") path.rect(box.left - left, box.top - top, box.width, box.height);
    else path.arc(box.left - left + box.width / 2, box.top - top + box.height / 2, box.width / 2, 0, 2 * Math.PI);
    if (look.fill !== "none") {
      pen.fillStyle = look.fill;
      pen.globalAlpha = look.fillOpacity;
      pen.fill(path);
    }
    if (look.stroke !== "none") {
      pen.strokeStyle = look.stroke;
      pen.globalAlpha = look.strokeOpacity;
      pen.lineWidth = Number.parseFloat(look.strokeWidth);
      pen.setLineDash(look.strokeDasharray === "none" ? [] : look.strokeDasharray.split(/[ ,]+/).map(Number.parseFloat));
      pen.stroke(path);
    }
  }
  pen.restore();
}

/** Prints the figure alone, with its table, in the element's own looks. */
function print(figure, host) {
  const frame = document.createElement("iframe");
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  Object.assign(frame.style, { position: "fixed", width: "0", height: "0", border: "0" });
  document.body.append(frame);
  const page = frame.contentWindow;
  const sheets = host.shadowRoot.adoptedStyleSheets.map((sheet) => {
    const same = new page.CSSStyleSheet();
    same.replaceSync([...sheet.cssRules].map((rule) => rule.cssText).join("\n"));
    return same;
  });
  page.document.adoptedStyleSheets = sheets;
  page.document.title = figure.querySelector("caption").textContent;
  page.document.documentElement.lang = figure.lang;
  const copy = page.document.importNode(figure, true);
  const look = getComputedStyle(figure);
  copy.style.fontFamily = look.fontFamily;
  copy.style.setProperty(ACCENT, look.getPropertyValue(ACCENT));
  for (const details of copy.querySelectorAll("details")) details.open = true;
  page.document.body.append(copy);
  page.addEventListener("afterprint", () => frame.remove());
  page.focus();
  page.print();
}
