package chipgap.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows under headings, as wide as what they hold; cells longer than their column may be are cut. */
final class TextTable {
    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    private record Column(String heading, int widest, boolean isNumber) {}

    TextTable column(String heading) {
        return column(heading, Integer.MAX_VALUE);
    }

    TextTable column(String heading, int widest) {
        columns.add(new Column(heading, widest, false));
        return this;
    }

    /** A column that stands to the right. */
    TextTable number(String heading) {
        columns.add(new Column(heading, Integer.MAX_VALUE, true));
        return this;
    }

    /** Adds a row: a cell for each column. */
    void row(String... cells) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            row.add(cut(Words.printable(cells[i]), columns.get(i).widest));
        }
        rows.add(row);
    }

    void print(PrintWriter out) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Column::heading).toList());
        lines.addAll(rows);
        int[] widths = new int[columns.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String space = " ".repeat(widths[i] - width(line.get(i)));
                text.append(columns.get(i).isNumber ? space + line.get(i) : line.get(i) + space)
                        .append("  ");
            }
            out.println(text.toString().stripTrailing());
        }
    }

    private static String cut(String text, int widest) {
        if (width(text) <= widest) {
            return text;
        }
        int end = text.length();
        while (width(text.substring(0, end)) > widest - 1) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }

    /** Columns of a terminal that a text takes: ideographs and their kin take two. */
    private static int width(String text) {
        return text.codePoints().map(TextTable::width).sum();
    }

    private static int width(int codePoint) {
        if (Character.getType(codePoint) == Character.NON_SPACING_MARK) {
            return 0;
        }
        boolean isWide = Character.isIdeographic(codePoint)
                || (codePoint >= 0x3000 && codePoint <= 0x30FF)
                || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                || (codePoint >= 0xFF01 && codePoint <= 0xFF60);
        return isWide ? 2 : 1;
    }
}
