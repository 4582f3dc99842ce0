// One publication, fetched for every element that shows it: one request at a time, none in a hidden tab, further apart
// while the server fails.

import { early, LIKE_LINK } from "./early.js";

const TIMEOUT_MILLISECONDS = 20_000;
const LONGEST_WAIT_SECONDS = 3_600;
const RETRY_SECONDS = 60;
const LARGEST_BYTES = 4_000_000;
const LONGEST_TIMER_MILLISECONDS = 2 ** 31 - 1;

// Asks the server whether what is kept is still good, and fetches only what has changed.
const IS_IT_NEW = { cache: "no-cache" };

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
  #looked;
  // So that not every reader asks in the same second.
  #spread = 1;
  #fetching = false;

  constructor(address) {
    this.#address = address;
    // After sleep, in a page that was kept, or back in the net, the clock that was set is not to be relied on.
    document.addEventListener("visibilitychange", () => this.#plan());
    for (const name of ["pageshow", "online"]) addEventListener(name, () => this.#plan());
  }

  /**
   * Calls `fetched` after each look with the publication, the same object while nothing is new, and `failed` with a
   * reason when a look came to nothing. Answers with the way to end that.
   */
  subscribe(subscriber) {
    this.#subscribers.add(subscriber);
    if (this.#publication) subscriber.fetched(this.#publication);
    this.#plan();
    return () => {
      this.#subscribers.delete(subscriber);
      this.#plan();
    };
  }

  /** Sets the clock for the next look, by what the subscribers of now ask for. */
  #plan() {
    clearTimeout(this.#timer);
    if (this.#subscribers.size === 0 || document.hidden || this.#fetching) return;
    // A clock that was set back would else keep the figures waiting for the day that it came from.
    const isNew = this.#looked === undefined || Date.now() < this.#looked;
    const due = isNew ? 0 : this.#looked + 1_000 * this.#wait();
    if (due === Infinity) return;
    const wait = Math.min(Math.max(0, due - Date.now()), LONGEST_TIMER_MILLISECONDS);
    this.#timer = setTimeout(() => (Date.now() >= due ? this.#look() : this.#plan()), wait);
  }

  async #look() {
    this.#fetching = true;
    try {
      // What the page has just asked for need not be asked about again.
      const isEarly = this.#looked === undefined && early(this.#address) === this.#address;
      const text = await fetched(this.#address, isEarly ? LIKE_LINK : IS_IT_NEW);
      if (text !== this.#text) {
        this.#publication = parsed(text);
        this.#text = text;
      }
      this.#failures = 0;
      for (const subscriber of this.#subscribers) subscriber.fetched(this.#publication);
    } catch (error) {
      this.#failures += 1;
      for (const subscriber of this.#subscribers) subscriber.failed(`${this.#address}: ${error?.message ?? error}`);
    }
    this.#fetching = false;
    this.#looked = Date.now();
    this.#spread = 0.9 + 0.2 * Math.random();
    this.#plan();
  }

  /** Seconds between looks: the shortest that anybody asks for, doubled with every failure after the first. */
  #wait() {
    const wanted = Math.min(...[...this.#subscribers].map((subscriber) => subscriber.seconds));
    if (this.#failures === 0) return wanted * this.#spread;
    // What is never refreshed is tried again after a failure, too.
    const base = wanted === Infinity ? RETRY_SECONDS : wanted;
    const backoff = Math.min(base * 2 ** (this.#failures - 1), Math.max(base, LONGEST_WAIT_SECONDS));
    return backoff * this.#spread;
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`the answer is no JSON: ${error.message}`);
  }
}

async function fetched(address, options) {
  const response = await fetch(address, { ...options, signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return within(LARGEST_BYTES, response);
}

/** The text of an answer, of which no more is taken in than a publication can be. */
async function within(most, response) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > most) {
      reader.cancel().catch(() => {});
      throw new Error("the answer is too long for a publication");
    }
    text += decoder.decode(value, { stream: true });
  }
}
