package io.github.secular.view;

import io.github.secular.scenario.Units;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How slow times are shown on an axis or a label: in seconds with the SI prefix that suits the longest, or as they
 * are.
 *
 * @param unit "ns", or "" for dimensionless time
 * @param perSlowTime shown units per unit of slow time
 */
public record SiTime(String unit, double perSlowTime) {
    private static final int DIGITS = 5;
    private static final int MOST_DIGITS = 16;
    private static final String[] PREFIXES = {"a", "f", "p", "n", "µ", "m", ""};

    /** For times up to {@code longest}, a slow time. */
    static SiTime of(Units units, double longest) {
        if (!units.lab()) {
            return new SiTime("", units.timeUnit());
        }
        SiTime seconds = ofSeconds(units.time(longest));
        return new SiTime(seconds.unit, units.timeUnit() * seconds.perSlowTime);
    }

    /** For times that are in seconds, up to {@code longest}. */
    static SiTime ofSeconds(double longest) {
        int power = longest > 0 ? (int) Math.floor(Math.log10(longest) / 3 + 1e-12) : 0;
        power = Math.max(-6, Math.min(0, power));
        return new SiTime(PREFIXES[power + 6] + "s", Math.pow(10, -3.0 * power));
    }

    /** A slow time as people say it, "200 ns"; as it is where it has no unit. */
    public static String text(Units units, double slowTime) {
        SiTime scale = of(units, slowTime);
        return digits(scale.shown(slowTime)) + (scale.unit.isEmpty() ? "" : " " + scale.unit);
    }

    /** How many of the second unit the first is, "ms", "ns": 1e6; NaN if one of the two is no unit of time. */
    static double factor(String from, String to) {
        int a = power(from);
        int b = power(to);
        return a < 0 || b < 0 ? Double.NaN : Math.pow(10, 3.0 * (a - b));
    }

    private static int power(String unit) {
        return unit.endsWith("s") ? List.of(PREFIXES).indexOf(unit.substring(0, unit.length() - 1)) : -1;
    }

    double shown(double slowTime) {
        return slowTime * perSlowTime;
    }

    /** "t = 12.5 ns". */
    String label(double slowTime) {
        return labels(new double[] {slowTime}).get(0);
    }

    /** "t = 12.5 ns" of each, with as many digits as tell neighbours apart, five at least. @param slowTimes increasing */
    List<String> labels(double[] slowTimes) {
        for (int digits = DIGITS; ; digits++) {
            int count = digits;
            List<String> out = Arrays.stream(slowTimes)
                    .mapToObj(t -> "t = " + digits(shown(t), count) + (unit.isEmpty() ? "" : " " + unit))
                    .toList();
            if (digits == MOST_DIGITS
                    || IntStream.range(1, out.size()).noneMatch(i -> out.get(i).equals(out.get(i - 1)))) {
                return out;
            }
        }
    }

    /** "t (ns)", or "t" without a unit. */
    String axis() {
        return unit.isEmpty() ? "t" : "t (" + unit + ")";
    }

    /** A number to five digits, as short as that goes. */
    public static String digits(double x) {
        return digits(x, DIGITS);
    }

    private static String digits(double x, int count) {
        if (x == 0 || !(Math.abs(x) < Double.POSITIVE_INFINITY)) {
            return x == 0 ? "0" : Double.toString(x);
        }
        BigDecimal rounded = new BigDecimal(x).round(new MathContext(count)).stripTrailingZeros();
        boolean plain = Math.abs(x) >= 1e-3 && Math.abs(x) < 1e6;
        return plain ? rounded.toPlainString() : rounded.toString();
    }
}
