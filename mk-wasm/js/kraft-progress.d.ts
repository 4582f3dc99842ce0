/** What of a goal is shown: the year so far, the years, one bar, the sentence and number alone, or the table at once. */
export type KraftProgressView = "pace" | "years" | "bar" | "figure" | "table";

/** The attributes of `<kraft-progress>`. All are texts, as attributes are. */
export interface KraftProgressAttributes {
  /** The address of the publication, relative to the page or absolute. */
  src: string;
  /** The goal's id in the publication. */
  goal: string;
  /** `pace` unless given. */
  view: KraftProgressView;
  /** A year of the goal, or `all`; otherwise the one that its last figure lies in. */
  period: `${number}` | "all";
  /** A group of the publication, by which the goal is parted. */
  breakdown: string;
  /** Such as `sv`, `sv-simple` or `en`; otherwise the nearest `lang` around the element; otherwise Swedish. */
  lang: string;
  /** Seconds between looks for news, 300 unless given; `off` for none. */
  refresh: `${number}` | "off";
  /** The level of the figure's heading in the page's outline. */
  "heading-level": "2" | "3" | "4" | "5" | "6";
}

/** `<kraft-progress>`: a goal's live figure. What stands inside it is shown until there is one, and when there can be none. */
export class KraftProgress extends HTMLElement {
  static readonly observedAttributes: string[];
  getAttribute<Name extends string>(
    name: Name,
  ): (Name extends keyof KraftProgressAttributes ? KraftProgressAttributes[Name] : string) | null;
  setAttribute<Name extends string>(
    name: Name,
    value: Name extends keyof KraftProgressAttributes ? KraftProgressAttributes[Name] : string,
  ): void;
}

/** What is said of the goal: when the live figure is first shown (`ready`), and when what it says has changed (`update`). */
export type KraftProgressShown = CustomEvent<{ readonly words: string }>;

/** Why no new figure can be shown (`problem`). The last one stays, with a notice. */
export type KraftProgressProblem = CustomEvent<{ readonly reason: string }>;

/** The events by their names. They bubble, also out of shadow trees. */
export interface KraftProgressEventMap {
  "kraft-progress:ready": KraftProgressShown;
  "kraft-progress:update": KraftProgressShown;
  "kraft-progress:problem": KraftProgressProblem;
}

declare global {
  interface HTMLElementTagNameMap {
    "kraft-progress": KraftProgress;
  }
  // For elements, the document and the window alike.
  interface GlobalEventHandlersEventMap extends KraftProgressEventMap {}
}
