package chipgap.bench;

import chipgap.kernel.lanes.Lanes;
import chipgap.kernel.reference.ReferenceRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One run in a process of its own: prints its checksum and the memory it took at the most. */
final class Memory {
    private Memory() {}

    /** Arguments: draws, threads. */
    public static void main(String[] arguments) throws IOException {
        int draws = Integer.parseInt(arguments[0]);
        Lanes lanes = draws > 100_000 ? Lanes.best() : Lanes.scalar();
        long checksum = ReferenceRun.checksum(
                new ReferenceRun(lanes, 1, 256, Integer.parseInt(arguments[1])).run(0, draws / 256 * 256L));
        long kilobytes = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
        System.out.printf("checksum %d%nmegabytes %d%n", checksum, kilobytes / 1024);
    }
}
