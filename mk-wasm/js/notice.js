// What is said when no new figure can be shown. It must be there when WebAssembly is not.

const NOTICES = {
  sv: {
    some: "Just nu går det inte att hämta nya siffror. Det kan finnas nyare än de som visas här.",
    none: "Just nu går det inte att visa siffrorna.",
  },
  en: {
    some: "New figures cannot be fetched right now. There may be newer ones than those shown here.",
    none: "The figures cannot be shown right now.",
  },
};

/**
 * The notice beside `some` figures or `none`, in a language such as `sv` or `en-GB`, or in Swedish where it is not
 * there; and which language it is in.
 */
export function notice(language, figures) {
  const base = language.toLowerCase().split("-")[0];
  const code = Object.hasOwn(NOTICES, base) ? base : "sv";
  return { code, text: NOTICES[code][figures] };
}
