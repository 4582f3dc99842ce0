// Keeps what goes wrong in a page for the test to read: the first script of every page, in browsers whose own log cannot be
// read over WebDriver.
//
// It is kept with the origin, so that it is there after the next page has come, and for every frame and window of it.
(() => {
  const KEY = "mk-tests-console";

  // A page that is being left tells of what the leaving breaks off, which is no fault. If it stays after all, it is heard again.
  let leaving = false;
  addEventListener("beforeunload", () => {
    leaving = true;
    setTimeout(() => (leaving = false), 2_000);
  });

  const keep = (message) => {
    if (leaving) return;
    if (framedElsewhere()) {
      window.top.postMessage({ type: KEY, message }, "*");
      return;
    }
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    localStorage.setItem(KEY, JSON.stringify([...kept, message]));
  };

  // A frame of another origin, or of none, tells the page around it, whose server put the same script there.
  const framedElsewhere = () => {
    try {
      return window.top !== window && window.top.origin !== window.origin;
    } catch {
      return true;
    }
  };

  const say = (level, source, text) => keep({ level, source, text: `${location.href} ${text}` });

  addEventListener("message", (event) => {
    if (event.data?.type === KEY) keep(event.data.message);
  });
  addEventListener("securitypolicyviolation", (event) => {
    const what = `${event.effectiveDirective} forbids ${event.blockedURI} ${event.sample}`.trim();
    say("SEVERE", "security", `Content Security Policy: ${what}`);
  });
  addEventListener("unhandledrejection", (event) => say("SEVERE", "javascript", `Uncaught (in promise) ${event.reason}`));
  addEventListener(
    "error",
    (event) => {
      if (event instanceof ErrorEvent) say("SEVERE", "javascript", event.message);
      else say("SEVERE", "network", `${event.target.src ?? event.target.href} could not be loaded`);
    },
    true,
  );
  for (const [name, level] of [["error", "SEVERE"], ["warn", "WARNING"]]) {
    const original = console[name];
    console[name] = (...words) => {
      say(level, "console-api", words.map(String).join(" "));
      original.apply(console, words);
    };
  }
})();
