package chipgap.kernel.allocation;

import chipgap.kernel.allocation.AllocationNetwork.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A random task of allocation, fixed by shape and seed. */
@SuppressWarnings("ArrayRecordComponent") // plain bags of numbers inside tests
record Instance(
        Shape shape,
        long seed,
        int supplyCount,
        List<Cell> cells,
        List<Integer> order,
        double[] supply,
        double[] need) {
    static final int OF_EACH_SHAPE = 200;

    enum Shape {
        PLAIN,
        ZEROS,
        TIES,
        MANY_TIERS,
        MIXED_SCALES,
        HUGE,
        TINY
    }

    record Outcome(double[] unmet, double[] used) {
        double totalUnmet() {
            return Arrays.stream(unmet).sum();
        }
    }

    static void forEach(Shape shape, Consumer<Instance> check) {
        for (long seed = 1; seed <= OF_EACH_SHAPE; seed++) {
            check.accept(of(shape, seed));
        }
    }

    static Instance of(Shape shape, long seed) {
        Random random = new Random(1000L * shape.name().hashCode() + seed);
        int supplies = 1 + random.nextInt(6);
        int count = 1 + random.nextInt(9);
        int tiers = shape == Shape.MANY_TIERS ? 8 : 3;
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cells.add(new Cell(random.nextInt(1 << supplies), random.nextInt(tiers), random.nextInt(4)));
        }
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, supplies).boxed().toList());
        Collections.shuffle(order, random);
        double[] supply = amounts(supplies, 100, shape, random);
        return new Instance(shape, seed, supplies, cells, order, supply, amounts(count, 60, shape, random));
    }

    /** Far more closed sets than can be listed: each cell may use a few of many supplies. */
    static Instance large(long seed) {
        Random random = new Random(seed);
        int supplies = 63;
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            long eligible = 0;
            for (int choice = random.nextInt(5); choice > 0; choice--) {
                eligible |= 1L << random.nextInt(supplies);
            }
            cells.add(new Cell(eligible, random.nextInt(4), random.nextInt(9)));
        }
        double[] supply = amounts(supplies, 150, Shape.PLAIN, random);
        List<Integer> order = IntStream.range(0, supplies).boxed().toList();
        return new Instance(Shape.PLAIN, seed, supplies, cells, order, supply, amounts(300, 60, Shape.PLAIN, random));
    }

    private static double[] amounts(int count, double most, Shape shape, Random random) {
        return random.doubles(count)
                .map(u -> switch (shape) {
                    case PLAIN, MANY_TIERS -> most * u;
                    case ZEROS -> u < .5 ? 0 : most * u;
                    case TIES -> Math.floor(4 * u) * most / 20;
                    case MIXED_SCALES -> most * Math.pow(10, 18 * u - 9);
                    case HUGE -> most * u * 1e60;
                    case TINY -> most * u * 1e-60;
                })
                .toArray();
    }

    AllocationNetwork network(AllocationRule rule) {
        return new AllocationNetwork(supplyCount, cells, order, rule);
    }

    Instance withSupply(double[] other) {
        return new Instance(shape, seed, supplyCount, cells, order, other, need);
    }

    Instance withNeed(double[] other) {
        return new Instance(shape, seed, supplyCount, cells, order, supply, other);
    }

    Instance times(double factor) {
        return new Instance(shape, seed, supplyCount, cells, order, times(supply, factor), times(need, factor));
    }

    static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    Outcome solve(AllocationRule rule) {
        return solve(new Allocator(network(rule)));
    }

    Outcome solve(Allocator allocator) {
        Outcome outcome = new Outcome(new double[need.length], new double[supply.length]);
        allocator.allocate(supply, need, outcome.unmet, outcome.used);
        return outcome;
    }

    /** What differences are measured against: 1e-9 of all need. */
    double tolerance() {
        return 1e-9 * Arrays.stream(need).sum();
    }

    boolean mayServe(int supply, int cell) {
        return (cells.get(cell).eligible() >>> supply & 1) == 1;
    }

    @Override
    public String toString() {
        return "%s, seed %d".formatted(shape, seed);
    }
}
