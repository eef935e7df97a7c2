package chipgap.forecast;

import chipgap.proto.figure.v1.Figure;
import chipgap.proto.figure.v1.FigureServiceGrpc.FigureServiceImplBase;
import chipgap.proto.figure.v1.ListFiguresRequest;
import chipgap.proto.figure.v1.ListFiguresResponse;
import chipgap.proto.figure.v1.ListQuantitiesRequest;
import chipgap.proto.figure.v1.ListQuantitiesResponse;
import chipgap.proto.figure.v1.Quantity;
import chipgap.proto.figure.v1.Sampling;
import chipgap.proto.figure.v1.TimeShape;
import chipgap.proto.figure.v1.ValueKind;
import chipgap.proto.type.v1.EvidenceGrade;
import chipgap.proto.type.v1.RandomStream;
import chipgap.proto.type.v1.Source;
import com.google.type.Date;
import io.grpc.stub.StreamObserver;

/** The figures of all three upstreams: one quantity that is sampled, in chips, with a figure in thousands of them, and one that is not. */
final class FigureFakes extends FigureServiceImplBase {
    @Override
    public void listQuantities(ListQuantitiesRequest request, StreamObserver<ListQuantitiesResponse> observer) {
        observer.onNext(ListQuantitiesResponse.newBuilder()
                .addQuantities(Quantity.newBuilder()
                        .setName("quantities/idle")
                        .setUnit("chips")
                        .setKind(ValueKind.VALUE_KIND_POSITIVE)
                        .setSampling(Sampling.newBuilder()
                                .setStream(RandomStream.newBuilder().setName("idle"))
                                .setShape(TimeShape.TIME_SHAPE_FLOW)
                                .setRamp(1)
                                .putLoadings("factor.idle", .5)))
                .addQuantities(Quantity.newBuilder()
                        .setName("quantities/other")
                        .setUnit("chips")
                        .setKind(ValueKind.VALUE_KIND_POSITIVE))
                .build());
        observer.onCompleted();
    }

    @Override
    public void listFigures(ListFiguresRequest request, StreamObserver<ListFiguresResponse> observer) {
        observer.onNext(ListFiguresResponse.newBuilder()
                .addFigures(Figure.newBuilder()
                        .setName("figures/F1")
                        .setQuantity("quantities/idle")
                        .setPeriod("2024")
                        .setCentral(30)
                        .setCoverageProbability(.9)
                        .setUnit("thousand chips")
                        .setSource(Source.newBuilder()
                                .setPublisher("Somebody")
                                .setGrade(EvidenceGrade.EVIDENCE_GRADE_B)
                                .setPublishedDate(Date.newBuilder()
                                        .setYear(2023)
                                        .setMonth(1)
                                        .setDay(1))))
                .build());
        observer.onCompleted();
    }
}
