package chipgap.forecast.app;

import chipgap.forecast.model.Sweep;
import chipgap.forecast.model.SweepCase;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored sweeps and their parts. Nothing of them is ever changed. */
public interface Sweeps {
    /**
     * Stores a new sweep.
     *
     * @throws DuplicateRequestException when the request id is taken
     */
    Sweep insert(UUID requestId, String requestDigest, String title, List<SweepCase> cases);

    /** The sweep that a request id made, with the fingerprint of that request. */
    Optional<Requested> findByRequest(UUID requestId);

    /** A sweep and the fingerprint of the request that made it. */
    record Requested(Sweep sweep, String requestDigest) {}

    Optional<Sweep> find(String id);

    /** Sweeps, newest first, from after a key of {@link #keyOf}; an empty key starts at the newest. */
    List<Sweep> newestFirst(String afterKey, int limit);

    /** Key of a sweep in the order of {@link #newestFirst}. */
    String keyOf(Sweep sweep);

    /** Names of the cases of a sweep, in their order. */
    List<String> caseNames(String id);

    /** The case at a place. */
    SweepCase caseAt(String id, int position);

    /** Indices of the parts that are stored. */
    BitSet storedParts(String id);

    /** The bytes of a stored part. */
    byte[] part(String id, int index);

    /**
     * Stores a part; does nothing when it is there already.
     *
     * @throws OtherPartException when it is there with other bytes
     */
    void store(String id, int index, byte[] bytes);

    /** The request id is taken. */
    final class DuplicateRequestException extends RuntimeException {
        public DuplicateRequestException(UUID requestId, Throwable cause) {
            super("The request id %s is taken.".formatted(requestId), cause);
        }
    }

    /** A part is there with other bytes: the same draws came out differently. */
    final class OtherPartException extends RuntimeException {
        public OtherPartException(String id, int index) {
            super(
                    "Part %d of sweeps/%s is stored with other numbers than came out now. That is a defect: tell it with both processors."
                            .formatted(index, id));
        }
    }
}
