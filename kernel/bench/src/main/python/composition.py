"""The composition of a forecast in numpy, as a peer of forecast-service's: draws of supply and demand are there, and are allocated by tiers with backlog
and stocks carried along, then summed and summarised. Its market is as large as the product's: 20 quarters, 11 flows of chips, 6 segments of 2 workloads,
each bound to domestic chips in part; 93 outputs a quarter with mean, 23 quantiles and standard errors from 16 scrambles. Eligibility is
simpler: bound cells use domestic chips, free ones any chip. No transport, no storage, no policy. Prints the seconds.

Usage: composition.py DRAWS
"""

import sys
import time

import numpy

QUARTERS, DOMESTIC_FLOWS, FOREIGN_FLOWS, TIERS, CELLS_A_TIER, OUTPUTS, SCRAMBLES = 20, 6, 5, 3, 4, 93, 16
PROBABILITIES = [0.01, 0.025] + [0.05 * i for i in range(1, 20)] + [0.975, 0.99]


def lognormal(random, median, *shape):
    return median * numpy.exp(0.4 * random.standard_normal(shape))


def ratio(supply, need):
    return numpy.minimum(1, numpy.divide(supply, need, out=numpy.ones_like(need), where=need > 0))


def allocate(domestic, foreign, bound, free):
    """Max-min fair fill ratios of bound and free needs, tier by tier: #tiers x 2 x #draws. Closed sets: domestic chips, all chips."""
    fills = []
    left_domestic, left_all = domestic.copy(), domestic + foreign
    for tier in range(TIERS):
        b, f = bound[tier].sum(axis=0), free[tier].sum(axis=0)
        of_domestic, of_all = ratio(numpy.minimum(left_domestic, left_all), b), ratio(left_all, b + f)
        fill_bound = numpy.minimum(of_domestic, of_all)
        fill_free = numpy.where(of_domestic < of_all, ratio(left_all - fill_bound * b, f), of_all)
        left_domestic = numpy.maximum(0, left_domestic - fill_bound * b)
        left_all = numpy.maximum(0, left_all - fill_bound * b - fill_free * f)
        fills.append((fill_bound, fill_free))
    return numpy.array(fills), left_domestic, left_all


def summary(column):
    parts = column.reshape(SCRAMBLES, -1)
    means = parts.mean(axis=1)
    quantiles = numpy.quantile(column, PROBABILITIES)
    errors = numpy.quantile(parts, PROBABILITIES, axis=1).std(axis=1, ddof=1) / SCRAMBLES**0.5
    return column.mean(), means.std(ddof=1) / SCRAMBLES**0.5, quantiles, errors


def compose(domestic, foreign, demand, bound_share, kept):
    draws = domestic.shape[-1]
    stock_domestic, stock_foreign = numpy.zeros(draws), numpy.zeros(draws)
    unmet = numpy.zeros((2, TIERS, CELLS_A_TIER, draws))
    count = 0
    for quarter in range(QUARTERS):
        stock_domestic = stock_domestic + domestic[quarter].sum(axis=0)
        stock_foreign = stock_foreign + foreign[quarter].sum(axis=0)
        need = numpy.stack([bound_share * demand[quarter], (1 - bound_share) * demand[quarter]]) + kept * unmet
        fills, left_domestic, left_all = allocate(stock_domestic, stock_foreign, need[0], need[1])
        unmet = need * (1 - fills.transpose(1, 0, 2)[:, :, None, :])
        stock_domestic = numpy.minimum(left_domestic, left_all)
        stock_foreign = left_all - stock_domestic
        cells = unmet.sum(axis=0).reshape(-1, draws)
        needs = need.sum(axis=0).reshape(-1, draws)
        outputs = [needs.sum(axis=0), cells.sum(axis=0), *cells, *needs, *(needs - cells), *domestic[quarter], *foreign[quarter]]
        while len(outputs) < OUTPUTS:
            outputs.append(1.1 * outputs[len(outputs) - 40])
        for output in outputs[:OUTPUTS]:
            summary(output)
            count += 1
    return count


def main():
    draws = int(sys.argv[1])
    random = numpy.random.Generator(numpy.random.Philox(1))
    domestic = lognormal(random, 20, QUARTERS, DOMESTIC_FLOWS, draws)
    foreign = lognormal(random, 15, QUARTERS, FOREIGN_FLOWS, draws)
    demand = lognormal(random, 18, QUARTERS, TIERS, CELLS_A_TIER, draws)
    begin = time.perf_counter()
    compose(domestic, foreign, demand, 0.3, 0.6)
    print(f"{time.perf_counter() - begin:.3f}")


if __name__ == "__main__":
    main()
