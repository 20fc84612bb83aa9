package io.github.secular.view;

import io.github.secular.classical.space.ActionDistribution;
import io.github.secular.classical.space.ActionPlane;
import io.github.secular.classical.space.ActionResonance;
import io.github.secular.run.ActionResult;
import java.util.ArrayList;
import java.util.List;

/** Tables and the image of diffusion in the plane of actions. */
public final class ActionViews {
    /** The names of the axes, of which {@link Picture} knows that lines are drawn over them. */
    static final String FIRST = "I_1";

    static final String SECOND = "I_2";

    private ActionViews() {}

    /** For {@code action-moments.csv}: time, mass, mean_I_1, mean_I_2, mean_E. */
    public static Table moments(ActionResult result) {
        ActionDistribution f = result.distribution();
        int n = f.times().length;
        return new Table(
                "Mean actions of " + result.scenario().title(),
                List.of(
                        Column.time(result.scenario().units(), f.times()),
                        Column.reals("mass", "", n, f::mass),
                        Column.reals("mean_I_1", "", n, i -> f.meanAction(0, i)),
                        Column.reals("mean_I_2", "", n, i -> f.meanAction(1, i)),
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

    /** For {@code action-plane.csv}: I_1, I_2, E, omega_1, omega_2, D_11, D_12, D_22, F at the first and the last time, row by row. */
    public static Table plane(ActionResult result) {
        ActionDistribution f = result.distribution();
        ActionPlane plane = f.plane();
        int n = plane.size();
        int cells = n * n;
        return new Table(
                "Plane of actions of " + result.scenario().title(),
                List.of(
                        Column.reals(FIRST, "", cells, c -> plane.action(0, c / n)),
                        Column.reals(SECOND, "", cells, c -> plane.action(1, c % n)),
                        Column.reals("E", "", cells, plane::energy),
                        Column.reals("omega_1", "", cells, c -> plane.frequencies(0)[c / n]),
                        Column.reals("omega_2", "", cells, c -> plane.frequencies(1)[c % n]),
                        Column.reals("D_11", "", cells, c -> plane.matrix(c)[0]),
                        Column.reals("D_12", "", cells, c -> plane.matrix(c)[1]),
                        Column.reals("D_22", "", cells, c -> plane.matrix(c)[2]),
                        Column.reals("F_first", "", cells, c -> f.values()[0][c]),
                        Column.reals("F_last", "", cells, c -> f.values()[f.values().length - 1][c])));
    }

    /** F over I_1 and, upwards, I_2, a frame for each time. */
    public static CalibratedImage image(ActionResult result) {
        ActionDistribution f = result.distribution();
        ActionPlane plane = f.plane();
        int n = plane.size();
        double width = plane.width(0);
        double height = plane.width(1);
        List<float[]> frames = new ArrayList<>();
        double largest = 0;
        for (double[] values : f.values()) {
            float[] frame = new float[n * n];
            for (int row = 0; row < n; row++) {
                for (int column = 0; column < n; column++) {
                    double value = values[column * n + n - 1 - row];
                    frame[row * n + column] = (float) value;
                    largest = Math.max(largest, value);
                }
            }
            frames.add(frame);
        }
        TimeAxis time = new TimeAxis(f.times(), result.scenario().units());
        return new CalibratedImage(
                "Actions of " + result.scenario().title(),
                CalibratedImage.doubles(frames, n, n, 1, frames.size()),
                List.of(
                        new Axis(FIRST, width / 2, width, "", List.of(), true),
                        new Axis(SECOND, plane.top(1) - height / 2, -height, "", List.of(), true),
                        Axis.counted("channel", List.of("F")),
                        time.axis()),
                List.of(Channel.positive("F", largest)),
                result.provenance().text() + "Orientation: x: I_1, y: I_2, upwards\n" + time.info(),
                frames);
    }

    /** The lines k·ω + ν = 0 that cross the plane, those of the strongest harmonics. */
    public static List<ShellOutlines.Outline> lines(ActionResult result, int most) {
        ActionPlane plane = result.distribution().plane();
        List<ShellOutlines.Outline> out = new ArrayList<>();
        plane.resonances().stream().filter(ActionResonance::isMet).limit(most).forEach(r -> out.add(line(plane, r)));
        return out.stream().filter(line -> line.x().length > 1).toList();
    }

    /** Where it crosses the columns of the plane, or the rows if it runs along I_2; once each, as ω_a is monotonous. */
    private static ShellOutlines.Outline line(ActionPlane plane, ActionResonance r) {
        int along = r.second() != 0 ? 0 : 1;
        int across = 1 - along;
        int[] k = {r.first(), r.second()};
        double[] other = plane.frequencies(across);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < plane.size(); i++) {
            double here = k[along] * plane.frequencies(along)[i] + r.nu();
            for (int j = 0; j < plane.size() - 1; j++) {
                double below = here + k[across] * other[j];
                double above = here + k[across] * other[j + 1];
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
                points.stream().mapToDouble(p -> p[1]).toArray());
    }
}
