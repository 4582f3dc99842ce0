// The reader's date where the figures are from.

const HOUR = 3_600_000;

/**
 * The date in Stockholm, as `2025-01-31`. By rule and not by `Intl`, which needs longer for it than a chart to be drawn:
 * summer time begins and ends on the last Sundays of March and October at one o'clock UTC.
 */
export function today(now = new Date()) {
  const turn = (month) => {
    const last = new Date(Date.UTC(now.getUTCFullYear(), month + 1, 0, 1));
    return last.setUTCDate(last.getUTCDate() - last.getUTCDay());
  };
  const hours = now >= turn(2) && now < turn(9) ? 2 : 1;
  return new Date(now.getTime() + hours * HOUR).toISOString().slice(0, 10);
}
