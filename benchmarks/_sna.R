# The same tests with R's sna: Rscript _sna.R <qap|mrqap|lnam> <folder> <permutations>
# Reads matrices (no header) from the folder; prints CPU seconds and the estimates as JSON.
suppressMessages(library(sna))
told <- commandArgs(trailingOnly = TRUE)
read <- function(name) unname(as.matrix(read.csv(file.path(told[2], name), header = FALSE)))
n <- as.integer(read("n.csv")[1, 1])
net <- function(name) {
  ties <- read(name)
  found <- matrix(0, n, n)
  found[ties[, 1:2, drop = FALSE]] <- ties[, 3]
  found
}
reps <- as.integer(told[3])
set.seed(1)
if (told[1] == "qap") {
  both <- array(0, dim = c(2, n, n))
  both[1, , ] <- net("x1.csv")
  both[2, , ] <- net("y.csv")
  spent <- system.time(fit <- qaptest(both, gcor, reps = reps, g1 = 1, g2 = 2))
  estimates <- fit$testval
} else if (told[1] == "mrqap") {
  x <- array(0, dim = c(3, n, n))
  for (i in 1:3) x[i, , ] <- net(sprintf("x%d.csv", i))
  y <- net("y.csv")
  spent <- system.time(fit <- netlm(y, x, nullhyp = "qapspp", reps = reps))
  estimates <- fit$coefficients
} else {
  w <- net("w.csv")
  y <- as.numeric(read("outcome.csv"))
  x <- read("covariates.csv")
  spent <- system.time(fit <- lnam(y, x, W1 = w))
  estimates <- c(fit$beta, fit$rho1)
}
cat(sprintf('{"cpu_s": %.3f, "estimates": [%s]}\n', spent[1] + spent[2],
            paste(sprintf("%.8f", estimates), collapse = ", ")))
