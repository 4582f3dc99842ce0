// One publication, fetched for every element that shows it: one request at a time, none in a hidden tab, further apart
// when the server fails.

const TIMEOUT_MILLISECONDS = 20_000;
const LONGEST_WAIT_SECONDS = 3_600;
const LARGEST_CHARACTERS = 4_000_000;

const feeds = new Map();

/** The feed of an address; the same for every caller. */
export function feed(address) {
  let known = feeds.get(address);
  if (!known) feeds.set(address, (known = new Feed(address)));
  return known;
}

class Feed {
  #address;
  #subscribers = new Set();
  #text;
  #publication;
  #failures = 0;
  #timer;
  #due = 0;
  #fetching = false;

  constructor(address) {
    this.#address = address;
    document.addEventListener("visibilitychange", () => this.#plan());
  }

  /**
   * Calls `news` with each new publication, `same` when a look found nothing new, `problem` with a reason when it
   * failed. Answers with the way to end that.
   */
  subscribe(subscriber) {
    this.#subscribers.add(subscriber);
    if (this.#publication) subscriber.news(this.#publication);
    else this.#due = Date.now();
    this.#plan();
    return () => {
      this.#subscribers.delete(subscriber);
      this.#plan();
    };
  }

  #plan() {
    clearTimeout(this.#timer);
    if (this.#subscribers.size === 0 || document.hidden || this.#fetching) return;
    const wait = Math.max(0, this.#due - Date.now());
    if (Number.isFinite(wait)) this.#timer = setTimeout(() => this.#look(), Math.min(wait, 2 ** 31 - 1));
  }

  async #look() {
    if (this.#due > Date.now()) return this.#plan();
    this.#fetching = true;
    try {
      const text = await fetched(this.#address);
      if (text === this.#text) {
        for (const subscriber of this.#subscribers) subscriber.same();
      } else {
        const publication = JSON.parse(text);
        this.#publication = publication;
        this.#text = text;
        for (const subscriber of this.#subscribers) subscriber.news(publication);
      }
      this.#failures = 0;
    } catch (error) {
      this.#failures += 1;
      for (const subscriber of this.#subscribers) subscriber.problem(String(error?.message ?? error));
    }
    this.#fetching = false;
    this.#due = Date.now() + 1_000 * this.#wait();
    this.#plan();
  }

  /** Seconds until the next look: the shortest that anybody asks for, doubled with every failure, never all at once. */
  #wait() {
    const wanted = Math.min(...[...this.#subscribers].map((subscriber) => subscriber.seconds));
    // A feed that is never refreshed is still tried again after a failure.
    const base = Number.isFinite(wanted) || this.#failures === 0 ? wanted : 60;
    const backoff = Math.min(base * 2 ** Math.max(0, this.#failures - 1), Math.max(base, LONGEST_WAIT_SECONDS));
    return backoff * (0.9 + 0.2 * Math.random());
  }
}

async function fetched(address) {
  // `no-cache` asks the server whether what is kept is still good, and fetches only what has changed.
  const response = await fetch(address, { cache: "no-cache", signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const text = await response.text();
  if (text.length > LARGEST_CHARACTERS) throw new Error("the answer is too long for a publication");
  return text;
}
