// <kraft-progress>: a goal's live figure. This file is the element; `feed.js` fetches, `module.js` loads what says and
// draws, `language.js` what it says it in, `points.js` and `tools.js` answer the reader, `notice.js` holds the few words
// that must be there without the module, `style.js` the looks.
//
// Whatever is inside the element stays until a live figure stands in its place, and stays when none can.

import { today } from "./date.js";
import { feed } from "./feed.js";
import { codeOf, speech } from "./language.js";
import { forget, load, Refused } from "./module.js";
import { notice } from "./notice.js";
import { Points } from "./points.js";
import { likeStatic, style } from "./style.js";
import { answer, tabulate } from "./tools.js";

const DEFAULT_REFRESH_SECONDS = 300;
const SHORTEST_REFRESH_SECONDS = 1;
// How near the reader's sight a figure begins to load, in pixels.
const NEAR = 300;
const PRINTING = ["beforeprint", "afterprint"];

export class KraftProgress extends HTMLElement {
  static observedAttributes = ["src", "goal", "view", "period", "breakdown", "lang", "refresh", "heading-level"];

  #static;
  #live;
  #status;
  // What is read aloud when the figures change.
  #news;
  #points;
  #figure;
  // What the figure speaks: it takes it in but once.
  #spoken;
  // The last publication that came, and the last that could be shown.
  #came;
  #good;
  // Whether what is shown is not what the attributes and the last publication ask for.
  #stale = false;
  #words;
  // The static figure's looks, read while nothing but the network works.
  #likeStatic;
  #width = 0;
  #unsubscribe;
  #near;
  // Whether the figure has come near what the reader sees, and is in the page.
  #awake = false;
  #paused = false;
  #resize;
  #drawing = Promise.resolve();
  // What is open on paper only.
  #opened = [];

  // Why nothing new could be fetched, or drawn. The notice stands while either does.
  #notFetched;
  #notDrawn;

  constructor() {
    super();
    // First, for a browser without such sheets must not lose what stands inside.
    const looks = style();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [looks];
    const make = (tag, attributes = {}) => {
      const made = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      return made;
    };
    this.#static = make("slot");
    this.#live = make("div", { class: "live" });
    const stage = make("div", { class: "stage" });
    stage.hidden = true;
    stage.append(this.#live);
    this.#points = new Points(stage, this.#live);
    this.#status = make("p", { role: "status", part: "notice", dir: "auto" });
    this.#news = make("p", { role: "status", class: "heard" });
    root.append(this.#static, stage, this.#status, this.#news);
    this.#live.addEventListener("click", (event) => answer(event, this, (paused) => this.#pause(paused)));
  }

  connectedCallback() {
    // Nothing is loaded before the figure comes near what the reader sees. Where it already is, no frame is waited for.
    const { top, bottom } = this.getBoundingClientRect();
    if (this.checkVisibility?.() && bottom > -NEAR && top < innerHeight + NEAR) this.#wake();
    this.#near = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.#wake(),
      { rootMargin: `${NEAR}px` },
    );
    this.#near.observe(this);
    this.#resize = new ResizeObserver(() => {
      if (this.#good && this.#measured() !== this.#width) this.#draw();
    });
    this.#resize.observe(this);
    for (const name of PRINTING) addEventListener(name, this.#print);
  }

  disconnectedCallback() {
    this.#awake = false;
    // Out there its attributes can change, and back in the page it may be among another language.
    this.#stale = true;
    this.#near.disconnect();
    this.#resize.disconnect();
    for (const name of PRINTING) removeEventListener(name, this.#print);
    this.#leave();
    // Not when it is only moved.
    queueMicrotask(() => this.isConnected || this.#release());
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#awake) return;
    if (name === "src" || name === "refresh") this.#subscribe();
    else if (this.#came) this.#draw();
  }

  /** On paper nobody can open anything. */
  #print = ({ type }) => {
    const closed = [this, this.#live].flatMap((place) => [...place.querySelectorAll("details:not([open])")]);
    if (type === PRINTING[0]) this.#opened.push(...closed);
    for (const details of this.#opened) details.open = type === PRINTING[0];
    if (type !== PRINTING[0]) this.#opened = [];
  };

  get #language() {
    return codeOf(this.closest("[lang]")?.getAttribute("lang") || "sv");
  }

  /** Seconds between looks for news; the default where the attribute is no number above 0. */
  get #refresh() {
    const written = this.getAttribute("refresh");
    if (written === "off") return Infinity;
    const seconds = Number.parseFloat(written);
    return seconds > 0 ? Math.max(seconds, SHORTEST_REFRESH_SECONDS) : DEFAULT_REFRESH_SECONDS;
  }

  #wake() {
    this.#near?.disconnect();
    if (this.#awake) return;
    this.#awake = true;
    this.#subscribe();
  }

  #leave() {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #pause(paused) {
    this.#paused = paused;
    this.#subscribe();
  }

  #subscribe() {
    this.#leave();
    if (this.#paused) return;
    // Beside the publication, not after it. What goes wrong is told when something is to be drawn.
    load().catch(() => {});
    setTimeout(() => (this.#likeStatic ??= likeStatic(this)));
    let address;
    try {
      address = new URL(this.getAttribute("src") || "http://", document.baseURI).href;
    } catch {
      // Whoever makes an element by script may put it into the page first and say the address then.
      setTimeout(() => {
        if (this.#unsubscribe || !this.#awake) return;
        this.#notFetched = "src is missing or wrong: expected the address of a publication";
        this.#tellProblem(this.#notFetched);
      });
      return;
    }
    this.#unsubscribe = feed(address).subscribe({
      seconds: this.#refresh,
      fetched: (publication) => {
        this.#notFetched = undefined;
        if (publication !== this.#came || this.#stale) {
          this.#came = publication;
          this.#draw();
        } else this.#say();
      },
      failed: (reason) => {
        this.#notFetched = reason;
        this.#tellProblem(reason);
      },
    });
  }

  /** Draws what came; where that fails, the last good figures stay. Drawings follow on one another. */
  #draw() {
    this.#stale = true;
    this.#drawing = this.#drawing.then(async () => {
      if (!this.isConnected) return;
      try {
        const again = () => this.#good && this.isConnected && this.#draw();
        const [module, words] = await Promise.all([load(), speech(this.#language, again)]);
        if (!this.isConnected) return;
        try {
          this.#show(module, words, this.#came);
        } catch (error) {
          // With what the attributes ask for now.
          if (this.#good && !isTrap(error)) this.#show(module, words, this.#good);
          throw error;
        }
        this.#good = this.#came;
        this.#drawn();
      } catch (error) {
        if (error instanceof Refused && (await this.#refreshStatic())) return;
        this.#recover(error);
        this.#notDrawn = String(error?.message ?? error);
        this.#tellProblem(this.#notDrawn);
      }
    });
  }

  #drawn() {
    this.#notDrawn = undefined;
    this.#stale = false;
    this.#say();
  }

  #show(module, language, publication) {
    this.#width = this.#measured();
    if (!this.#figure || this.#spoken !== language) {
      this.#figure ??= new module.Figure(this.#live);
      this.#figure.speak(language);
      this.#spoken = language;
    }
    const asked = ["goal", "view", "period", "breakdown", "heading-level"].map((name) => this.getAttribute(name) ?? "");
    const held = this.shadowRoot.activeElement;
    const [words, heard] = this.#figure.show(about(asked[0], asked[3], publication), asked.join("\n"), this.#width, today()).split("\n");
    const stage = this.#live.parentNode;
    const first = stage.hidden;
    if (first) {
      this.shadowRoot.adoptedStyleSheets = [style(), (this.#likeStatic ??= likeStatic(this))];
      stage.hidden = false;
      this.#static.hidden = true;
    }
    tabulate(this.#live);
    this.#points.refresh(held);
    // The button may be another one than before.
    this.#live.querySelector("[data-do=pause]").setAttribute("aria-pressed", this.#paused);
    const changed = words !== this.#words;
    this.#words = words;
    if (!first && !changed) return;
    if (!first && publication !== this.#good) {
      this.#news.lang = this.#live.firstChild.lang;
      this.#news.textContent = heard;
    }
    this.#tell(first ? "ready" : "update", { words });
  }

  /** Where WebAssembly is refused, the static figure is brought up to date from what was published. Whether it was. */
  async #refreshStatic() {
    try {
      const { refresh } = await import("./still.js");
      const words = await refresh(this, this.#language);
      this.#drawn();
      if (words !== this.#words) this.#tell(this.#words === undefined ? "ready" : "update", { words });
      this.#words = words;
      return true;
    } catch {
      return false;
    }
  }

  /** After a trap the module is dead, and what it drew cannot be drawn on: begin anew, with the static figure. */
  #recover(error) {
    if (!isTrap(error)) return;
    forget();
    this.#figure = undefined;
    this.#clear();
  }

  /**
   * Lets go of what the module holds. Its memory names the nodes that it drew, and they lead back here: nothing of that
   * circle is ever garbage to the collector, which sees only one half of it.
   */
  #release() {
    this.#figure?.free();
    this.#figure = undefined;
    this.#clear();
  }

  #clear() {
    this.#live.replaceChildren();
    this.#live.parentNode.hidden = true;
    this.#static.hidden = false;
    this.#stale = true;
  }

  /** The width that a drawing has here: that of the one that stands, live or static. */
  #measured() {
    const drawing = this.#live.querySelector("[part=chart]") ?? this.querySelector("[part=chart]");
    return Math.round(drawing?.getBoundingClientRect().width || this.clientWidth);
  }

  #tellProblem(reason) {
    // For the editor who looks; the reader has the notice. Once for each reason, not at every look for news.
    if (!this.#status.textContent) console.warn(`<kraft-progress>: ${reason}`);
    this.#say();
    this.#tell("problem", { reason });
  }

  #say() {
    const nothing = this.#live.parentNode.hidden && this.childElementCount === 0;
    const { code, text } = notice(this.#language, nothing);
    const said = this.#notFetched || this.#notDrawn ? text : "";
    if (this.#status.textContent === said) return;
    this.#status.lang = code;
    this.#status.textContent = said;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`kraft-progress:${name}`, { bubbles: true, composed: true, detail }));
  }
}

/** Whether the module broke down. By name, for where it is refused, there can be no `WebAssembly` at all. */
function isTrap(error) {
  return error?.name === "RuntimeError";
}

/**
 * The publication with that one of its goals, and of its breakdowns the one that is asked for: the others need not be read. Two of
 * one name are enough to be refused. Where there is none of that name all stay, for whoever says which there are.
 */
function about(goal, breakdown, publication) {
  const only = (list, is) => (Array.isArray(list) ? list.filter(is).slice(0, 2) : []);
  const goals = only(publication?.goals, (one) => one?.id === goal);
  if (goals.length === 0) return publication;
  const divided = ({ breakdowns, ...rest }) => {
    const some = only(breakdowns, (one) => one?.by === breakdown);
    return breakdown && breakdowns ? { ...rest, breakdowns: some.length > 0 ? some : breakdowns } : rest;
  };
  return { ...publication, goals: goals.map(divided) };
}

// The script can stand in a page under two addresses.
if (!customElements.get("kraft-progress")) customElements.define("kraft-progress", KraftProgress);
