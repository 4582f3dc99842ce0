// The WebAssembly module: loaded once a page, again after a failure, and anew after a trap, for then it is dead.

import { early, LIKE_LINK } from "./early.js";
import { build, make } from "./mk_wasm.js";

let loading;

/** The module, ready to be called. */
export function load() {
  loading ??= start().catch((error) => {
    forget();
    throw error;
  });
  return loading;
}

/** Lets the next `load` begin anew. */
export function forget() {
  loading = undefined;
}

/** That this page may not run WebAssembly, or this browser cannot. */
export class Refused extends Error {}

// The smallest module that there is. It tells what a policy says before anything is fetched, and only once.
const SMALLEST = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
let refused;

function isRefused() {
  if (refused === undefined) {
    try {
      // WebKit refuses not what is compiled but what is started.
      new WebAssembly.Instance(new WebAssembly.Module(SMALLEST));
      refused = false;
    } catch {
      refused = true;
    }
  }
  return refused;
}

// What the WebAssembly is called for a page that asks for it early: this name does not change.
const EARLY = "/kraft-progress.wasm";

async function start() {
  if (isRefused()) throw new Refused("this page's policy or this browser does not allow WebAssembly");
  const address = early(EARLY);
  let compiled = address && (await compile(address, LIKE_LINK).catch(() => {}));
  // It may be of another build: just before a new version, or for another script in the page.
  if (!compiled || !WebAssembly.Module.customSections(compiled, build).length) {
    compiled = await compile(new URL("./mk_wasm_bg.wasm", import.meta.url));
  }
  // Its JavaScript half, which is made anew each time, too.
  const module = make();
  await module.start(compiled);
  return module;
}

async function compile(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`the server answered ${response.status} for the WebAssembly`);
  // Compiled while it comes, where the server says what it is.
  return response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
