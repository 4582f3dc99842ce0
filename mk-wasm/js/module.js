// The WebAssembly module: loaded once a page, again after a failure, and anew after a trap, for then it is dead.

let loading;
// What makes the module's JavaScript half, anew with each call.
let make;
let failures = 0;

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

async function start() {
  if (isRefused()) throw new Refused("this page's policy or this browser does not allow WebAssembly");
  // Both at the same time.
  const [compiled] = await Promise.all([compile(), find()]);
  const module = make();
  await module.start(compiled);
  return module;
}

async function compile() {
  const response = await fetch(new URL("./mk_wasm_bg.wasm", import.meta.url));
  if (!response.ok) throw new Error(`the server answered ${response.status} for the WebAssembly`);
  // Compiled while it comes, where the server says what it is.
  return response.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

async function find() {
  try {
    // Every other time under another address, because some browsers remember an import that failed. Not every time,
    // because where a bundler has renamed the file, only the first form follows.
    make ??= (
      failures % 2 === 0
        ? await import("./mk_wasm.js")
        : await import(/* @vite-ignore */ /* webpackIgnore: true */ `./mk_wasm.js?${failures}`)
    ).default;
  } catch (error) {
    failures += 1;
    throw error;
  }
}
