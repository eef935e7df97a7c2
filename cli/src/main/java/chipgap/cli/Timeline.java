package chipgap.cli;

import chipgap.proto.type.v1.Quarter;
import chipgap.proto.type.v1.QuarterRange;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Shares over quarters, a row each, drawn as shades. */
final class Timeline {
    static final String LEGEND = "· nothing   ░ up to 25 %   ▒ up to 50 %   ▓ up to 75 %   █ more";

    private static final String[] SHADES = {"░", "▒", "▓", "█"};
    private static final int CELL = 2;
    private static final int CENTURY = 100;

    private final QuarterRange horizon;
    private final List<String> names = new ArrayList<>();
    private final List<List<Double>> rows = new ArrayList<>();

    Timeline(QuarterRange horizon) {
        this.horizon = horizon;
    }

    void row(String name, List<Double> shares) {
        names.add(name);
        rows.add(shares);
    }

    void print(String heading, PrintWriter out) {
        int width = heading.length();
        for (String name : names) {
            width = Math.max(width, name.length());
        }
        String line = "%-" + width + "s  %s%n";
        out.printf(line, heading, years());
        for (int i = 0; i < names.size(); i++) {
            StringBuilder cells = new StringBuilder();
            rows.get(i).forEach(share -> cells.append(shade(share).repeat(CELL)));
            out.printf(line, names.get(i), cells);
        }
    }

    /** Each year above its first quarter in the row, where there is room. */
    private String years() {
        StringBuilder years = new StringBuilder();
        Quarter quarter = horizon.getStart();
        for (int cell = 0; !quarter.equals(horizon.getEnd()); cell++) {
            boolean isFirst = quarter.getQuarter() == 1 || cell == 0;
            if (isFirst && (cell == 0 || years.length() < cell * CELL)) {
                years.append(" ".repeat(cell * CELL - years.length()))
                        .append("'%02d".formatted(quarter.getYear() % CENTURY));
            }
            quarter = Quarters.after(quarter);
        }
        return years.toString();
    }

    private static String shade(double share) {
        return share <= 0 ? "·" : SHADES[(int) Math.min(SHADES.length - 1.0, share * SHADES.length)];
    }
}
