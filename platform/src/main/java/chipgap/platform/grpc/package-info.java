/** What every call passes through: deadline, caller's token, threads, failures. Entry types: {@link chipgap.platform.grpc.Offload}, {@link chipgap.platform.grpc.Failure}. */
@NullMarked
package chipgap.platform.grpc;

import org.jspecify.annotations.NullMarked;
