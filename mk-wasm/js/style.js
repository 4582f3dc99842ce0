// The looks, as a sheet that no policy forbids. Text takes the page's font and colour.

const RULES = `
:host { display: block; overflow-wrap: break-word; hyphens: auto; }
[hidden] { display: none; }
figure { margin: 0; }
figcaption { margin-block-end: 0.5em; }
p { margin-block: 0 0.75em; max-inline-size: 42em; }
svg { display: block; overflow: visible; }
[part="chart"] { margin-block: 1em; max-inline-size: 60em; font-family: inherit; }
summary { cursor: pointer; min-block-size: 24px; }
summary:focus-visible, a:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
table { border-collapse: collapse; margin-block: 1em; }
caption { text-align: start; font-weight: bold; padding-block-end: 0.5em; }
th, td { text-align: start; font-weight: normal; padding: 0.3em 1em 0.3em 0; border-block-end: 1px solid #8888; vertical-align: baseline; }
thead th { font-weight: bold; }
td { text-align: end; }
td.label, td.forecast { text-align: start; }
thead th + th { text-align: end; }
a { color: inherit; display: inline-block; min-block-size: 24px; }
[part="notice"] { margin: 0; }
[part="notice"]:not(:empty) { margin-block: 0.75em; border-inline-start: 4px solid; padding-inline-start: 0.75em; }
@media (forced-colors: active) {
  path.outcome { stroke: Highlight; }
  rect.outcome, circle.outcome { fill: Highlight; }
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
