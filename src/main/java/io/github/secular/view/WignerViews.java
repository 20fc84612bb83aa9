package io.github.secular.view;

import io.github.secular.asymptotics.semiclassical.WignerFunction;
import io.github.secular.classical.PhaseRange;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.run.WignerResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Images and table of a density matrix in phase space, the classical f in the same colours beside it. */
public final class WignerViews {
    private WignerViews() {}

    /** W(t, x, p), x × p × 1 × time: columns along x, rows along p, the largest p on top. */
    public static CalibratedImage function(WignerResult result) {
        int n = result.pixels();
        List<float[]> planes = Planes.of(
                result.frames().size(),
                (long) n * n,
                t -> PhaseImages.upwards(result.frames().get(t).values(), n));
        TimeAxis time =
                new TimeAxis(result.scenario().times(), result.scenario().units());
        double width = (result.range().xTo() - result.range().xFrom()) / n;
        double height = (result.range().pTo() - result.range().pFrom()) / n;
        return new CalibratedImage(
                result.what() + " of " + result.scenario().title(),
                CalibratedImage.doubles(planes, n, n, 1, planes.size()),
                List.of(
                        new Axis("x", result.range().xFrom() + width / 2, width, "", List.of(), true),
                        new Axis("p", result.range().pTo() - height / 2, -height, "", List.of(), true),
                        Axis.counted("channel", List.of("W")),
                        time.axis()),
                List.of(Channel.signed(result.width() > 0 ? "Q" : "W", bound(result))),
                result.provenance().text() + "Orientation: x: position x, y: momentum p, upwards\n" + clipped(result)
                        + time.info(),
                planes);
    }

    /** "ħ = 0.3". */
    public static String hbar(WignerResult result) {
        return "ħ = " + SiTime.digits(result.hbar());
    }

    /** The same, and of a Husimi function how wide its Gaussian is. */
    public static String remark(WignerResult result) {
        return result.width() > 0
                ? hbar(result) + ", smoothed in x over " + SiTime.digits(result.width())
                : hbar(result);
    }

    /** The classical f on the same pixels, in the colours of W. */
    public static CalibratedImage classical(WignerResult result, Progress progress) {
        CalibratedImage f = PhaseImages.density(
                result.classical().orElseThrow(), result.range(), result.pixels(), result.pixels(), progress);
        return new CalibratedImage(
                f.title(), f.data(), f.axes(), List.of(Channel.signed("f", bound(result))), f.info(), f.planes());
    }

    /** The largest value of f, that of its start, which W shares; of W alone where there is no f. */
    private static double bound(WignerResult result) {
        if (result.classical().isEmpty()) {
            return result.worst(
                    frame -> Arrays.stream(frame.values()).map(Math::abs).max().orElse(0));
        }
        int n = result.pixels();
        PhaseRange range = result.range();
        double largest = 0;
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                double x = range.xFrom() + (column + 0.5) * (range.xTo() - range.xFrom()) / n;
                double p = range.pFrom() + (row + 0.5) * (range.pTo() - range.pFrom()) / n;
                largest = Math.max(largest, result.scenario().initial().at(x, p));
            }
        }
        return largest;
    }

    private static String clipped(WignerResult result) {
        double bound = bound(result);
        long beyond = result.frames().stream()
                .mapToLong(f -> Arrays.stream(f.values())
                        .filter(v -> Math.abs(v) > bound)
                        .count())
                .sum();
        return "Colours: from -" + bound + " to " + bound + ", " + beyond
                + " pixels beyond take the colour of the end\n";
    }

    /**
     * For {@code phase-space-checks.csv}, a row per time: time, trace, integral, position_error, momentum_error, negativity,
     * purity, mean_E, and of the Vlasov equation mean_E_classical.
     */
    public static Table checks(WignerResult result) {
        List<WignerFunction.Frame> frames = result.frames();
        int[] rows = IntStream.range(0, frames.size()).toArray();
        List<Column> columns = new ArrayList<>(List.of(
                Column.time(result.scenario().units(), result.scenario().times()),
                Column.reals("trace", "", frames, WignerFunction.Frame::trace),
                Column.reals("integral", "", frames, WignerFunction.Frame::integral),
                Column.reals("position_error", "", frames, WignerFunction.Frame::positions),
                Column.reals("momentum_error", "", frames, WignerFunction.Frame::momenta),
                Column.reals("negativity", "", frames, WignerFunction.Frame::negativity),
                Column.reals(
                        "purity", "", rows.length, i -> purity(result.matrices().get(i))),
                Column.reals("mean_E", result.scenario().energySymbol(), rows.length, i -> energy(result, i))));
        result.classical()
                .ifPresent(c -> columns.add(Column.reals(
                        "mean_E_classical",
                        result.scenario().energySymbol(),
                        rows.length,
                        i -> c.trajectory().state(i).moments().energy())));
        return new Table(
                "Checks of the " + result.what() + " of " + result.scenario().title(), columns);
    }

    private static double purity(ComplexMatrix rho) {
        double sum = 0;
        for (int n = 0; n < rho.rows(); n++) {
            for (int m = 0; m < rho.rows(); m++) {
                sum += rho.abs2(n, m);
            }
        }
        return sum;
    }

    private static double energy(WignerResult result, int time) {
        double sum = 0;
        double trace = 0;
        ComplexMatrix rho = result.matrices().get(time);
        for (int n = 0; n < rho.rows(); n++) {
            sum += rho.re(n, n) * result.levels().energy(n);
            trace += rho.re(n, n);
        }
        return sum / trace;
    }
}
