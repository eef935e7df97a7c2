/** The numbers: random streams, distributions, evidence, summaries and allocation. Knows nothing of chips, clocks or I/O. */
module chipgap.kernel {
    requires static transitive org.jspecify;
    requires static jdk.incubator.vector;

    exports chipgap.kernel.allocation;
    exports chipgap.kernel.distribution;
    exports chipgap.kernel.evidence;
    exports chipgap.kernel.lanes;
    exports chipgap.kernel.random;
    exports chipgap.kernel.summary;
    exports chipgap.kernel.time;
}
