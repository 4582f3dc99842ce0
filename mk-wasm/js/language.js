// What the figure speaks. Three languages are built into the module; others are files of their own, loaded when asked for.

import { LANGUAGES } from "./languages.js";

const BUILT_IN = ["sv", "sv-simple", "en"];
const loaded = new Map();

/** The language that there is for a code such as `sv-SE`; Swedish where there is none. */
export function codeOf(asked) {
  const code = asked.toLowerCase();
  const base = code.split("-")[0];
  const known = (code) => BUILT_IN.includes(code) || Object.hasOwn(LANGUAGES, code);
  return [code, base, "sv"].find(known);
}

/** What the module speaks a language by: the code of one that is built in, or the texts of another. Swedish when they cannot be had. */
export async function speech(code) {
  if (BUILT_IN.includes(code)) return code;
  try {
    if (!loaded.has(code)) loaded.set(code, (await LANGUAGES[code]()).default);
    return loaded.get(code);
  } catch (error) {
    console.warn(`<kraft-progress>: ${code} cannot be loaded: ${error?.message ?? error}`);
    return "sv";
  }
}
