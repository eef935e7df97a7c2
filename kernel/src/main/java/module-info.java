/** The numbers: random streams, distributions, evidence, summaries, scores, sensitivity, search and allocation. Knows nothing of chips, clocks or I/O. */
module chipgap.kernel {
    requires static transitive org.jspecify;
    requires static jdk.incubator.vector;

    exports chipgap.kernel.allocation;
    exports chipgap.kernel.distribution;
    exports chipgap.kernel.evidence;
    exports chipgap.kernel.lanes;
    exports chipgap.kernel.random;
    exports chipgap.kernel.score;
    exports chipgap.kernel.search;
    exports chipgap.kernel.sensitivity;
    exports chipgap.kernel.summary;
    exports chipgap.kernel.time;
}
