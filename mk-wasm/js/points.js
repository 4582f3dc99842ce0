// The marks of a drawing that tell something by themselves: reached one by one with the keyboard, or pointed at. What is told
// stands beside the mark. Whoever has no arrow keys finds the same in the table, and as names of the marks.

/** How much nearer a mark counts along the drawing than across it: a pointer is over a month before it is over a number. */
const ACROSS = 4;

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export class Points {
  #stage;
  #live;
  #tip;
  #marks = [];
  #shown;

  constructor(stage, live) {
    this.#stage = stage;
    this.#live = live;
    this.#tip = document.createElement("p");
    this.#tip.setAttribute("part", "tip");
    // It says what the mark's own name says.
    this.#tip.setAttribute("aria-hidden", "true");
    // It is outside of the figure, whose direction it would else not have.
    this.#tip.dir = "auto";
    this.#tip.hidden = true;
    stage.append(this.#tip);
    live.addEventListener("focusin", (event) => this.#marks.includes(event.target) && this.#show(event.target));
    live.addEventListener("focusout", () => this.#hide());
    live.addEventListener("keydown", (event) => this.#key(event));
    for (const name of ["pointermove", "pointerdown"]) live.addEventListener(name, (event) => this.#point(event));
    // The tip is within the stage, so that a pointer can rest on it.
    stage.addEventListener("pointerleave", () => this.#hide());
  }

  /** After a drawing: the marks, of which one is a tab stop. It takes the focus that a mark which is gone `held`. */
  refresh(held) {
    this.#marks = [...this.#live.querySelectorAll("[data-told]")];
    const stop = this.#marks.find((mark) => mark.getAttribute("tabindex") === "0");
    this.#stop(stop ?? this.#marks.findLast((mark) => mark.matches("circle")) ?? this.#marks.at(-1));
    if (held?.dataset.told && !held.isConnected) {
      this.#shown = this.#marks.find((mark) => mark.tabIndex === 0);
      this.#shown?.focus({ preventScroll: true });
    }
    if (this.#shown?.isConnected) this.#show(this.#shown);
    else this.#hide();
  }

  #middle(mark) {
    const { left, right, top, bottom } = mark.getBoundingClientRect();
    return { x: (left + right) / 2, y: (top + bottom) / 2, top, bottom };
  }

  /** From left to right. Only when somebody goes along them: where they are, the browser has to work out first. */
  #sort() {
    const marks = this.#marks.map((mark) => [mark, this.#middle(mark)]);
    marks.sort(([, one], [, other]) => one.x - other.x || one.y - other.y);
    this.#marks = marks.map(([mark]) => mark);
  }

  #stop(stop) {
    for (const mark of this.#marks) mark.setAttribute("tabindex", mark === stop ? "0" : "-1");
  }

  #key(event) {
    this.#sort();
    const at = this.#marks.indexOf(event.target);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    const last = this.#marks.length - 1;
    const next = { Home: 0, End: last }[event.key] ?? at + (STEPS[event.key] ?? NaN);
    if (Number.isNaN(next)) return;
    event.preventDefault();
    const mark = this.#marks[Math.min(Math.max(next, 0), last)];
    this.#stop(mark);
    mark.focus();
    this.#show(mark);
  }

  /** While there is a tip, Esc sends it away, wherever the focus is: a pointer may have brought it. */
  #away = ({ key }) => key === "Escape" && this.#hide();

  #point({ target, clientX, clientY }) {
    if (!target.closest("[part=chart]")) return;
    const far = (mark) => {
      const { x, y } = this.#middle(mark);
      return Math.hypot(x - clientX, (y - clientY) / ACROSS);
    };
    const near = this.#marks.map((mark) => [far(mark), mark]).sort(([one], [other]) => one - other)[0];
    if (near) this.#show(near[1]);
  }

  #show(mark) {
    if (this.#shown !== mark) this.#hide();
    this.#shown = mark;
    addEventListener("keydown", this.#away);
    mark.setAttribute("data-at", "");
    const tip = this.#tip;
    tip.textContent = mark.dataset.told;
    tip.hidden = false;
    const stage = this.#stage.getBoundingClientRect();
    const { x, top, bottom } = this.#middle(mark);
    const { width, height } = tip.getBoundingClientRect();
    const left = Math.min(Math.max(x - stage.left - width / 2, 0), stage.width - width);
    const above = top - stage.top - height - 6;
    tip.style.left = `${left}px`;
    tip.style.top = `${above < 0 ? bottom - stage.top + 6 : above}px`;
  }

  #hide() {
    this.#shown?.removeAttribute("data-at");
    this.#shown = undefined;
    removeEventListener("keydown", this.#away);
    this.#tip.hidden = true;
  }
}
