"""Baseline: Prophet with its defaults.

Usage: python prophet_baseline.py COUNTS.csv OUT.csv
Needs: pip install prophet properscoring        (not named prophet.py: that would hide the package)

For each series, each year with a complete previous year, and cuts after 3, 6 and 9 months:
2,000 simulated year totals, scored against the real total. history = 1: all complete
earlier years and the year's own months are known; 0: only the year's own months.
"""
import logging
import sys
from importlib.metadata import version

import numpy as np
import pandas as pd
from properscoring import crps_ensemble

logging.disable(logging.INFO)  # cmdstanpy's and Prophet's progress lines
from prophet import Prophet
from prophet.models import CmdStanPyBackend

NSIM = 2000


def paths(y, year, m, history, seed):
    """Simulated paths of months m+1 .. 12 of `year`, one column each, and how they were made.

    y: the known counts, up to and with month m of `year`. Prophet itself takes fewer
    changepoints than its default of 25 when there are few points.
    """
    last = pd.Timestamp(year, m, 1)
    df = pd.DataFrame({"ds": pd.date_range(end=last, periods=len(y), freq="MS"), "y": y})
    future = pd.DataFrame({"ds": pd.date_range(last, periods=13 - m, freq="MS")[1:]})
    np.random.seed(seed)
    try:
        model = Prophet(
            yearly_seasonality=True if history else "auto",
            weekly_seasonality=False,
            daily_seasonality=False,
            uncertainty_samples=NSIM,
        )
        model.fit(df, seed=seed)
        p = model.predictive_samples(future)["yhat"]
        if not np.isfinite(p).all():
            raise ValueError("paths not finite")
        return p, "prophet"
    except Exception as e:
        print("fallback:", type(e).__name__, str(e)[:100])
        return np.random.normal(np.mean(y), np.std(y, ddof=1), (12 - m, NSIM)), "mean and sd"


def main(counts, out):
    d = pd.read_csv(counts)
    d = d[~(d.id.str.startswith("birdstrikes_") & (d.year == 1998))]  # cut short
    d = d.sort_values(["id", "year", "month"])
    rows, ways = [], []
    for id, s in d.groupby("id"):
        size = s.groupby("year").size()
        full = [int(y) for y in size.index[size == 12]]
        s = s[s.year.isin(full)]
        for year in (y for y in full if y - 1 in full):
            months = s[s.year == year]["count"].to_numpy(float)
            actual = int(months.sum())
            target = int(s[s.year == year - 1]["count"].sum())
            for m in (3, 6, 9):
                for history in (0, 1):
                    own = months[:m]
                    earlier = s[s.year < year]["count"].to_numpy(float) if history else []
                    y = np.concatenate([earlier, own])
                    p, way = paths(y, year, m, history, len(rows) + 1)
                    x = np.round(own.sum() + np.maximum(p, 0).sum(axis=0))
                    crps = float(crps_ensemble(actual, x))
                    inside = {}
                    for level in (50, 80, 95):
                        lo, hi = np.quantile(x, [0.5 - level / 200, 0.5 + level / 200])
                        inside[f"in{level}"] = int(lo <= actual <= hi)
                    rows.append({"id": id, "year": year, "month": m, "history": history,
                                 "crps": crps, "crps_rel": crps / target, **inside,
                                 "median": np.median(x), "actual": actual, "target": target})
                    ways.append((way, history))
    pd.DataFrame(rows).to_csv(out, index=False)
    print("Python", sys.version.split()[0])
    print("cmdstan", CmdStanPyBackend.CMDSTAN_VERSION)
    for p in ["prophet", "cmdstanpy", "numpy", "pandas", "properscoring"]:
        print(p, version(p))
    print(len(rows), "cases; the way each was fitted, by history:")
    print(pd.Series(ways).value_counts().to_string())


if __name__ == "__main__":
    main(*sys.argv[1:])
