package io.github.secular.view;

import io.github.secular.classical.space.ActionDistribution;
import io.github.secular.classical.space.ActionPlane;
import io.github.secular.classical.space.ActionResonance;
import io.github.secular.numerics.Sentence;
import io.github.secular.run.ActionResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Tables and the image of diffusion in the plane of actions. */
public final class ActionViews {
    private static final List<List<String>> AXES =
            List.of(List.of("I_1", "I_2"), List.of("I_r", "L"), List.of("I_plus", "I_minus"));

    /** Of the largest F of a time: below this there is nothing to be seen. */
    private static final double SEEN = 1e-3;
    /** What is shown beyond that, in parts of its range, and in cells at least. */
    private static final double MARGIN = 0.15;

    private static final int FEWEST = 4;

    private ActionViews() {}

    /** Whether axes of these names are those of a plane of actions. */
    static boolean isPlane(String first, String second) {
        return AXES.contains(List.of(first, second));
    }

    /** For {@code action-moments.csv}: time, mass, mean_I_1, mean_I_2, mean_E; of a central potential mean_I_r and so on. */
    public static Table moments(ActionResult result) {
        ActionDistribution f = result.distribution();
        int n = f.times().length;
        List<String> names = f.plane().names();
        return new Table(
                "Mean actions of " + result.scenario().title(),
                List.of(
                        Column.time(result.scenario().units(), f.times()),
                        Column.reals("mass", "", n, f::mass),
                        Column.reals("mean_" + names.get(0), "", n, i -> f.meanAction(0, i)),
                        Column.reals("mean_" + names.get(1), "", n, i -> f.meanAction(1, i)),
                        Column.reals("mean_E", "", n, f::meanEnergy)));
    }

    /**
     * For {@code action-resonances.csv}: k_1, k_2, nu, least and most k·ω + ν, 1 where it is 0 somewhere, the largest part of
     * the trace of D, and √(ε|V||k·∂²H0·k|)/γ.
     */
    public static Table resonances(ActionResult result) {
        List<ActionResonance> all = result.distribution().plane().resonances();
        return new Table(
                "Resonances of " + result.scenario().title(),
                List.of(
                        Column.integers("k_1", all, ActionResonance::first),
                        Column.integers("k_2", all, ActionResonance::second),
                        Column.reals("nu", "", all, ActionResonance::nu),
                        Column.reals("least_detuning", "", all, ActionResonance::least),
                        Column.reals("most_detuning", "", all, ActionResonance::most),
                        Column.integers("met", all, r -> r.isMet() ? 1 : 0),
                        Column.reals("D_part", "", all, ActionResonance::part),
                        Column.reals("strength", "", all, ActionResonance::strength)));
    }

    /**
     * For {@code action-plane.csv}: I_1, I_2 (or what the actions are called), E, omega_1, omega_2, D_11, D_12, D_22, F at the
     * first and the last time, row by row; E is empty where there is no motion below the top.
     */
    public static Table plane(ActionResult result) {
        ActionDistribution f = result.distribution();
        ActionPlane plane = f.plane();
        int n = plane.size();
        int cells = n * n;
        return new Table(
                "Plane of actions of " + result.scenario().title(),
                List.of(
                        Column.reals(plane.names().get(0), "", cells, c -> plane.action(0, c / n)),
                        Column.reals(plane.names().get(1), "", cells, c -> plane.action(1, c % n)),
                        Column.reals("E", "", cells, plane::energy),
                        Column.reals("omega_1", "", cells, c -> plane.frequency(0, c)),
                        Column.reals("omega_2", "", cells, c -> plane.frequency(1, c)),
                        Column.reals("D_11", "", cells, c -> plane.matrix(c)[0]),
                        Column.reals("D_12", "", cells, c -> plane.matrix(c)[1]),
                        Column.reals("D_22", "", cells, c -> plane.matrix(c)[2]),
                        Column.reals("F_first", "", cells, c -> f.values()[0][c]),
                        Column.reals("F_last", "", cells, c -> f.values()[f.values().length - 1][c])));
    }

    /** F over the first action and, upwards, the second, a frame for each time; of the plane what F ever reaches. */
    public static CalibratedImage image(ActionResult result) {
        ActionDistribution f = result.distribution();
        ActionPlane plane = f.plane();
        int n = plane.size();
        int[] across = reached(f, 0);
        int[] up = reached(f, 1);
        int columns = across[1] - across[0];
        int rows = up[1] - up[0];
        IntFunction<double[]> frame = t -> {
            double[] cells = new double[rows * columns];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = f.values()[t][(across[0] + i % columns) * n + up[0] + i / columns];
            }
            return cells;
        };
        double largest = IntStream.range(0, f.values().length)
                .mapToObj(frame)
                .flatMapToDouble(Arrays::stream)
                .reduce(0, Math::max);
        List<float[]> frames =
                Planes.of(f.values().length, (long) columns * rows, t -> PhaseImages.upwards(frame.apply(t), columns));
        TimeAxis time = new TimeAxis(f.times(), result.scenario().units());
        List<String> names = plane.names();
        return new CalibratedImage(
                "Actions of " + result.scenario().title(),
                CalibratedImage.doubles(frames, columns, rows, 1, frames.size()),
                List.of(
                        new Axis(names.get(0), plane.action(0, across[0]), plane.width(0), "", List.of(), true),
                        new Axis(names.get(1), plane.action(1, up[1] - 1), -plane.width(1), "", List.of(), true),
                        Axis.counted("channel", List.of("F")),
                        time.axis()),
                List.of(Channel.positive("F", largest)),
                result.provenance().text()
                        + Sentence.of(
                                "Plane: %d x %d cells of %d x %d; beyond, F is below %.0e of its largest value%n",
                                columns, rows, n, n, SEEN)
                        + "Orientation: x: " + names.get(0) + ", y: " + names.get(1) + ", upwards\n" + time.info(),
                frames);
    }

    /** From which cell of an axis to which F is ever more than next to nothing, with some more: {first, behind the last}. */
    private static int[] reached(ActionDistribution f, int axis) {
        int n = f.plane().size();
        int first = n;
        int last = -1;
        for (double[] values : f.values()) {
            double seen = SEEN * Arrays.stream(values).max().orElse(0);
            for (int c = 0; c < values.length; c++) {
                if (values[c] > seen) {
                    int place = axis == 0 ? c / n : c % n;
                    first = Math.min(first, place);
                    last = Math.max(last, place);
                }
            }
        }
        if (last < 0) {
            return new int[] {0, n};
        }
        int more = Math.max(FEWEST, (int) (MARGIN * (last - first)));
        return new int[] {Math.max(0, first - more), Math.min(n, last + 1 + more)};
    }

    /** The lines k·ω + ν = 0 that cross what is shown of the plane, those of the strongest harmonics. */
    public static List<ShellOutlines.Outline> lines(ActionResult result, int most) {
        ActionPlane plane = result.distribution().plane();
        int[][] shown = {reached(result.distribution(), 0), reached(result.distribution(), 1)};
        List<ShellOutlines.Outline> out = new ArrayList<>();
        plane.resonances().stream()
                .filter(ActionResonance::isMet)
                .limit(most)
                .forEach(r -> out.add(line(plane, shown, r)));
        return out.stream().filter(line -> line.x().length > 1).toList();
    }

    /** Where it crosses the columns of the plane, or the rows if k·ω changes more along I_1; once each, as ω_a is monotonous. */
    private static ShellOutlines.Outline line(ActionPlane plane, int[][] shown, ActionResonance r) {
        int n = plane.size();
        int across = change(plane, r, 1, n) >= change(plane, r, n, 1) ? 1 : 0;
        int along = 1 - across;
        int stride = across == 1 ? 1 : n;
        List<double[]> points = new ArrayList<>();
        for (int i = shown[along][0]; i < shown[along][1]; i++) {
            for (int j = shown[across][0]; j < shown[across][1] - 1; j++) {
                int cell = across == 1 ? i * n + j : j * n + i;
                double below = detuning(plane, r, cell);
                double above = detuning(plane, r, cell + stride);
                if (below * above <= 0 && below != above) {
                    double[] point = new double[2];
                    point[along] = plane.action(along, i);
                    double part = below / (below - above);
                    point[across] = (1 - part) * plane.action(across, j) + part * plane.action(across, j + 1);
                    points.add(point);
                    break;
                }
            }
        }
        // there and back, as outlines close
        for (int i = points.size() - 1; i >= 0; i--) {
            points.add(points.get(i));
        }
        return new ShellOutlines.Outline(
                r.name(),
                Double.NaN,
                points.stream().mapToDouble(p -> p[0]).toArray(),
                points.stream().mapToDouble(p -> p[1]).toArray(),
                new Marked.Line(r.first(), r.second(), r.nu()));
    }

    /** k·ω + ν of a cell. */
    private static double detuning(ActionPlane plane, ActionResonance r, int cell) {
        return r.first() * plane.frequency(0, cell) + r.second() * plane.frequency(1, cell) + r.nu();
    }

    /** How much k·ω changes along lines of cells. @param stride along a line @param other from one line to the next */
    private static double change(ActionPlane plane, ActionResonance r, int stride, int other) {
        double out = 0;
        for (int line = 0; line < plane.size(); line++) {
            for (int i = 0; i < plane.size() - 1; i++) {
                int cell = line * other + i * stride;
                double step = Math.abs(detuning(plane, r, cell + stride) - detuning(plane, r, cell));
                out += Double.isNaN(step) ? 0 : step;
            }
        }
        return out;
    }
}
