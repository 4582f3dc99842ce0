// Chart.js with dates and annotations: only the parts that the chart uses are registered, as its documentation advises
// (https://www.chartjs.org/docs/latest/getting-started/integration.html), and animations are off
// (https://www.chartjs.org/docs/latest/general/performance.html).

import { Chart, Filler, Legend, LinearScale, LineController, LineElement, PointElement, TimeScale, Title, Tooltip } from "chart.js";
import annotation from "chartjs-plugin-annotation";
import "chartjs-adapter-date-fns";
import { sv } from "date-fns/locale/sv";
import { start } from "./page.js";
import { COLOURS, WORDS } from "./series.js";

Chart.register(Filler, Legend, LinearScale, LineController, LineElement, PointElement, TimeScale, Title, Tooltip, annotation);

start((place, first, drawn) => {
  const points = ({ moments }, values) => moments.map((x, index) => ({ x, y: values[index] }));
  const data = (series) => [series.outcome, series.pace, series.least, series.most].map((values) => points(series, values));
  const lines = ({ target, through }) => ({
    target: {
      type: "line",
      yMin: target,
      yMax: target,
      borderColor: COLOURS.target,
      borderWidth: 1,
      label: { display: true, content: `${WORDS.target} ${target}`, position: "start", yAdjust: -10, color: COLOURS.target, backgroundColor: "transparent" },
    },
    through: { type: "line", xMin: through, xMax: through, borderColor: COLOURS.through, borderWidth: 1 },
  });
  const highest = ({ target, most }) => 1.05 * Math.max(target, ...most);
  const canvas = document.createElement("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", `${first.title} ${first.year}`);
  place.append(canvas);
  const [outcome, pace, least, most] = data(first);
  const chart = new Chart(canvas, {
    type: "line",
    data: {
      datasets: [
        { label: WORDS.outcome, data: outcome, borderColor: COLOURS.outcome, backgroundColor: COLOURS.outcome, borderWidth: 2 },
        { label: WORDS.pace, data: pace, borderColor: COLOURS.pace, borderDash: [6, 4], borderWidth: 1, pointRadius: 0 },
        { label: `${WORDS.forecast}, minst`, data: least, borderWidth: 0, pointRadius: 0 },
        { label: `${WORDS.forecast}, högst`, data: most, borderWidth: 0, pointRadius: 0, fill: "-1", backgroundColor: COLOURS.forecast },
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: {
        x: { type: "time", adapters: { date: { locale: sv } }, time: { unit: "month", tooltipFormat: "d MMMM yyyy", displayFormats: { month: "MMM" } } },
        y: { min: 0, suggestedMax: highest(first) },
      },
      plugins: { title: { display: true, text: `${first.title} ${first.year}` }, annotation: { annotations: lines(first) } },
    },
    plugins: [{ id: "compare", afterDraw: drawn }],
  });
  return (next) => {
    data(next).forEach((values, index) => (chart.data.datasets[index].data = values));
    chart.options.scales.y.suggestedMax = highest(next);
    chart.options.plugins.annotation.annotations = lines(next);
    chart.update();
  };
});
