package chipgap.supply.model;

import chipgap.kernel.time.Quarter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** Writes the chain of one quarter down, from what the parts of the model show of it. */
final class ChainWriter {
    private static final int QUARTERS = SupplyModel.HORIZON.length();

    private final SupplyStructure structure;
    private final int draws;
    private final int quarter;
    private final List<Entry> entries = new ArrayList<>();
    private final List<SupplyChain.Amount> amounts = new ArrayList<>();
    private final Constraint[] constraints;

    /** A column that is read off the foundry or the books. */
    @SuppressWarnings("ArrayRecordComponent") // a column of numbers
    private record Entry(double[] values, ToDoubleBiFunction<Foundry.Run, Books> reading) {}

    ChainWriter(SupplyStructure structure, int draws, Quarter quarter) {
        this.structure = structure;
        this.draws = draws;
        this.quarter = quarter.index() - SupplyModel.HORIZON.start().index();
        constraints = new Constraint[draws];
        Arrays.fill(constraints, Constraint.NONE);
        foundry();
        dies();
        stocks();
        products();
    }

    private void foundry() {
        for (int line = 0; line < structure.lines().size(); line++) {
            int l = line;
            readMade(ChainStage.WAFERS, structure.lines().get(line).id(), made -> made.wafers(l)[quarter]);
        }
        for (int die = 0; die < structure.dies().size(); die++) {
            int d = die;
            String id = structure.dies().get(die).id();
            readMade(ChainStage.GROSS_DIES, id, made -> made.gross(d)[quarter]);
            readMade(ChainStage.YIELD_LOSS, id, made -> made.gross(d)[quarter] - made.good()[d][quarter]);
            readMade(ChainStage.GOOD_DIES, id, made -> made.good()[d][quarter]);
        }
    }

    private void dies() {
        for (int die = 0; die < structure.dies().size(); die++) {
            int d = die;
            String id = structure.dies().get(die).id();
            read(ChainStage.DIES_OPENING, id, books -> books.opening[d]);
            read(ChainStage.DIES_RECONCILED, id, books -> books.reconciled[d]);
            read(ChainStage.DIES_PACKAGED, id, books -> books.used(d));
            read(ChainStage.DIES_CLOSING, id, books -> books.available[d]);
        }
    }

    private void stocks() {
        read(ChainStage.BANK_OPENING, "", books -> books.bankOpening);
        read(ChainStage.BANK_RECEIVED, "", books -> books.bankReceived);
        read(ChainStage.BANK_PACKAGED, "", Books::bankUsed);
        read(ChainStage.BANK_CLOSING, "", books -> books.bank);
        read(ChainStage.STACKS_OPENING, "", books -> books.stacksOpening);
        read(ChainStage.STACKS_IMPORTED, "", books -> books.stacksImported);
        read(ChainStage.STACKS_DOMESTIC, "", books -> books.stacksDomestic);
        read(ChainStage.STACKS_RECONCILED, "", books -> books.stacksReconciled);
        read(ChainStage.STACKS_PACKAGED, "", Books::stacksUsed);
        read(ChainStage.STACKS_CLOSING, "", books -> books.stacks);
    }

    private void products() {
        for (int product = 0; product < structure.products().size(); product++) {
            int p = product;
            String chip = structure.products().get(product).chip();
            read(ChainStage.PACKAGES, chip, books -> books.packages[p]);
            read(ChainStage.ASSEMBLY_LOSS, chip, books -> books.packages[p] - books.chips[p]);
            read(ChainStage.CHIPS_DOMESTIC, chip, books -> books.domesticChips(p));
            if (structure.isBanked(product)) {
                read(ChainStage.CHIPS_PROXY, chip, books -> books.proxyChips[p]);
            }
        }
    }

    private void read(ChainStage stage, String part, ToDoubleFunction<Books> reading) {
        add(stage, part, (foundry, books) -> reading.applyAsDouble(books));
    }

    private void readMade(ChainStage stage, String part, ToDoubleFunction<Foundry.Run> reading) {
        add(stage, part, (foundry, books) -> reading.applyAsDouble(foundry));
    }

    private void add(ChainStage stage, String part, ToDoubleBiFunction<Foundry.Run, Books> reading) {
        Entry entry = new Entry(new double[draws], reading);
        entries.add(entry);
        amounts.add(new SupplyChain.Amount(stage, part, entry.values));
    }

    /** Takes a draw's quarter down when it is the one. */
    void quarter(Foundry.Run foundry, PackagingLine line, int cell) {
        if (cell % QUARTERS == quarter) {
            int draw = cell / QUARTERS;
            entries.forEach(entry -> entry.values[draw] = entry.reading.applyAsDouble(foundry, line.books()));
            constraints[draw] = line.constraint();
        }
    }

    void flow(Flow flow) {
        ChainStage stage =
                flow.pathway() == Pathway.GREY_MARKET ? ChainStage.CHIPS_SMUGGLED : ChainStage.CHIPS_IMPORTED;
        add(stage, flow.chip(), flow.chips());
    }

    void offshoreRented(double[] compute) {
        add(ChainStage.MEMO_OFFSHORE_RENTED, "", compute);
    }

    private void add(ChainStage stage, String part, double[] rowMajor) {
        amounts.add(new SupplyChain.Amount(stage, part, column(rowMajor)));
    }

    private double[] column(double[] rowMajor) {
        double[] values = new double[draws];
        Arrays.setAll(values, draw -> rowMajor[draw * QUARTERS + quarter]);
        return values;
    }

    /** The chain, with the whole of every stage before its parts. */
    SupplyChain written() {
        Map<ChainStage, double[]> wholes = new EnumMap<>(ChainStage.class);
        for (SupplyChain.Amount amount : amounts) {
            double[] whole = wholes.computeIfAbsent(amount.stage(), stage -> new double[draws]);
            Arrays.setAll(whole, draw -> whole[draw] + amount.values()[draw]);
        }
        List<SupplyChain.Amount> chain = new ArrayList<>();
        wholes.forEach((stage, whole) -> chain.add(new SupplyChain.Amount(stage, "", whole)));
        amounts.stream().filter(amount -> !amount.part().isEmpty()).forEach(chain::add);
        chain.sort(Comparator.comparing(SupplyChain.Amount::stage));
        return new SupplyChain(chain, Arrays.asList(constraints));
    }
}
