// A page's time in the test's hands, and what the page does in it. The first script of a page.
//
// Two clocks, as a computer has them: `wall`, which the page reads and somebody can set, and `steady`, by which timers run
// and which stands still while the computer sleeps.
(() => {
  const RealDate = Date;
  const real = { setTimeout: setTimeout.bind(window), clearTimeout: clearTimeout.bind(window), fetch: fetch.bind(window) };
  // What is left of the network's own time before a server is thought to be silent.
  const PATIENCE = 1_500;
  let wall = RealDate.parse("2026-11-06T10:00:00Z");
  let steady = 0;
  let number = 1_000_000;
  const timers = new Map();
  // Requests and parts of answers that are waited for.
  let waiting = 0;
  // When something last came.
  let came = 0;
  const later = (milliseconds) => new Promise((resolve) => real.setTimeout(resolve, milliseconds));

  const clock = (window.clock = {
    /** What `Math.random` answers with. */
    random: 0.5,
    /** Every look at a publication: its address, and how many seconds after the one before. */
    looks: [],
    /** Addresses of everything that was fetched. */
    fetched: [],
    /** What the elements told, in order. */
    told: [],
    /** How often an element has asked what day it is, which each drawing does once. */
    drawings: 0,
    /** Lets time pass, and everything happen that is due in it. */
    async pass(seconds) {
      const end = steady + seconds * 1_000;
      await clock.idle();
      for (;;) {
        const [next, timer] = [...timers].filter(([, { due }]) => due <= end).sort(([, one], [, other]) => one.due - other.due)[0] ?? [];
        if (!next) break;
        timers.delete(next);
        wall += Math.max(0, timer.due - steady);
        steady = Math.max(steady, timer.due);
        timer.call();
        await clock.idle();
      }
      wall += end - steady;
      steady = end;
    },
    /** The computer sleeps. */
    sleep(seconds) {
      wall += seconds * 1_000;
    },
    /** Somebody sets the clock, ahead or back. */
    set(seconds) {
      wall += seconds * 1_000;
    },
    /** Waits until no answer is under way, or the server is silent. */
    async idle() {
      came = performance.now();
      for (let quiet = 0; quiet < 3 && performance.now() - came < PATIENCE; quiet = waiting ? 0 : quiet + 1) await later(15);
    },
    hide(hidden) {
      Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
      document.dispatchEvent(new Event("visibilitychange"));
    },
  });

  window.Date = class extends RealDate {
    constructor(...given) {
      if (given.length) super(...given);
      else {
        super(wall);
        clock.drawings += 1;
      }
    }
    static now() {
      return wall;
    }
  };
  Math.random = () => clock.random;
  // What waits for nothing but its turn is left as it is, and so are drivers, some of which set a timer in the page.
  window.setTimeout = (call, wait = 0, ...given) =>
    wait > 0 && new Error().stack.includes("/kraft/") ? timed(call, wait, ...given) : real.setTimeout(call, wait, ...given);
  const timed = (call, wait, ...given) => {
    timers.set((number += 1), { call: () => call(...given), due: steady + Math.ceil(wait) });
    return number;
  };
  window.clearTimeout = (timer) => timers.delete(timer) || real.clearTimeout(timer);
  AbortSignal.timeout = (wait) => {
    const controller = new AbortController();
    timed(() => controller.abort(new DOMException("signal timed out", "TimeoutError")), wait);
    return controller.signal;
  };

  const waited = async (promise) => {
    waiting += 1;
    try {
      return await promise;
    } finally {
      waiting -= 1;
      came = performance.now();
    }
  };
  let last = wall;
  window.fetch = (address, ...more) => {
    const { pathname } = new URL(address, document.baseURI);
    clock.fetched.push(pathname);
    if (pathname.endsWith(".json")) {
      clock.looks.push({ path: pathname, after: (wall - last) / 1_000 });
      last = wall;
    }
    return waited(real.fetch(address, ...more));
  };
  const { read } = ReadableStreamDefaultReader.prototype;
  ReadableStreamDefaultReader.prototype.read = function (...given) {
    return waited(read.apply(this, given));
  };

  for (const name of ["ready", "update", "problem"]) {
    addEventListener(`kraft-progress:${name}`, ({ target, detail }) => {
      const index = [...document.querySelectorAll("kraft-progress")].indexOf(target);
      clock.told.push({ name, index, detail: detail.reason ?? detail.words });
    });
  }
})();
