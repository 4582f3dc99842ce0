// uPlot: https://github.com/leeoniya/uPlot/tree/master/docs

import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { start } from "./page.js";
import { COLOURS, WORDS } from "./series.js";

const NAMES = {
  MMMM: ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"],
  MMM: ["jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"],
  WWWW: ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"],
  WWW: ["sön", "mån", "tis", "ons", "tors", "fre", "lör"],
};

start((place, first, drawn) => {
  let shown = first;
  const ratio = window.devicePixelRatio;
  // Lines that belong to no series are drawn by hand.
  const lines = (plot) => {
    const { ctx, bbox } = plot;
    ctx.save();
    ctx.font = `${12 * ratio}px sans-serif`;
    ctx.lineWidth = ratio;
    ctx.strokeStyle = ctx.fillStyle = COLOURS.target;
    const y = plot.valToPos(shown.target, "y", true);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.textAlign = "left";
    ctx.fillText(`${WORDS.target} ${shown.target}`, bbox.left + 4 * ratio, y - 4 * ratio);
    ctx.strokeStyle = COLOURS.through;
    const x = plot.valToPos(shown.through / 1000, "x", true);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.restore();
    drawn();
  };
  const data = ({ moments, most, least, pace, outcome }) => [moments.map((moment) => moment / 1000), most, least, pace, outcome];
  const plot = new uPlot(
    {
      title: `${first.title} ${first.year}`,
      width: place.clientWidth,
      height: 360,
      fmtDate: (template) => uPlot.fmtDate(template, NAMES),
      scales: { y: { range: (_, __, highest) => [0, 1.05 * Math.max(highest, shown.target)] } },
      axes: [{ values: [[2419200, "{MMM}", "\n{YYYY}", null, null, null, null, null, 1]] }, {}],
      series: [
        { value: "{D} {MMMM} {YYYY}" },
        { label: `${WORDS.forecast}, högst` },
        { label: `${WORDS.forecast}, minst` },
        { label: WORDS.pace, stroke: COLOURS.pace, dash: [6, 4] },
        { label: WORDS.outcome, stroke: COLOURS.outcome, width: 2, points: { show: true } },
      ],
      bands: [{ series: [1, 2], fill: COLOURS.forecast }],
      hooks: { draw: [lines] },
    },
    data(first),
    place,
  );
  plot.root.setAttribute("role", "img");
  plot.root.setAttribute("aria-label", `${first.title} ${first.year}`);
  return (next) => {
    shown = next;
    plot.setData(data(next));
  };
});
