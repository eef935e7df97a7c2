/** The command line. Entry type: {@link chipgap.cli.Chipgap}. */
@NullMarked
package chipgap.cli;

import org.jspecify.annotations.NullMarked;
