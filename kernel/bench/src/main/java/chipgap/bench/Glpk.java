package chipgap.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** The few functions of the GNU Linear Programming Kit that the peer needs. A problem maximises; rows and columns count from 1. */
@SuppressWarnings("restricted") // calling a C library is the point
final class Glpk implements AutoCloseable {
    private static final int OFF = 0;
    private static final int MAXIMISE = 2;

    private final Arena arena = Arena.ofConfined();
    private final SymbolLookup library = SymbolLookup.libraryLookup("libglpk.so.40", arena);
    private final MethodHandle create = function(FunctionDescriptor.of(ADDRESS), "glp_create_prob");
    private final MethodHandle delete = function(FunctionDescriptor.ofVoid(ADDRESS), "glp_delete_prob");
    private final MethodHandle direction = procedure("glp_set_obj_dir", JAVA_INT);
    private final MethodHandle addRows = function(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), "glp_add_rows");
    private final MethodHandle addColumns =
            function(FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), "glp_add_cols");
    private final MethodHandle rowBounds = procedure("glp_set_row_bnds", JAVA_INT, JAVA_INT, JAVA_DOUBLE, JAVA_DOUBLE);
    private final MethodHandle columnBounds =
            procedure("glp_set_col_bnds", JAVA_INT, JAVA_INT, JAVA_DOUBLE, JAVA_DOUBLE);
    private final MethodHandle objective = procedure("glp_set_obj_coef", JAVA_INT, JAVA_DOUBLE);
    private final MethodHandle matrix = procedure("glp_load_matrix", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    private final MethodHandle simplex = function(FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS), "glp_simplex");
    private final MethodHandle objectiveValue =
            function(FunctionDescriptor.of(JAVA_DOUBLE, ADDRESS), "glp_get_obj_val");
    private final MethodHandle rowDual =
            function(FunctionDescriptor.of(JAVA_DOUBLE, ADDRESS, JAVA_INT), "glp_get_row_dual");
    private MemorySegment problem = MemorySegment.NULL;

    Glpk() {
        call(function(FunctionDescriptor.of(JAVA_INT, JAVA_INT), "glp_term_out"), OFF);
    }

    private MethodHandle function(FunctionDescriptor descriptor, String name) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), descriptor);
    }

    private MethodHandle procedure(String name, MemoryLayout... arguments) {
        FunctionDescriptor descriptor = FunctionDescriptor.ofVoid(ADDRESS).appendArgumentLayouts(arguments);
        return function(descriptor, name);
    }

    private static Object call(MethodHandle handle, Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable failure) {
            throw new IllegalStateException("A call of GLPK failed.", failure);
        }
    }

    /** Begins a new problem. */
    void begin(int rows, int columns) {
        end();
        MemorySegment begun = (MemorySegment) call(create);
        call(direction, begun, MAXIMISE);
        call(addRows, begun, rows);
        call(addColumns, begun, columns);
        problem = begun;
    }

    /** Kinds of bounds: 1 free, 2 at least, 3 at most, 4 both, 5 fixed. */
    void row(int row, int kind, double low, double high) {
        call(rowBounds, problem, row, kind, low, high);
    }

    void column(int column, int kind, double low, double high, double coefficient) {
        call(columnBounds, problem, column, kind, low, high);
        call(objective, problem, column, coefficient);
    }

    /** Solves with the matrix given by its entries; index 0 of each array is not used. */
    double solve(int entries, int[] rows, int[] columns, double[] values) {
        try (Arena call = Arena.ofConfined()) {
            call(
                    matrix,
                    problem,
                    entries,
                    call.allocateFrom(JAVA_INT, rows),
                    call.allocateFrom(JAVA_INT, columns),
                    call.allocateFrom(JAVA_DOUBLE, values));
        }
        if ((int) call(simplex, problem, MemorySegment.NULL) != 0) {
            throw new IllegalStateException("GLPK did not solve the problem.");
        }
        return (double) call(objectiveValue, problem);
    }

    double dual(int row) {
        return (double) call(rowDual, problem, row);
    }

    private void end() {
        if (!problem.equals(MemorySegment.NULL)) {
            call(delete, problem);
            problem = MemorySegment.NULL;
        }
    }

    @Override
    public void close() {
        end();
        arena.close();
    }
}
