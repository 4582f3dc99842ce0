# The held-back series that come from Debian's R packages: monthly counts as CSV.
# Usage: Rscript held-back.R OUT.csv
# Needs: r-cran-surveillance r-cran-fextremes r-cran-epi r-cran-relsurv r-cran-strucchange
out <- commandArgs(TRUE)[1]

get_data <- function(name, package) {
  e <- new.env()
  data(list = name, package = package, envir = e)
  e[[name]]
}
rows <- list()
add <- function(id, family, source, year, month, count)
  rows[[length(rows) + 1]] <<- data.frame(id, family, source = paste("Debian R", source),
                                          year = as.integer(year), month = as.integer(month),
                                          count = as.integer(count))
# Event dates to monthly counts, zeros included, for the whole years given.
add_dates <- function(id, family, source, dates, years) {
  key <- factor(format(dates, "%Y-%m"),
                levels = sprintf("%d-%02d", rep(years, each = 12), rep(1:12, length(years))))
  add(id, family, source, rep(years, each = 12), rep(1:12, length(years)), table(key))
}

rota <- get_data("rotaBB", "surveillance")            # sts object, months 2002-01 .. 2013-12
add("rotavirus_brandenburg", "rotavirus", "surveillance::rotaBB",
    rep(2002:2013, each = 12), rep(1:12, 12), rowSums(rota@observed))

mening <- get_data("meningo.age", "surveillance")     # months 1985-01 .. 1997-12, 4 age groups
add("meningococcal_france", "meningococcal", "surveillance::meningo.age",
    rep(1985:1997, each = 12), rep(1:12, 13), rowSums(mening$observed))

fire <- get_data("danishClaims", "fExtremes")         # one row per claim
add_dates("fire_claims_denmark", "fire_claims", "fExtremes::danishClaims",
          as.Date(fire[[1]]), 1980:1990)

dm <- get_data("DMlate", "Epi")                       # dates as 1970 + days / 365.25
add_dates("diabetes_register_denmark", "diabetes", "Epi::DMlate",
          as.Date((as.numeric(dm$dodm) - 1970) * 365.25, origin = "1970-01-01"), 1995:2009)

# Class "date": days since 1960-01-01. Diagnoses 1994 to 2000; the first two and the last two
# months hold far fewer than the others, so 1994 and 2000 are left out as cut short.
crc <- get_data("colrec", "relsurv")
add_dates("colorectal_cancer_slovenia", "colorectal_cancer", "relsurv::colrec",
          as.Date(as.numeric(crc$diag), origin = "1960-01-01"), 1995:1999)

hom <- get_data("BostonHomicide", "strucchange")      # 1992-01 .. 1998-05: 1998 left out
add("youth_homicides_boston", "youth_homicides", "strucchange::BostonHomicide",
    rep(1992:1997, each = 12), rep(1:12, 6), as.integer(hom$homicides)[1:72])

write.csv(do.call(rbind, rows), out, row.names = FALSE, quote = FALSE)
for (p in c("surveillance", "fExtremes", "Epi", "relsurv", "strucchange"))
  cat(p, as.character(packageVersion(p)), "\n")
