package chipgap.cli;

import chipgap.proto.forecast.v1.Forecast;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, where somebody looks at it. */
final class RunProgress implements AutoCloseable {
    private final @Nullable ProgressBar bar;

    RunProgress(Forecast created) {
        boolean watched = Terminal.attended().isPresent();
        bar = watched
                ? new ProgressBarBuilder()
                        .setTaskName("draws")
                        .setInitialMax(created.getUsedDrawCount())
                        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                        .setUpdateIntervalMillis(100)
                        .clearDisplayOnFinish()
                        .build()
                : null;
    }

    void show(Forecast forecast) {
        if (bar != null) {
            bar.stepTo(forecast.getDoneDrawCount());
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
