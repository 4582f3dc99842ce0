// What the page of every library but the widget does: fetches the publication once, draws it in every place for a chart, and
// draws it anew when there is news. A library's own script calls `start` with the way to draw.

import { series } from "./series.js";

/**
 * `draw(place, series, drawn)` draws in an element, calls `drawn` whenever marks have been drawn, and answers with the way
 * to show another series.
 */
export async function start(draw) {
  const places = [...document.querySelectorAll(".chart")];
  const drawn = () => window.compare?.drawn();
  const read = (text, place) => series(text, place.dataset.goal, JSON.parse(place.dataset.bands));
  const response = await fetch(places[0].dataset.src);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  const publication = await response.json();
  const updates = places.map((place) => [place, draw(place, read(publication, place), drawn)]);
  if (window.compare) {
    window.compare.news = (text) => {
      const publication = JSON.parse(text);
      for (const [place, update] of updates) update(read(publication, place));
    };
  }
}
