package io.github.secular.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.TickUnit;
import org.jfree.chart.axis.ValueAxis;

/**
 * JFreeChart's ticks, whose labels it has as 1E1 all along an axis from 10 to 10.00001: here with the decimals that tell
 * them apart. Exponents are written as on colour bars, 1e-7.
 */
final class FineTicks extends NumberTickUnitSource {
    private static final long serialVersionUID = 1L;

    /** In ticks: numbers that are farther from 0 stand on an axis that does not begin there. */
    private static final double FAR = 1000;

    /** Smaller steps have labels with an exponent. */
    private static final double FINE = 1e-4;

    /** Where an axis has the usual ticks, these. */
    static void on(ValueAxis axis) {
        if (axis instanceof NumberAxis numbers
                && NumberAxis.createStandardTickUnits().equals(numbers.getStandardTickUnits())) {
            numbers.setStandardTickUnits(new FineTicks());
        }
    }

    @Override
    public TickUnit getLargerTickUnit(TickUnit unit) {
        return told(super.getLargerTickUnit(unit));
    }

    @Override
    public TickUnit getCeilingTickUnit(TickUnit unit) {
        return told(super.getCeilingTickUnit(unit));
    }

    @Override
    public TickUnit getCeilingTickUnit(double size) {
        return told(super.getCeilingTickUnit(size));
    }

    private static TickUnit told(TickUnit unit) {
        return unit instanceof NumberTickUnit usual
                        && (unit.getSize() < FINE || usual.valueToString(1).contains("E"))
                ? new Tick(usual)
                : unit;
    }

    private static final class Tick extends NumberTickUnit {
        private static final long serialVersionUID = 1L;

        private final NumberTickUnit usual;

        Tick(NumberTickUnit usual) {
            super(usual.getSize());
            this.usual = usual;
        }

        @Override
        public int getMinorTickCount() {
            return usual.getMinorTickCount();
        }

        @Override
        public String valueToString(double value) {
            if (Math.abs(value) < FAR * getSize()) {
                return value == 0 ? "0" : usual.valueToString(value).replaceFirst("(\\.0)?E", "e");
            }
            int decimals = (int) Math.ceil(-Math.log10(getSize()) - 1e-9);
            return BigDecimal.valueOf(value)
                    .setScale(decimals, RoundingMode.HALF_EVEN)
                    .toPlainString();
        }
    }
}
