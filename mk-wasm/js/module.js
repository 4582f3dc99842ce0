// The WebAssembly module: loaded once a page, again after a failure, and anew after a trap, for then it is dead.

let loading;
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
  failures += 1;
}

async function start() {
  // Under another address, because some browsers remember an import that failed, and all remember one that did not.
  const module = failures === 0 ? await import("./mk_wasm.js") : await import(`./mk_wasm.js?${failures}`);
  await module.default();
  return module;
}
