// <kraft-progress>: a goal's live figure. This file is the element; `feed.js` fetches, `module.js` loads what says and
// draws, `notice.js` holds the few words that must be there without it, `style.js` the looks.
//
// Whatever is inside the element stays until a live figure stands in its place, and stays when none can.

import { feed } from "./feed.js";
import { forget, load } from "./module.js";
import { notice } from "./notice.js";
import { likeStatic, style } from "./style.js";

const DEFAULT_REFRESH_SECONDS = 300;
const SHORTEST_REFRESH_SECONDS = 1;

/** The reader's date where the figures are from. */
function today() {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(new Date());
}

export class KraftProgress extends HTMLElement {
  static observedAttributes = ["src", "goal", "view", "lang", "refresh"];

  #live;
  #status;
  #static;
  #figure;
  // The last publication that came, and the last that could be shown.
  #news;
  #good;
  // Whether what is shown is not what the attributes and the news ask for.
  #stale = false;
  #words;
  #width = 0;
  #unsubscribe;
  #near;
  // Whether the figure has come near what the reader sees, and is in the page.
  #awake = false;
  #resize;
  #drawing = Promise.resolve();
  // Why nothing new could be fetched, or drawn. The notice stands while either does.
  #notFetched;
  #notDrawn;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style()];
    this.#static = document.createElement("slot");
    this.#live = document.createElement("div");
    this.#live.hidden = true;
    this.#status = document.createElement("p");
    this.#status.setAttribute("role", "status");
    this.#status.setAttribute("part", "notice");
    root.append(this.#static, this.#live, this.#status);
  }

  connectedCallback() {
    // Nothing is loaded before the figure comes near what the reader sees.
    this.#near = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.#near.disconnect();
        this.#awake = true;
        this.#subscribe();
      },
      { rootMargin: "300px" },
    );
    this.#near.observe(this);
    this.#resize = new ResizeObserver(() => {
      if (this.#good && this.#measured() !== this.#width) this.#draw();
    });
    this.#resize.observe(this);
  }

  disconnectedCallback() {
    this.#awake = false;
    // Out there its attributes can change, and back in the page it may be among another language.
    this.#stale = true;
    this.#near.disconnect();
    this.#resize.disconnect();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#awake) return;
    if (name === "src" || name === "refresh") this.#subscribe();
    else if (this.#news) this.#draw();
  }

  /** `sv`, `sv-simple` or `en`: the element's own language, or the page's around it. */
  get #language() {
    return this.closest("[lang]")?.getAttribute("lang") || "sv";
  }

  /** Seconds between looks for news; the default where the attribute is no number above 0. */
  get #refresh() {
    const written = this.getAttribute("refresh");
    if (written === "off") return Infinity;
    const seconds = Number.parseFloat(written);
    return seconds > 0 ? Math.max(seconds, SHORTEST_REFRESH_SECONDS) : DEFAULT_REFRESH_SECONDS;
  }

  #subscribe() {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    const source = this.getAttribute("src");
    if (!source || !URL.canParse(source, document.baseURI)) {
      this.#notFetched = "src is missing or wrong: expected the address of a publication";
      this.#tellProblem(this.#notFetched);
      return;
    }
    this.#unsubscribe = feed(new URL(source, document.baseURI).href).subscribe({
      seconds: this.#refresh,
      fetched: (publication) => {
        this.#notFetched = undefined;
        if (publication !== this.#news || this.#stale) {
          this.#news = publication;
          this.#draw();
        } else this.#say();
      },
      failed: (reason) => {
        this.#notFetched = reason;
        this.#tellProblem(reason);
      },
    });
  }

  /** Draws the news; where that fails, the last good figures stay. Drawings follow on one another. */
  #draw() {
    this.#stale = true;
    this.#drawing = this.#drawing.then(async () => {
      if (!this.isConnected) return;
      try {
        const module = await load();
        try {
          this.#show(module, this.#news);
        } catch (error) {
          // With what the attributes ask for now.
          if (this.#good && !(error instanceof WebAssembly.RuntimeError)) this.#show(module, this.#good);
          throw error;
        }
        this.#good = this.#news;
        this.#notDrawn = undefined;
        this.#stale = false;
        this.#say();
      } catch (error) {
        this.#recover(error);
        this.#notDrawn = String(error?.message ?? error);
        this.#tellProblem(this.#notDrawn);
      }
    });
  }

  #show(module, publication) {
    this.#width = this.#measured();
    this.#figure ??= new module.Figure(this.#live);
    const goal = this.getAttribute("goal") ?? "";
    const view = this.getAttribute("view") ?? "pace";
    this.#figure.speak(this.#language);
    const words = this.#figure.show(publication, goal, view, this.#width, today());
    const first = this.#live.hidden;
    if (first) this.shadowRoot.adoptedStyleSheets = [style(), likeStatic(this)];
    this.#live.hidden = false;
    this.#static.hidden = true;
    const changed = words !== this.#words;
    this.#words = words;
    if (first || changed) this.#tell(first ? "ready" : "update", { words });
  }

  /** After a trap the module is dead, and what it drew cannot be drawn on: begin anew, with the static figure. */
  #recover(error) {
    if (!(error instanceof WebAssembly.RuntimeError)) return;
    forget();
    this.#figure = undefined;
    this.#live.replaceChildren();
    this.#live.hidden = true;
    this.#static.hidden = false;
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
    const nothing = this.#live.hidden && this.childElementCount === 0;
    const { code, text } = notice(this.#language, nothing ? "none" : "some");
    const said = this.#notFetched || this.#notDrawn ? text : "";
    if (this.#status.textContent === said) return;
    this.#status.lang = code;
    this.#status.textContent = said;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`kraft-progress:${name}`, { bubbles: true, composed: true, detail }));
  }
}

// The script can stand in a page under two addresses.
if (!customElements.get("kraft-progress")) customElements.define("kraft-progress", KraftProgress);
