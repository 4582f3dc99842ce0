// The looks, as a sheet that no policy forbids. Text takes the page's font and colour.

const RULES = `
:host { display: block; overflow-wrap: break-word; hyphens: auto; }
[hidden] { display: none !important; }
.stage { position: relative; }
.heard { position: absolute; inline-size: 1px; block-size: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
figure { margin: 0; }
figcaption { margin-block-end: 0.5em; }
p { margin-block: 0 0.75em; max-inline-size: 42em; }
svg { display: block; overflow: visible; }
[part="chart"] { margin-block: 1em; max-inline-size: 60em; font-family: inherit; }
summary { cursor: pointer; min-block-size: 24px; }
summary + p { margin-block-start: 0.5em; }
:focus-visible { outline: 3px solid; outline-offset: 2px; }
[part="chart"] :focus-visible { outline: 2px solid; outline-offset: 4px; }
[data-at]:not(text) { stroke: currentColor; stroke-width: 3px; }
text[data-at] { text-decoration: underline; }
[part="tip"] { position: absolute; z-index: 1; box-sizing: border-box; max-inline-size: min(100%, 22em); margin: 0; padding: 0.25em 0.5em; background: Canvas; color: CanvasText; border: 1px solid; font-size: 0.875em; inline-size: max-content; }
[part="tools"] { display: flex; flex-wrap: wrap; gap: 0.5em; max-inline-size: none; }
button { font: inherit; color: inherit; background: none; border: 1px solid; border-radius: 0.25em; padding: 0.25em 0.75em; min-block-size: 24px; cursor: pointer; }
[aria-pressed="true"] { background: CanvasText; color: Canvas; }
h2, h3, h4, h5, h6 { margin: 0; font-size: inherit; }
:is(rect, circle):is(.outcome, .forecast), path.outcome { --accent: var(--kraft-accent, #1778c6); }
:is(rect, circle):is(.outcome, .forecast) { fill: var(--accent); }
path.outcome { stroke: var(--accent); }
[part="scroll"] { overflow-x: auto; }
table { border-collapse: collapse; margin-block: 1em; }
caption { text-align: start; font-weight: bold; padding-block-end: 0.5em; }
th, td { text-align: start; font-weight: normal; padding-block: 0.3em; padding-inline: 0 1em; border-block-end: 1px solid #8888; vertical-align: baseline; }
thead th { font-weight: bold; }
td { text-align: end; }
td.label, td.forecast { text-align: start; }
tr > :where(:last-child) { padding-inline-end: 0; }
thead th + th { text-align: end; }
a { color: inherit; }
[part="download"] { min-block-size: 24px; padding-block: 0.25em; margin-inline-end: 0.5em; }
[part="notice"] { margin: 0; }
[part="notice"]:not(:empty) { margin-block: 0.75em; border-inline-start: 4px solid; padding-inline-start: 0.75em; }
@media (forced-colors: active) {
  [part="chart"] { forced-color-adjust: none; color: CanvasText; --kraft-accent: LinkText; }
  .forecast[stroke] { stroke: LinkText; }
}
@media print {
  [part="tools"], [part="tip"] { display: none; }
}
`;

let sheet;

/** The sheet, made once a page. */
export function style() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(RULES);
  }
  return sheet;
}

// What of the static figure's looks the page decides, and the live one takes over.
const LIKE_STATIC = ["figure", "figcaption", "p", "p + p", "[part=chart]", "summary", "table", "caption", "thead th", "tbody th", "td"];
const PROPERTIES = [
  "margin-block-start",
  "margin-block-end",
  "margin-inline-start",
  "margin-inline-end",
  "padding-block-start",
  "padding-block-end",
  "padding-inline-start",
  "padding-inline-end",
  "max-inline-size",
  "font-size",
  "line-height",
  "font-weight",
  "hyphens",
  "overflow-wrap",
  "font-variant-numeric",
];

/** A sheet that spaces the live figure as the page spaces the static one, so that nothing jumps when they change places. */
export function likeStatic(host) {
  const rules = [];
  for (const selector of LIKE_STATIC) {
    const model = host.querySelector(selector);
    if (!model) continue;
    const computed = getComputedStyle(model);
    const declarations = PROPERTIES.map((name) => `${name}: ${computed.getPropertyValue(name)};`);
    rules.push(`${selector} { ${declarations.join(" ")} }`);
  }
  const like = new CSSStyleSheet();
  like.replaceSync(rules.join("\n"));
  return like;
}
