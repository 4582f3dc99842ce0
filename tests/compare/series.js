// What a publication says of one goal's year so far, as rows of numbers that any library can draw.

/**
 * Thirteen moments (the year's beginning and the end of each month), and at each of them the outcome, the target's pace and
 * the ends of the forecast's band, `null` where there is none; the target, and the day that the figures reach to.
 *
 * `bands` has the forecast ready for drawing, `[month, least, most]` by the day that the figures reach to. The widget takes it from
 * the publication.
 */
export function series(publication, id, bands) {
  const goal = publication.goals.find((goal) => goal.id === id);
  const last = goal.points.at(-1).through;
  const year = Number(last.slice(0, 4));
  const target = goal.targets.filter((target) => target.year === year && target.since <= last).at(-1).count;
  const moments = Array.from({ length: 13 }, (_, month) => new Date(year, month, 1).getTime());

  const weight = goal.profile.reduce((sum, month) => sum + month);
  let passed = 0;
  const pace = [0, ...goal.profile.map((month) => (target * (passed += month)) / weight)];

  const outcome = moments.map((_, month) => (month === 0 ? 0 : null));
  for (const point of goal.points) {
    // Withheld points have no count.
    if (point.through.startsWith(`${year}-`)) outcome[Number(point.through.slice(5, 7))] = point.count ?? null;
  }

  const least = moments.map(() => null);
  const most = moments.map(() => null);
  for (const [month, low, high] of bands[last] ?? []) {
    least[month] = low;
    most[month] = high;
  }
  const through = moments[Number(last.slice(5, 7))];
  return { title: goal.title.sv, year, moments, outcome, pace, least, most, target, through };
}

/** The words of the drawings, which each library shows in its own way. */
export const WORDS = { outcome: "Utfall", pace: "Målets takt", target: "Mål", forecast: "Prognos", through: "Siffrorna räcker hit" };

export const COLOURS = { outcome: "#00589c", pace: "#5c5c5c", target: "#a8322a", forecast: "rgba(0, 88, 156, 0.2)", through: "#8c8c8c" };
