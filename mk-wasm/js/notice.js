// What is said when no new figure can be shown. It must be there when WebAssembly is not.

const NOTICES = {
  sv: "Just nu går det inte att hämta nya siffror. De som visas är de senaste.",
  en: "New figures cannot be fetched right now. Those shown are the latest.",
};

/** The notice in a language such as `sv` or `en-GB`; Swedish where there is none. */
export function notice(language) {
  return NOTICES[language.toLowerCase().split("-")[0]] ?? NOTICES.sv;
}
