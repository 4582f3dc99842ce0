// Runs in every measured page before the page's own scripts, put there by the program: it costs no request.
//
// A page says when marks have been drawn: the widget by its events, the others by calling `compare.drawn`.

{
  const own = { fetch: window.fetch };
  // When the text of a publication came to the widget, which fetches its news itself.
  let came = 0;
  let news;
  let expected = 0;
  let count = 0;
  let last = 0;
  let waiting = () => {};
  const memories = [];

  /** When the next frame begins and when it has been made: the task after the callback runs behind style, layout and paint. */
  const frame = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const begins = performance.now();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve({ begins, ends: performance.now() });
        port2.postMessage(undefined);
      }),
    );

  const compare = {
    /** Milliseconds from the navigation to the frame with all the page's charts in it. */
    at: undefined,
    drawn() {
      last = performance.now();
      count += 1;
      expected ||= document.querySelectorAll("kraft-progress, .chart").length;
      if (count === expected) frame().then(({ ends }) => (compare.at = ends));
      waiting();
    },
    /** Bytes that came over the wire, by kind, without headers; and the number of answers of each kind. */
    wire() {
      const bytes = { page: 0, script: 0, wasm: 0, style: 0, data: 0 };
      const requests = { page: 0, script: 0, wasm: 0, style: 0, data: 0 };
      const kinds = { js: "script", wasm: "wasm", css: "style", json: "data", html: "page" };
      for (const kind of ["navigation", "resource"]) {
        for (const { name, encodedBodySize } of performance.getEntriesByType(kind)) {
          const of = kinds[new URL(name).pathname.split(".").at(-1)];
          if (!of) continue;
          bytes[of] += encodedBodySize;
          requests[of] += 1;
        }
      }
      return { bytes, requests };
    },
    /** When something to read was first painted. */
    painted: () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
    /** What was fetched, and when: the page's waterfall. */
    waterfall: () =>
      performance
        .getEntriesByType("resource")
        .map(({ name, startTime, responseStart, responseEnd, encodedBodySize }) => [
          new URL(name).pathname,
          ...[startTime, responseStart, responseEnd, encodedBodySize].map(Math.round),
        ]),
    /** Bytes of WebAssembly memory. */
    memory: () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    /**
     * Shows another publication. Milliseconds from the text being there: `script` until the marks are drawn, `thread` also with
     * the frame's style, layout and paint but without the wait for it, `whole` with that wait.
     */
    async update(text) {
      last = 0;
      if (compare.news) {
        came = performance.now();
        compare.news(text);
        // Some draw in a microtask.
        await undefined;
        while (!last) await new Promise((resolve) => setTimeout(resolve));
      } else {
        const shown = new Promise((resolve) => (waiting = resolve));
        news = text;
        await shown;
        waiting = () => {};
        news = undefined;
      }
      const script = last - came;
      const { begins, ends } = await frame();
      return { script, thread: script + ends - begins, whole: ends - came };
    },
    /** Puts as many widgets into the page and takes them out again, a few at a time. */
    async mounts(number) {
      const few = 10;
      const model = document.querySelector("kraft-progress");
      for (let done = 0; done < number; done += few) {
        const elements = Array.from({ length: few }, () => model.cloneNode(true));
        const ready = elements.map((one) => new Promise((resolve) => one.addEventListener("kraft-progress:ready", resolve, { once: true })));
        model.before(...elements);
        scrollTo(0, 0);
        for (const [index, one] of elements.entries()) {
          // What is out of sight is not drawn.
          one.scrollIntoView();
          await ready[index];
        }
        for (const one of elements) one.remove();
      }
    },
    /** Brings every chart into sight, one after the other, until all have been drawn. */
    async all() {
      for (const one of document.querySelectorAll("kraft-progress, .chart")) {
        one.scrollIntoView();
        await frame();
      }
      while (!compare.at) await frame();
    },
  };
  window.compare = compare;

  for (const name of ["ready", "update"]) document.addEventListener(`kraft-progress:${name}`, compare.drawn);

  // The moment that the news is there: when the last of it is handed to whoever reads it.
  const arriving = (text) =>
    new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode(text));
        controller.close();
        came = performance.now();
      },
    });
  window.fetch = (address, ...more) =>
    news && new URL(address, document.baseURI).pathname.endsWith(".json")
      ? Promise.resolve(new Response(arriving(news)))
      : own.fetch.call(window, address, ...more);
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const start = WebAssembly[name];
    WebAssembly[name] = async (...what) => {
      const started = await start.apply(WebAssembly, what);
      const memory = (started.instance ?? started).exports.memory;
      if (memory) memories.push(memory);
      return started;
    };
  }
}
