// What the figure speaks. Three languages are built into the module; others are files of their own, loaded when asked for.

import { LANGUAGES, NOTICE } from "./languages.js";
import { learn } from "./notice.js";

const BUILT_IN = ["sv", "sv-simple", "en"];
const SHORTEST_PAUSE = 5_000;
const LONGEST_PAUSE = 300_000;

const loads = new Map();
let missed = 0;

/** The language that there is for a code such as `sv-SE`; Swedish where there is none. */
export function codeOf(asked) {
  const code = asked.toLowerCase();
  const base = code.split(/[-_]/)[0];
  const known = (code) => BUILT_IN.includes(code) || Object.hasOwn(LANGUAGES, code);
  return [code, base, "sv"].find(known);
}

/**
 * What the module speaks a language by: the code of one that is built in, or the texts of another. When they cannot be had
 * it is Swedish, and `again` is called when there is reason to try anew.
 */
export async function speech(code, again) {
  if (BUILT_IN.includes(code)) return code;
  if (!loads.has(code)) loads.set(code, LANGUAGES[code](missed));
  try {
    const texts = (await loads.get(code)).default;
    learn(code, texts.split("\n")[NOTICE].split("|"));
    return texts;
  } catch {
    // The first of those that wait lets the next try begin.
    if (loads.delete(code)) missed += 1;
    setTimeout(again, Math.min(SHORTEST_PAUSE * 2 ** missed, LONGEST_PAUSE));
    return "sv";
  }
}
