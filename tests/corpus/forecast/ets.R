# Baseline: exponential smoothing as R's forecast package chooses it by itself.
# Usage: Rscript ets.R COUNTS.csv OUT.csv        (needs r-cran-forecast)
#
# For each series, each year with a complete previous year, and cuts after 3, 6 and 9 months:
# 2,000 simulated year totals, scored against the real total. history = 1: all complete
# earlier years and the year's own months are known; 0: only the year's own months.
suppressMessages(library(forecast))
args <- commandArgs(TRUE)
NSIM <- 2000

# Sample CRPS, E|X-a| - E|X-X'|/2, the same as properscoring.crps_ensemble.
crps <- function(x, a) {
  n <- length(x)
  mean(abs(x - a)) - sum((2 * seq_len(n) - n - 1) * sort(x)) / n^2
}

# Simulated paths (one column each) of the next h months, by the first way that works.
paths <- function(y, h) {
  from_fit <- function(fit) {
    p <- replicate(NSIM, as.numeric(simulate(fit, nsim = h, future = TRUE, bootstrap = FALSE)))
    p <- matrix(p, nrow = h)
    if (!all(is.finite(p))) stop("paths not finite")
    list(p = p, model = fit$method)
  }
  ways <- list(
    "ets, frequency 12" = function() from_fit(ets(ts(y, frequency = 12))),
    "ets, frequency 1" = function() from_fit(ets(ts(y, frequency = 1))),
    "ets ANN" = function() from_fit(ets(ts(y, frequency = 1), model = "ANN")),
    "mean and sd" = function()
      list(p = matrix(rnorm(h * NSIM, mean(y), sd(y)), nrow = h), model = "mean and sd"))
  for (w in names(ways)) {
    r <- tryCatch(suppressWarnings(ways[[w]]()), error = function(e) NULL)
    if (!is.null(r)) return(c(r, way = w))
  }
}

d <- read.csv(args[1])
d <- d[!(startsWith(d$id, "birdstrikes_") & d$year == 1998), ]  # cut short
d <- d[order(d$id, d$year, d$month), ]
rows <- list()
for (id in unique(d$id)) {
  s <- d[d$id == id, ]
  full <- as.integer(names(which(table(s$year) == 12)))
  s <- s[s$year %in% full, ]
  for (year in full[(full - 1) %in% full]) for (m in c(3, 6, 9)) for (history in 0:1) {
    actual <- sum(s$count[s$year == year])
    target <- sum(s$count[s$year == year - 1])
    own <- s$count[s$year == year & s$month <= m]
    y <- if (history) c(s$count[s$year < year], own) else own
    set.seed(length(rows) + 1)
    f <- paths(y, 12 - m)
    x <- round(sum(own) + colSums(pmax(f$p, 0)))
    inside <- function(level) {
      q <- quantile(x, c((1 - level) / 2, (1 + level) / 2))
      as.integer(q[1] <= actual && actual <= q[2])
    }
    score <- crps(x, actual)
    rows[[length(rows) + 1]] <- data.frame(
      id, year, month = m, history, crps = score, crps_rel = score / target,
      in50 = inside(.50), in80 = inside(.80), in95 = inside(.95),
      median = median(x), actual, target, way = f$way, model = f$model)
  }
}
r <- do.call(rbind, rows)
write.csv(r[, 1:12], args[2], row.names = FALSE, quote = FALSE)

cat(R.version.string, "forecast", as.character(packageVersion("forecast")), "\n")
cat(nrow(r), "cases; the way each was fitted, by history:\n")
print(table(r$way, r$history))
cat("models:\n")
print(table(r$model, r$history))
