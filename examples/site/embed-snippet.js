// What an editor pastes, as text: for the element, a frame, or the static content alone.

const MARKS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function attributes(pairs) {
  const given = pairs.filter(([, value]) => value !== "" && value !== undefined);
  return given.map(([name, value]) => ` ${name}="${String(value).replace(/[&<>"]/g, (mark) => MARKS[mark])}"`).join("");
}

/** What the files of a goal, language and view are called, before what kind they are. The view that is shown unasked has none. */
export function nameOf({ programme, goal, language, view }) {
  return [programme, goal, language, ...(view === "pace" ? [] : [view])].join(".");
}

/** The attributes of the element for a choice, those that say what is said anyway left out. */
export function elementAttributes(choice) {
  const { base, programme, goal, view, language, refresh, headingLevel, period, breakdown } = choice;
  return [
    ["src", `${base}${programme}.json`],
    ["goal", goal],
    ["view", view === "pace" ? "" : view],
    ["period", period],
    ["breakdown", breakdown],
    ["lang", language],
    ["refresh", refresh],
    ["heading-level", headingLevel],
  ].filter(([, value]) => value);
}

/** The attributes of the frame for a choice. Its height is what it has until the script that listens knows better. */
export function frameAttributes(choice) {
  const { base, title, width, height, light } = choice;
  return [
    ["src", `${base}${nameOf(choice)}.page.html${light ? "#light" : ""}`],
    ["title", title],
    ["loading", "lazy"],
    ["width", width || "100%"],
    ["height", height],
  ];
}

/** What a page asks for before the script has come. Only from its own site: else a browser could fetch it twice. */
function early({ base, programme, early }) {
  if (!early || new URL(base, document.baseURI).origin !== location.origin) return "";
  const link = (name) => `<link${attributes([["rel", "preload"], ["as", "fetch"], ["href", base + name]])}>\n`;
  return link("kraft-progress.wasm") + link(`${programme}.json`);
}

/** The snippet for a choice, around the static content or without it. */
export function snippet(choice, content) {
  const script = (name) => `<script${attributes([["type", "module"], ["src", choice.base + name]])}></script>\n`;
  if (choice.way === "pasted") return content;
  if (choice.way === "frame") return `${script("kraft-frames.js")}<iframe${attributes(frameAttributes(choice))}></iframe>\n`;
  const opened = `<kraft-progress${attributes(elementAttributes(choice))}>`;
  return `${early(choice)}${script("kraft-progress.js")}${opened}\n${content.trim()}\n</kraft-progress>\n`;
}
