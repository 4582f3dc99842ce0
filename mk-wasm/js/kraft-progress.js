// <kraft-progress>: a goal's live figure. This file is the element; `feed.js` fetches, `notice.js` holds the few words
// that must be there without WebAssembly, `style.js` the looks. What is said and drawn comes from the WebAssembly module.
//
// Whatever is inside the element stays until a live figure stands in its place, and stays when none can.

import { feed } from "./feed.js";
import { notice } from "./notice.js";
import { likeStatic, style } from "./style.js";

const DEFAULT_REFRESH_SECONDS = 300;
const SHORTEST_REFRESH_SECONDS = 1;

let loading;

/** The WebAssembly module, loaded once a page; after a failure the next call tries again. */
function load() {
  loading ??= import("./mk_wasm.js")
    .then(async (module) => {
      await module.default();
      return module;
    })
    .catch((error) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

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
  #news;
  #words;
  #reason;
  #width = 0;
  #unsubscribe;
  #near;
  #resize;
  #drawing = Promise.resolve();

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
        if (entries.some((entry) => entry.isIntersecting)) {
          this.#near?.disconnect();
          this.#near = undefined;
          this.#subscribe();
        }
      },
      { rootMargin: "300px" },
    );
    this.#near.observe(this);
    this.#resize = new ResizeObserver(() => {
      if (this.#news && Math.round(this.clientWidth) !== this.#width) this.#draw();
    });
    this.#resize.observe(this);
  }

  disconnectedCallback() {
    this.#near?.disconnect();
    this.#near = undefined;
    this.#resize?.disconnect();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === "src" || name === "refresh") {
      if (this.#unsubscribe) this.#subscribe();
    } else if (this.#news) {
      this.#draw();
    }
  }

  /** `sv` or `en`: the element's own language, or the page's around it. */
  get #language() {
    return this.closest("[lang]")?.getAttribute("lang") || "sv";
  }

  #subscribe() {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    const source = this.getAttribute("src");
    if (!source) {
      this.#problem("src is missing: the address of a publication");
      return;
    }
    const written = this.getAttribute("refresh") ?? "";
    const seconds = written === "off" ? Infinity : Number.parseFloat(written) || DEFAULT_REFRESH_SECONDS;
    this.#unsubscribe = feed(new URL(source, document.baseURI).href).subscribe({
      seconds: Math.max(seconds, SHORTEST_REFRESH_SECONDS),
      news: (publication) => {
        this.#news = publication;
        this.#draw();
      },
      same: () => this.#say(""),
      problem: (reason) => this.#problem(reason),
    });
  }

  /** Draws what was last fetched. Drawings follow on one another, never at the same time. */
  #draw() {
    this.#drawing = this.#drawing.then(async () => {
      if (!this.isConnected) return;
      try {
        const module = await load();
        this.#width = Math.round(this.clientWidth);
        this.#figure ??= new module.Figure(this.#live);
        const goal = this.getAttribute("goal") ?? "";
        const view = this.getAttribute("view") ?? "pace";
        const words = this.#figure.show(this.#news, goal, this.#language, view, this.#width, today());
        this.#shown(words);
      } catch (error) {
        this.#problem(String(error?.message ?? error));
      }
    });
  }

  #shown(words) {
    const first = this.#live.hidden;
    if (first) this.shadowRoot.adoptedStyleSheets.push(likeStatic(this));
    this.#live.hidden = false;
    this.#static.hidden = true;
    this.#say("");
    this.#reason = undefined;
    const changed = words !== this.#words;
    this.#words = words;
    if (first || changed) this.#tell(first ? "ready" : "update", { words });
  }

  #problem(reason) {
    // For the editor who looks; the reader has the notice. Once for each reason, not at every look for news.
    if (reason !== this.#reason) console.warn(`<kraft-progress>: ${reason}`);
    this.#reason = reason;
    this.#say(notice(this.#language));
    this.#tell("problem", { reason });
  }

  #say(text) {
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`kraft-progress:${name}`, { bubbles: true, composed: true, detail }));
  }
}

// The script can stand in a page under two addresses.
if (!customElements.get("kraft-progress")) customElements.define("kraft-progress", KraftProgress);
