package chipgap.forecast.api;

import chipgap.forecast.model.Forecast;
import chipgap.forecast.model.ForecastSpec;
import chipgap.forecast.model.ForecastState;
import chipgap.forecast.model.Manifest;
import chipgap.forecast.model.Multipliers;
import chipgap.platform.type.Names;
import chipgap.platform.type.TypeMessages;
import chipgap.proto.forecast.v1.AllocationRule;
import chipgap.proto.forecast.v1.ComputeBasis;
import chipgap.proto.forecast.v1.ForecastFailure;
import chipgap.proto.forecast.v1.UpstreamManifest;

/** Forecasts as messages. */
final class ForecastMessages {
    static final String COLLECTION = "forecasts";

    private ForecastMessages() {}

    static chipgap.proto.forecast.v1.Forecast message(Forecast forecast) {
        chipgap.proto.forecast.v1.Forecast.Builder message = chipgap.proto.forecast.v1.Forecast.newBuilder()
                .setName(Names.name(COLLECTION, forecast.id()))
                .setSpec(message(forecast.spec()))
                .setState(message(forecast.state()))
                .setUsedDrawCount(forecast.usedDrawCount())
                .setDoneDrawCount(forecast.doneDrawCount())
                .setCreateTime(TypeMessages.message(forecast.createdAt()));
        if (forecast.manifest() != null) {
            message.setManifest(message(forecast.spec(), forecast.manifest()))
                    .setCitationId(forecast.manifest().citationId(forecast.spec()));
        }
        if (forecast.result() != null) {
            message.setResult(ResultMessages.message(forecast.result()))
                    .setResultDigest(forecast.result().digest());
        }
        if (forecast.failure() != null) {
            message.setFailure(ForecastFailure.newBuilder()
                    .setReason(forecast.failure().reason())
                    .setMessage(forecast.failure().message()));
        }
        if (forecast.endedAt() != null) {
            message.setEndTime(TypeMessages.message(forecast.endedAt()));
        }
        if (forecast.estimatedEnd() != null) {
            message.setEstimatedEndTime(TypeMessages.message(forecast.estimatedEnd()));
        }
        return message.build();
    }

    static chipgap.proto.forecast.v1.ForecastSpec message(ForecastSpec spec) {
        chipgap.proto.forecast.v1.ForecastSpec.Builder message = chipgap.proto.forecast.v1.ForecastSpec.newBuilder()
                .setScenario(Names.name("scenarios", spec.scenario()))
                .setAsOfDate(TypeMessages.message(spec.vintage().asOf()))
                .setHorizon(TypeMessages.message(spec.horizon()))
                .setDrawCount(spec.drawCount())
                .setSeed(spec.seed())
                .setAllocationRule(message(spec.rule()))
                .setMedians(spec.medians())
                .setComputeBasis(message(spec.basis()))
                .setRecordedTime(TypeMessages.message(spec.vintage().recordedUntil()))
                .addAllChanges(
                        spec.changes().stream().map(OverlayMessages::message).toList());
        if (!spec.multipliers().equals(Multipliers.NONE)) {
            message.setMultipliers(OverlayMessages.message(spec.multipliers()));
        }
        return message.build();
    }

    private static ComputeBasis message(chipgap.forecast.model.ComputeBasis basis) {
        return switch (basis) {
            case OPS8 -> ComputeBasis.COMPUTE_BASIS_OPS8;
            case BF16_DENSE -> ComputeBasis.COMPUTE_BASIS_BF16_DENSE;
            case MEMORY_BANDWIDTH -> ComputeBasis.COMPUTE_BASIS_MEMORY_BANDWIDTH;
        };
    }

    static AllocationRule message(chipgap.kernel.allocation.AllocationRule rule) {
        return switch (rule) {
            case TIERED -> AllocationRule.ALLOCATION_RULE_TIERED;
            case EQUAL_TIER -> AllocationRule.ALLOCATION_RULE_EQUAL_TIER;
            case PRO_RATA -> AllocationRule.ALLOCATION_RULE_PRO_RATA;
            case MARKET -> AllocationRule.ALLOCATION_RULE_MARKET;
        };
    }

    private static chipgap.proto.forecast.v1.ForecastState message(ForecastState state) {
        return switch (state) {
            case QUEUED -> chipgap.proto.forecast.v1.ForecastState.FORECAST_STATE_QUEUED;
            case RUNNING -> chipgap.proto.forecast.v1.ForecastState.FORECAST_STATE_RUNNING;
            case SUCCEEDED -> chipgap.proto.forecast.v1.ForecastState.FORECAST_STATE_SUCCEEDED;
            case FAILED -> chipgap.proto.forecast.v1.ForecastState.FORECAST_STATE_FAILED;
            case CANCELLED -> chipgap.proto.forecast.v1.ForecastState.FORECAST_STATE_CANCELLED;
        };
    }

    static chipgap.proto.forecast.v1.Manifest message(ForecastSpec spec, Manifest manifest) {
        chipgap.proto.forecast.v1.Manifest.Builder message = chipgap.proto.forecast.v1.Manifest.newBuilder()
                .setVintage(TypeMessages.message(spec.vintage()))
                .setCompositionVersion(manifest.compositionVersion())
                .setPolicy(message(manifest.policy()))
                .setSupply(message(manifest.supply()))
                .setDemand(message(manifest.demand()));
        if (manifest.plan() != null) {
            message.setPlan(TypeMessages.message(manifest.plan()));
        }
        return message.build();
    }

    private static UpstreamManifest message(Manifest.Upstream upstream) {
        return UpstreamManifest.newBuilder()
                .setModelVersion(upstream.modelVersion())
                .setInputDigest(upstream.inputDigest())
                .build();
    }
}
