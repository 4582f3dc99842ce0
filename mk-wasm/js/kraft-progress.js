// Placeholder.
const load = () => import("./mk_wasm.js");
export { load };
