package chipgap.supply.model;

import chipgap.kernel.evidence.Evidence;
import chipgap.kernel.evidence.UncertainValue;
import chipgap.kernel.random.DrawBlock;

/** The bank of dies made abroad through fronts: a stock with an inflow that policy closes and a limit on its drawdown. */
final class DieBank {
    private static final int QUARTERS = SupplyModel.HORIZON.length();

    private final UncertainValue delivered;
    private final UncertainValue shareOfOutput;
    private final UncertainValue drawdown;
    private final UncertainValue inflow;

    DieBank(Evidence evidence) {
        delivered = evidence.value("huawei.die_bank.delivered");
        shareOfOutput = evidence.value("huawei.die_bank.share_of_output");
        drawdown = evidence.value("huawei.die_bank.drawdown");
        inflow = evidence.value("huawei.die_bank.inflow");
    }

    /**
     * The bank of a block; one number a draw, but for the inflow.
     *
     * @param delivered dies received up to the end of 2024
     * @param shareOfOutput share of the dies in published deliveries that came from it
     * @param drawdown share of all dies received that can be packaged in a quarter
     * @param inflow dies from 2025 on that policy lets pass, row-major, #draws × #quarters
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of numbers
    record Dies(double[] delivered, double[] shareOfOutput, double[] drawdown, double[] inflow) {}

    Dies sample(DrawBlock block, SupplyPolicy policy) {
        double[] inflows = PullForward.perQuarter(inflow.sample(block), QUARTERS);
        PullForward.apply(policy, new SupplyPolicy.Inflow(SupplyPolicy.Input.PROXY_DIES), inflows);
        policy.pass(SupplyPolicy.Input.PROXY_DIES, inflows);
        return new Dies(delivered.sample(block), shareOfOutput.sample(block), drawdown.sample(block), inflows);
    }
}
