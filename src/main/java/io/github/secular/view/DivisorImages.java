package io.github.secular.view;

import io.github.secular.drive.Wave;
import io.github.secular.quantum.BlochModel;
import io.github.secular.run.HypothesesResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/**
 * Small divisors over the lattice of harmonics: log10 of min |a·ω + w(n,k)| over all pairs n ≠ k, for a in the box
 * |a_j| ≤ K. Dimension 0 is a_1, 1 is a_2, 3 is a_3 (dimension 2 is a single channel). Exact resonances are shown
 * at {@link #EXACT}, below the range of the colours.
 */
public final class DivisorImages {
    /** log10 of what counts as an exact resonance. */
    public static final double EXACT = -12;

    private static final int MOST_HARMONICS = 12;
    private static final int MOST_IN_SPACE = 6;
    private static final int MOST_SLICES = 4;

    private DivisorImages() {}

    /** The map; empty for noises, static drives, one level, and waves of more than three base frequencies. */
    public static Optional<CalibratedImage> map(HypothesesResult result) {
        BlochModel model = result.scenario().model();
        int r = model.drive() instanceof Wave wave ? wave.dimension() : 0;
        if (r < 1 || r > 3 || model.size() < 2) {
            return Optional.empty();
        }
        int radius = Math.min(result.cutOff(), r == 3 ? MOST_IN_SPACE : MOST_HARMONICS);
        int width = 2 * radius + 1;
        int height = r > 1 ? width : 1;
        int slices = r > 2 ? width : 1;
        double[] values = new double[width * height * slices];
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            int[] a = new int[r];
            a[0] = i % width - radius;
            if (r > 1) {
                a[1] = i / width % height - radius;
            }
            if (r > 2) {
                a[2] = i / width / height - radius;
            }
            values[i] = logarithm(model, a);
            largest = Math.max(largest, values[i]);
            smallest = values[i] > EXACT ? Math.min(smallest, values[i]) : smallest;
        }
        List<Axis> axes = new ArrayList<>(List.of(lattice("a_1", radius)));
        axes.add(r > 1 ? lattice("a_2", radius) : Axis.counted("pairs", List.of("all pairs")));
        if (r > 2) {
            axes.add(Axis.counted("channel", List.of("divisor")));
            axes.add(lattice("a_3", radius));
        }
        // A little room below, so that exact resonances stay darker than all others.
        double low = Math.floor(10 * (smallest < Double.POSITIVE_INFINITY ? smallest : 0) - 4) / 10;
        double high = Math.max(low + 0.1, Math.ceil(10 * largest) / 10);
        Channel channel = new Channel("log10 |a·ω + w|", ColourMap.sequential(), low, high);
        String info = result.provenance().text()
                + "Orientation: x: a_1, y: a_2 (down)" + (r > 2 ? ", frames: a_3" : "") + "\n"
                + "Values: log10 of the smallest |a.omega + w(n,k)|, n != k; " + EXACT + " for an exact resonance\n";
        var data = r > 2
                ? BlochImages.view(
                        p -> values[p.getIntPosition(0) + width * (p.getIntPosition(1) + height * p.getIntPosition(3))],
                        width,
                        height,
                        1,
                        slices)
                : BlochImages.view(p -> values[p.getIntPosition(0) + width * p.getIntPosition(1)], width, height);
        return Optional.of(new CalibratedImage(
                "Small divisors of " + result.scenario().title(), data, axes, List.of(channel), info));
    }

    /** The map as charts: one, or slices a_3 = 0, 1, 2, 3 (a and −a are alike). */
    public static List<JFreeChart> charts(Picture picture) {
        List<JFreeChart> charts = new ArrayList<>();
        for (int i = picture.frame(); i < picture.image().frames() && charts.size() < MOST_SLICES; i++) {
            charts.add(picture.chart(0, i));
        }
        return charts;
    }

    /** Whether an image is such a map. */
    static boolean isLattice(CalibratedImage image) {
        return image.axes().get(0).name().equals("a_1");
    }

    static String subtitle(CalibratedImage map, int frame) {
        String subtitle = "smallest |a·ω + w(n,k)| over all pairs of levels, darkest where it is exactly 0";
        return map.frames() == 1
                ? subtitle
                : map.axes().get(3).name() + " = " + map.axes().get(3).labels().get(frame) + "; " + subtitle;
    }

    private static double logarithm(BlochModel model, int[] index) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int n = 0; n < model.size(); n++) {
            for (int k = 0; k < model.size(); k++) {
                if (n != k) {
                    smallest = Math.min(smallest, Math.abs(model.divisor(n, k, index)));
                }
            }
        }
        return Math.max(EXACT, Math.log10(smallest));
    }

    private static Axis lattice(String name, int radius) {
        List<String> labels = new ArrayList<>();
        for (int j = -radius; j <= radius; j++) {
            labels.add(Integer.toString(j));
        }
        return new Axis(name, -radius, 1, "", labels, true);
    }
}
