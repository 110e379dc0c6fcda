# What describing costs in R: Rscript _describe.R <folder with ties.csv> <people> <sna|igraph>
# Prints CPU seconds (user and system) as JSON, and the sum of igraph's betweenness.
told <- commandArgs(trailingOnly = TRUE)
n <- as.integer(told[2])
ties <- unname(as.matrix(read.csv(file.path(told[1], "ties.csv"), header = FALSE)))
cpu <- function(spent) spent[[1]] + spent[[2]]
suppressMessages(library(igraph))
net <- make_graph(as.vector(t(ties)), n = n, directed = TRUE)
spent <- cpu(system.time(score <- betweenness(net, directed = TRUE)))
triads <- cpu(system.time(triad_census(net)))
found <- sprintf('"betweenness_igraph": %.3f, "triads_igraph": %.3f, "total": %.6f',
                 spent, triads, sum(score))
if (told[3] == "sna") {
  suppressMessages(library(sna))
  full <- matrix(0, n, n)
  full[ties] <- 1
  found <- sprintf('%s, "betweenness_sna": %.3f', found, cpu(system.time(sna::betweenness(full))))
}
cat(sprintf("{%s}\n", found))
