/** `<kraft-progress src goal view lang refresh>`: a goal's live figure. */
export class KraftProgress extends HTMLElement {}

/** What is said of the goal, when it is first shown and whenever that changes. */
export type KraftProgressShown = CustomEvent<{ words: string }>;

/** Why no new figure could be shown. The last one stays. */
export type KraftProgressProblem = CustomEvent<{ reason: string }>;

declare global {
  interface HTMLElementTagNameMap {
    "kraft-progress": KraftProgress;
  }
  interface HTMLElementEventMap {
    "kraft-progress:ready": KraftProgressShown;
    "kraft-progress:update": KraftProgressShown;
    "kraft-progress:problem": KraftProgressProblem;
  }
}
