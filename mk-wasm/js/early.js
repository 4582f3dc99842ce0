// What a page asks for before the script has come: `<link rel="preload" as="fetch" href="…">`, for a folder on its own site. From
// other sites WebKit would fetch it twice.

const LINKS = "link[rel=preload][as=fetch]:not([crossorigin])";

/** The address of such a link that ends in a name; `undefined` where there is none. */
export function early(name) {
  const addresses = [...document.querySelectorAll(LINKS)].map((link) => link.href);
  return addresses.find((address) => address.endsWith(name) && address.startsWith(`${location.origin}/`));
}

/** How to fetch what a link has asked for. In another way it would be fetched again. */
export const LIKE_LINK = { mode: "no-cors", credentials: "include" };
