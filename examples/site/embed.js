// The page where an editor chooses a figure, sees it, and copies what to paste. What is pasted is made in
// `embed-snippet.js`; what is said in English is in `embed-words.js`.

import { elementAttributes, frameAttributes, nameOf, snippet } from "./embed-snippet.js";
import { WORDS } from "./embed-words.js";

const PROGRAMME = "malmokraften";
const FOLDER = new URL("kraft/", document.baseURI);

const by = (id) => document.getElementById(id);
const named = [...document.querySelectorAll("[data-words]")];
// What stands in the page is what is said in Swedish.
for (const one of named) WORDS.sv[one.dataset.words] ??= one.textContent;
WORDS.sv.title = document.title;
WORDS.en.title = WORDS.en.heading;

let own = location.hash === "#en" ? "en" : "sv";
let publication;
// What is wrong, by its word.
let problem;
// Counts the choices, so that what was fetched for an earlier one is let go.
let turn = 0;

const words = () => WORDS[own];
const inOwn = (text, language = own) => text[language] ?? text[language.split("-")[0]] ?? text.sv;

/** The options of a list anew, with the one that was chosen still chosen. */
function offer(select, options) {
  const chosen = select.value;
  select.replaceChildren(...options.map(([value, label]) => new Option(label, value)));
  if (options.some(([value]) => value === chosen)) select.value = chosen;
}

function languageName(code) {
  return words().languages[code] ?? new Intl.DisplayNames(own, { type: "language" }).of(code);
}

/** Says what is wrong, by its word, and shows nothing that would be taken for what was chosen; or that nothing is. */
function say(wrong) {
  problem = wrong;
  by("problem").textContent = words()[problem] ?? "";
  by("copy").disabled = wrong !== undefined;
  if (wrong === undefined) return;
  by("code").value = "";
  by("preview").replaceChildren();
}

/** Says everything in the page's own language of now. */
function translate() {
  document.documentElement.lang = own;
  document.title = words().title;
  for (const one of named) one.textContent = words()[one.dataset.words];
  by("switch").textContent = words().other;
  by("switch").lang = own === "sv" ? "en" : "sv";
  for (const option of by("view").options) option.textContent = words().views[option.value]?.[0] ?? option.value;
  for (const option of by("language").options) option.textContent = languageName(option.value);
  by("said").textContent = "";
  by("problem").textContent = words()[problem] ?? "";
  if (!publication) return;
  offer(by("goal"), publication.goals.map((goal) => [goal.id, inOwn(goal.title)]));
  const years = [];
  for (let year = Number.parseInt(publication.from, 10); year <= Number.parseInt(publication.data_through, 10); year += 1) {
    years.push([String(year), String(year)]);
  }
  offer(by("period"), [["", words().running], ...years, ["all", words().all]]);
}

function goal() {
  return publication.goals.find(({ id }) => id === by("goal").value) ?? publication.goals[0];
}

/** The folder's address, which ends in a slash; nothing where what is written is none. */
function base() {
  const given = by("base").value.trim();
  if (given === "" || given.includes("\\") || !URL.canParse(given, document.baseURI)) return undefined;
  return new URL(given, document.baseURI).protocol.startsWith("http") ? given.replace(/\/*$/, "/") : undefined;
}

function choice() {
  const way = document.querySelector("[name=way]:checked").value;
  const language = by("language").value;
  const title = [goal(), publication].map(({ title }) => inOwn(title, language)).join(" – ");
  return {
    programme: publication.programme,
    base: base(),
    way,
    goal: goal().id,
    view: by("view").value,
    language,
    title,
    width: by("width").value,
    light: by("light").checked,
    early: by("early").checked,
    refresh: by("refresh").value,
    headingLevel: by("heading-level").value,
    period: by("period").value,
    breakdown: by("by").hidden ? "" : by("breakdown").value,
  };
}

/** Which fields there are for the way and the view, and what they say. */
function arrange() {
  const way = document.querySelector("[name=way]:checked").value;
  for (const field of document.querySelectorAll("[data-way]")) field.hidden = field.dataset.way !== way;
  const groups = (goal().breakdowns ?? []).map((breakdown) => breakdown.by);
  const divides = ["years", "table"].includes(by("view").value) && groups.length > 0;
  by("by").hidden ||= !divides;
  offer(by("breakdown"), [["", words().undivided], ...groups.map((one) => [one, words().groups[one] ?? one])]);
  by("view-hint").textContent = words().views[by("view").value]?.[1] ?? "";
  by("width-hint").textContent = words()[way === "frame" ? "width-frame" : "width-fluid"];
}

/** The published static figure as elements. No policy lets a text become elements, and this is a document. */
function stillFigure(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.addEventListener("load", () => {
      const figure = request.status === 200 && request.responseXML?.querySelector("figure");
      if (figure) resolve(document.importNode(figure, true));
      else reject(new Error(`${address}: ${request.status}`));
    });
    request.addEventListener("error", () => reject(new Error(`${address} cannot be reached`)));
    request.send();
  });
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of attributes) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/** Shows what was chosen, from this site whatever address the snippet has, and writes the snippet. */
async function show() {
  arrange();
  turn += 1;
  const mine = turn;
  const chosen = choice();
  if (chosen.base === undefined) {
    say("address");
    return;
  }
  const here = { ...chosen, base: FOLDER.href };
  const address = `${FOLDER.href}${nameOf(chosen)}.html`;
  by("said").textContent = "";
  try {
    const response = await fetch(address, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const [content, figure] = [await response.text(), await stillFigure(address)];
    if (mine !== turn) return;
    say();
    by("preview").style.width = chosen.width ? `${chosen.width}px` : "";
    const write = (more) => {
      if (mine === turn) by("code").value = snippet({ ...chosen, ...more }, content);
    };
    if (chosen.way === "pasted") by("preview").replaceChildren(figure);
    if (chosen.way === "element") by("preview").replaceChildren(element("kraft-progress", elementAttributes(here), figure));
    if (chosen.way === "frame") {
      const frame = element("iframe", frameAttributes({ ...here, height: 600 }));
      frame.loading = "eager";
      // As high as the page in it comes to be, is as high as the snippet says.
      new ResizeObserver(() => write({ height: Math.round(frame.clientHeight) })).observe(frame);
      by("preview").replaceChildren(frame);
    }
    write({ height: 600 });
  } catch (error) {
    if (mine !== turn) return;
    console.warn(error);
    say("unreachable");
  }
}

async function copy() {
  by("said").textContent = "";
  let said = "copied";
  try {
    await navigator.clipboard.writeText(by("code").value);
  } catch {
    // Where the browser does not let a page write there, the reader does.
    by("code").focus();
    by("code").select();
    said = "marked";
  }
  by("said").textContent = words()[said];
}

async function start() {
  by("base").value = FOLDER.pathname;
  by("copy").addEventListener("click", copy);
  by("choice").addEventListener("submit", (event) => event.preventDefault());
  by("choice").addEventListener("change", show);
  by("switch").addEventListener("click", () => {
    own = own === "sv" ? "en" : "sv";
    history.replaceState(null, "", own === "en" ? "#en" : location.pathname);
    translate();
    if (publication) arrange();
  });
  translate();
  try {
    const response = await fetch(`${FOLDER.href}${PROGRAMME}.json`, { cache: "no-cache" });
    if (!response.ok) throw new Error(`${response.status}`);
    publication = await response.json();
    translate();
    await show();
  } catch (error) {
    console.warn(error);
    say("unreachable");
  }
}

await start();
