// Highcharts with its accessibility module, without animations. The core files are bundled, which lets the one series that
// the band needs be taken without the thirty others of `highcharts-more`, a sixth of the whole
// (https://www.highcharts.com/docs/getting-started/installation-with-esm, “Creating a custom bundle”).

import Highcharts from "highcharts/es-modules/masters/highcharts.src.js";
import "highcharts/es-modules/masters/modules/accessibility.src.js";
import "highcharts/es-modules/Series/AreaRange/AreaRangeSeries.js";
import { start } from "./page.js";
import { COLOURS, WORDS } from "./series.js";

Highcharts.setOptions({
  lang: {
    months: ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"],
    shortMonths: ["jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"],
    decimalPoint: ",",
    thousandsSep: "\u00a0",
  },
});

start((place, first, drawn) => {
  const points = ({ moments }, values) => moments.map((moment, index) => [moment, values[index]]);
  const band = ({ moments, least, most }) => moments.map((moment, index) => [moment, least[index], most[index]]);
  const data = (series) => [points(series, series.outcome), points(series, series.pace), band(series)];
  const axes = (series) => ({
    xAxis: { plotLines: [{ value: series.through, color: COLOURS.through, width: 1 }] },
    yAxis: {
      max: 1.05 * Math.max(series.target, ...series.most),
      plotLines: [
        {
          value: series.target,
          color: COLOURS.target,
          width: 1,
          zIndex: 3,
          label: { text: `${WORDS.target} ${series.target}`, style: { color: COLOURS.target } },
        },
      ],
    },
  });
  const [outcome, pace, forecast] = data(first);
  const chart = Highcharts.chart(place, {
    chart: { animation: false, events: { load: drawn, redraw: drawn } },
    title: { text: `${first.title} ${first.year}` },
    credits: { enabled: false },
    accessibility: { description: `${first.title} ${first.year}` },
    plotOptions: { series: { animation: false } },
    xAxis: { type: "datetime", labels: { format: "{value:%b}" }, ...axes(first).xAxis },
    yAxis: { title: { text: null }, min: 0, endOnTick: false, ...axes(first).yAxis },
    tooltip: { xDateFormat: "%e %B %Y", shared: true },
    series: [
      { type: "line", name: WORDS.outcome, data: outcome, color: COLOURS.outcome },
      { type: "line", name: WORDS.pace, data: pace, color: COLOURS.pace, dashStyle: "Dash", marker: { enabled: false } },
      { type: "arearange", name: WORDS.forecast, data: forecast, color: COLOURS.forecast, lineWidth: 0, marker: { enabled: false } },
    ],
  });
  return (next) => {
    data(next).forEach((values, index) => chart.series[index].setData(values, false));
    chart.update(axes(next), true, false, false);
  };
});
