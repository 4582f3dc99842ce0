// What is said when no new figure can be shown. It must be there when WebAssembly is not.

const NOTICES = {
  sv: [
    "Just nu går det inte att hämta nya siffror. Det kan finnas nyare än de som visas här.",
    "Just nu går det inte att visa siffrorna.",
  ],
  en: [
    "New figures cannot be fetched right now. There may be newer ones than those shown here.",
    "The figures cannot be shown right now.",
  ],
};

/** Takes in what a language says that has been loaded: beside figures, and where there are none. */
export function learn(code, said) {
  NOTICES[code] = said;
}

/**
 * The notice beside figures or, where there is `nothing`, in their place, in a language such as `sv` or `sv-simple`, or in
 * Swedish where that is not there; and which language it is in.
 */
export function notice(language, nothing) {
  const base = language.split("-")[0];
  const code = Object.hasOwn(NOTICES, base) ? base : "sv";
  return { code, text: NOTICES[code][Number(nothing)] };
}
