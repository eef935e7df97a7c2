"""REF-1 exact in numpy, float64: the peer that the kernel is measured against.

The same model and the same closed-set water filling as the kernel, vectorised over blocks of draws. Prints the CPU seconds of a run after
imports and tables, and a few results that the caller compares with its own.

usage: reference.py DRAWS SEED
"""

import itertools
import sys
import time

import numpy as np

T, P, S = 20, 8, 6
BLOCK = 4096
Z90 = 1.2815515655446004
PROBABILITIES = [0.01, 0.025, *[i / 20 for i in range(1, 20)], 0.975, 0.99]

LOGNORMAL = {0: (12, 30), 1: (8, 28), 2: (5, 14), 3: (6, 20), 20: (80, 300), 21: (20, 150), 22: (20, 90), 23: (5, 40),
             28: (900, 2600), 30: (700, 1800), 32: (300, 1500), 34: (40, 120), 35: (50, 140), 36: (220, 600),
             37: (80, 260), 38: (60, 200), 39: (20, 60), **{i: (.03, .15) for i in range(12, 16)}}
NORMAL = {4: (.02, .10), 5: (.04, .16), 6: (.01, .08), 7: (.02, .12), 24: (-.06, .04), 25: (0, .12), 26: (-.08, .02),
          27: (0, .10), 29: (.02, .15), 31: (.03, .12), 40: (.02, .08), 41: (.03, .10), 42: (.05, .14), 43: (.04, .16),
          44: (.03, .12), 45: (.01, .06)}
TRIANGULAR = {**{i: (0, 1, 6) for i in range(16, 20)}, 33: (.05, .12, .30), **{i: (-.005, .01, .03) for i in range(52, 58)},
              59: (0, 6, 18), 61: (0, 4, 14), 63: (2, 8, 20)}
BETA = {**{i: (3, 4, .15, .75) for i in range(8, 12)}, 46: (4, 6, 0, 1), 47: (6, 4, 0, 1), 48: (5, 5, 0, 1),
        49: (3, 7, 0, 1), 50: (7, 3, 0, 1), 51: (2, 6, 0, 1)}
GROUPS = [(range(0, 4), .5), (range(4, 8), .5), (range(8, 12), .4), (range(20, 24), .3), (range(34, 40), .5), (range(40, 46), .6)]
CORRELATION = {i: (g, rho) for g, (members, rho) in enumerate(GROUPS) for i in members}

GROSS = [60, 55, 62, 120]
DIES = [2, 2, 1, 1]
STACKS = [4, 6, 2, 0]
PACKAGING = [2.0, 2.5, 1.0, 0.3]
LAUNCH = [-8, 3, -6, 1]
H100E = [.8, 1.6, .35, .25, .5, 1.9, 1.0, 2.6]
POWER = [.55, 1.0, .4, .2, .5, 1.2, .9, 1.5]
TIERS = [(0, 0), (0, 1), (1, 1), (1, 2), (2, 2), (2, 2)]
ORDER = [3, 2, 1, 0, 4, 5, 6, 7]
SPLIT = [2, 3, 5]


def beta_table(a, b):
    """Values of the beta quantile at standard normal values on a grid, by integrating both densities finely."""
    x = np.linspace(0, 1, 400_001)
    density = x ** (a - 1) * (1 - x) ** (b - 1)
    cdf = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2)])
    cdf /= cdf[-1]
    z = np.linspace(-6.5, 6.5, 4097)
    fine = np.linspace(-9, 9, 400_001)
    normal = np.exp(-fine * fine / 2)
    phi = np.concatenate([[0], np.cumsum((normal[1:] + normal[:-1]) / 2)])
    return z, np.interp(np.interp(z, fine, phi / phi[-1]), cdf, x)


BETA_TABLES = {shape: beta_table(*shape) for shape in {parameters[:2] for parameters in BETA.values()}}


def eligible(segment, workload, banned):
    products = {0, 1}
    products |= {2} if segment in (0, 1, 4, 5) else set()
    products |= {3} if workload == 1 else set()
    foreign = segment >= 1 and not (banned and (segment == 1 or (segment == 2 and workload == 1)))
    products |= {4, 5} if foreign else set()
    products |= {6, 7} if segment >= 3 else set()
    return frozenset(products)


class Network:
    """The groups of cells and the closed sets of each tier."""

    def __init__(self):
        cells = [(eligible(s, w, False), TIERS[s][w]) for s in range(S) for w in range(2)]
        cells += [(eligible(j // 2, j % 2, True), TIERS[j // 2][j % 2]) for j in SPLIT]
        self.groups = sorted(set(cells), key=lambda group: (group[1], sorted(group[0])))
        self.group_of_cell = [self.groups.index(cell) for cell in cells]
        self.all_sets = self.unions(range(len(self.groups)))
        self.tiers = []
        for tier in range(3):
            own = [g for g, group in enumerate(self.groups) if group[1] == tier]
            earlier = [g for g, group in enumerate(self.groups) if group[1] < tier]
            sets = [(q, [g for g in own if self.groups[g][0] <= q], [g for g in earlier if self.groups[g][0] <= q])
                    for q in self.unions(own + earlier)]
            self.tiers.append((own, [s for s in sets if s[1]]))

    def unions(self, groups):
        sets = set()
        for g in groups:
            sets |= {q | self.groups[g][0] for q in sets} | {self.groups[g][0]}
        return sorted(sets, key=sorted)


NETWORK = Network()


def allocate(available, need):
    """Fill ratios of groups, and what is used of each product."""
    n = available.shape[1]
    wanted = np.zeros((len(NETWORK.groups), n))
    for cell, group in enumerate(NETWORK.group_of_cell):
        wanted[group] += need[cell]
    served = np.zeros_like(wanted)
    ratio = np.ones_like(wanted)
    for own, sets in NETWORK.tiers:
        left = [np.maximum(0, available[sorted(q)].sum(0) - served[before].sum(0)) for q, _, before in sets]
        active = {g: wanted[g] > 0 for g in own}
        served[own] = wanted[own]
        while True:
            sums = [sum(np.where(active[g], wanted[g], 0) for g in inside) for _, inside, _ in sets]
            with np.errstate(divide='ignore', invalid='ignore'):
                reaches = [np.where(s > 0, l / s, np.inf) for l, s in zip(left, sums)]
            reach = np.minimum(1, np.minimum.reduce(reaches))
            rising = reach < 1
            if not rising.any():
                break
            tight = [rising & (r <= reach + 1e-12) for r in reaches]
            for g in own:
                frozen = active[g] & np.logical_or.reduce([t for t, (_, inside, _) in zip(tight, sets) if g in inside])
                if frozen.any():
                    amount = np.where(frozen, reach * wanted[g], 0)
                    for i, (_, inside, _) in enumerate(sets):
                        if g in inside:
                            left[i] = np.maximum(0, left[i] - amount)
                    ratio[g] = np.where(frozen, reach, ratio[g])
                    served[g] = np.where(frozen, amount, served[g])
                    active[g] = active[g] & ~frozen
    total = served.sum(0)
    prefix = [total - served[[g for g, group in enumerate(NETWORK.groups) if group[0] <= q]].sum(0) for q in NETWORK.all_sets]
    used = np.zeros_like(available)
    before = np.zeros(n)
    for p in ORDER:
        for i, q in enumerate(NETWORK.all_sets):
            if p in q:
                prefix[i] = prefix[i] + available[p]
        most = np.maximum(before, np.minimum(total, np.minimum.reduce(prefix)))
        used[p] = np.minimum(available[p], most - before)
        before = most
    return ratio, used


def sample(rng, n):
    factors = rng.standard_normal((len(GROUPS), n))
    x = np.empty((64, n))
    for i in range(64):
        if i in TRIANGULAR:
            a, m, c = TRIANGULAR[i]
            u = rng.random(n)
            x[i] = np.where(u < (m - a) / (c - a), a + np.sqrt(u * (c - a) * (m - a)), c - np.sqrt((1 - u) * (c - a) * (c - m)))
            continue
        if i >= 58:
            x[i] = rng.random(n)
            continue
        z = rng.standard_normal(n)
        if i in CORRELATION:
            group, rho = CORRELATION[i]
            z = np.sqrt(rho) * factors[group] + np.sqrt(1 - rho) * z
        if i in LOGNORMAL:
            a, b = np.log(LOGNORMAL[i])
            x[i] = np.exp((a + b) / 2 + (b - a) / (2 * Z90) * z)
        elif i in NORMAL:
            a, b = NORMAL[i]
            x[i] = (a + b) / 2 + (b - a) / (2 * Z90) * z
        else:
            a, b, low, high = BETA[i]
            x[i] = low + (high - low) * np.interp(z, *BETA_TABLES[a, b])
    return x


def simulate(x, outputs):
    """Writes the 17 outputs of each quarter: outputs[t, o, draw]. What grows or is learned is multiplied quarter by quarter, as the kernel does."""
    n = x.shape[1]
    wafers, imported, demands = x[:4].copy(), x[20:24].copy(), x[34:40].copy()
    stacks_made, packaging = x[28].copy(), x[30].copy()
    starts = np.array(LAUNCH[:4])[:, None] + x[16:20]
    unlearned = np.exp(-x[12:16] * (np.maximum(0, np.ceil(starts)) - starts))
    left = np.exp(-x[12:16])
    unmet = np.zeros((12, n))
    inventory = np.zeros((P, n))
    bank = x[32].copy()
    power = np.zeros(n)
    active = lambda event, probability, t: (x[event] < probability) & (t >= x[event + 1])
    for t in range(T):
        chips = np.zeros((P, n))
        for p in range(4):
            since = t - starts[p]
            ramp = np.clip((since + 1) / 4, 0, 1)
            quality = .85 - (.85 - x[8 + p]) * np.where(since < 0, 1, unlearned[p])
            dies = wafers[p] * ramp * GROSS[p] * quality
            if p == 0:
                drawn = np.minimum(bank, x[33] * x[32])
                bank = bank - drawn
                dies = dies + drawn
            chips[p] = dies / DIES[p]
        stacks = stacks_made * np.where(active(62, .30, t), .6, 1)
        stack_share = np.minimum(1, stacks / sum(chips[p] * STACKS[p] for p in range(4)))
        package_share = np.minimum(1, packaging / sum(chips[p] * PACKAGING[p] for p in range(4)))
        chips[:3] *= np.minimum(stack_share, package_share)
        chips[3] *= package_share
        chips[4:] = imported
        chips[4:6] *= ~active(58, .35, t)
        available = inventory + chips * np.array(H100E)[:, None]
        need = np.empty((15, n))
        for s in range(S):
            share = np.clip(x[46 + s] + x[52 + s] * t, .02, .98)
            demand = demands[s]
            need[2 * s] = demand * (1 - share) + .7 * unmet[2 * s]
            need[2 * s + 1] = demand * share + .7 * unmet[2 * s + 1]
        banned = active(60, .40, t)
        for v, j in enumerate(SPLIT):
            need[12 + v] = np.where(banned, need[j], 0)
            need[j] = np.where(banned, 0, need[j])
        for level, growth in ((wafers, x[4:8]), (imported, x[24:28]), (demands, x[40:46]), (stacks_made, x[29]), (packaging, x[31])):
            level *= 1 + growth
        unlearned *= np.where(t < starts, 1, left)
        ratio, used = allocate(available, need)
        missing = need * (1 - ratio[NETWORK.group_of_cell])
        unmet = missing[:12]
        for v, j in enumerate(SPLIT):
            unmet[j] += missing[12 + v]
        inventory = available - used
        power = power + (used * (np.array(POWER) / np.array(H100E))[:, None]).sum(0)
        outputs[t, :12] = unmet
        outputs[t, 12] = need.sum(0)
        outputs[t, 13] = available.sum(0)
        outputs[t, 14] = unmet.sum(0)
        outputs[t, 15] = 100 * outputs[t, 14] / outputs[t, 12]
        outputs[t, 16] = power


def main():
    draws, seed = int(sys.argv[1]), int(sys.argv[2])
    begin = time.process_time()
    rng = np.random.Generator(np.random.Philox(seed))
    outputs = np.empty((T, 17, draws))
    for first in range(0, draws, BLOCK):
        last = min(draws, first + BLOCK)
        simulate(sample(rng, last - first), outputs[:, :, first:last])
    means = outputs.mean(axis=2)
    quantiles = np.empty((T, 17, len(PROBABILITIES)))
    for t, o in itertools.product(range(T), range(17)):
        quantiles[t, o] = np.quantile(outputs[t, o], PROBABILITIES)
    seconds = time.process_time() - begin
    print(f"cpu_seconds {seconds:.6f}")
    print(f"mean_need_q11 {means[11, 12]:.4f}")
    print(f"mean_unmet_q11 {means[11, 14]:.4f}")


main()
