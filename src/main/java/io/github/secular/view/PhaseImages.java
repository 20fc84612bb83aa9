package io.github.secular.view;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.numerics.Progress;
import io.github.secular.run.EnergyDiffusionResult;
import io.github.secular.run.Result;
import io.github.secular.run.SpaceResult;
import io.github.secular.run.VlasovResult;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.ParticleScenario;
import java.util.List;

/** The images of classical runs: f over phase space and time, F over energy and time. */
public final class PhaseImages {
    /** Values below 0 smaller than this part of the largest are a solver's noise, not worth a colour of their own. */
    private static final double NOISE = 2e-3;

    private PhaseImages() {}

    /**
     * f(t, x, p), x × p × 1 × time: columns along x, rows along p, the largest p on top. The pixels are 32-bit, as the
     * solver knows f at their middles, and are shared with the host.
     *
     * @param columns pixels along x
     * @param rows pixels along p
     */
    public static CalibratedImage density(
            VlasovResult result, PhaseRange range, int columns, int rows, Progress progress) {
        VlasovTrajectory f = result.trajectory();
        ClassicalScenario scenario = result.scenario();
        Planes.Gathered all = new Planes.Gathered(f.length(), (long) columns * rows);
        double largest = 0;
        double smallest = 0;
        for (int t = 0; t < f.length(); t++) {
            progress.check();
            progress.at((double) t / f.length(), "Images of f");
            double[] frame = f.sample(t, range, columns, rows);
            for (double value : frame) {
                largest = Math.max(largest, value);
                smallest = Math.min(smallest, value);
            }
            all.add(upwards(frame, columns));
        }
        List<float[]> planes = all.orAgain(t -> upwards(f.sample(t, range, columns, rows), columns));
        TimeAxis time = new TimeAxis(f.times(), scenario.units());
        double width = (range.xTo() - range.xFrom()) / columns;
        double height = (range.pTo() - range.pFrom()) / rows;
        return new CalibratedImage(
                "Phase space of " + scenario.title(),
                CalibratedImage.doubles(planes, columns, rows, 1, planes.size()),
                List.of(
                        new Axis("x", range.xFrom() + width / 2, width, "", List.of(), true),
                        new Axis("p", range.pTo() - height / 2, -height, "", List.of(), true),
                        Axis.counted("channel", List.of("f")),
                        time.axis()),
                List.of(bySign("f", smallest, largest)),
                result.provenance().text() + "Orientation: x: position x, y: momentum p, upwards\n" + time.info(),
                planes);
    }

    /** As pixels, rows from above. @param values rows from below */
    static float[] upwards(double[] values, int columns) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) values[values.length - columns - i / columns * columns + i % columns];
        }
        return out;
    }

    /** Where f has been and is worth looking at: around all motions up to the highest energy of the scenario. */
    public static PhaseRange range(ClassicalScenario scenario) {
        return range(scenario.hamiltonian(), scenario.energies()[scenario.energies().length - 1]);
    }

    /** The rectangle around all motions up to an energy. */
    public static PhaseRange range(Hamiltonian1D hamiltonian, double energy) {
        var orbits = hamiltonian.shell(energy).orbits();
        double left = orbits.get(0).left();
        double right = orbits.get(orbits.size() - 1).right();
        double p = Math.sqrt(2 * (energy - hamiltonian.lowestEnergy()));
        double margin = 0.04;
        return new PhaseRange(
                left - margin * (right - left),
                right + margin * (right - left),
                -p * (1 + 2 * margin),
                p * (1 + 2 * margin));
    }

    /** Π f(E, t), energy × time: x is the energy, y the time. */
    public static CalibratedImage distribution(VlasovResult result) {
        return distribution("Energy distribution", result, result.scenario(), result.means(), "Shell means of f");
    }

    /** The same of an ensemble in two or three dimensions. */
    public static CalibratedImage distribution(SpaceResult result) {
        return distribution("Energy distribution", result, result.scenario(), result.means(), "Shell means of f");
    }

    /** F(E, t) of the limit, energy × time. */
    public static CalibratedImage distribution(EnergyDiffusionResult result) {
        return distribution("Energy diffusion", result, result.scenario(), result.values(), "F");
    }

    private static CalibratedImage distribution(
            String what, Result result, ParticleScenario scenario, double[][] values, String channel) {
        String title = what + " of " + scenario.title();
        String info = result.provenance().text();
        TimeAxis time = new TimeAxis(scenario.times(), scenario.units());
        return distribution(title, scenario.energies(), scenario.energySymbol(), time, values, channel, info);
    }

    static CalibratedImage distribution(
            String title,
            double[] energies,
            String energyUnit,
            TimeAxis time,
            double[][] values,
            String channel,
            String info) {
        double largest = 0;
        double smallest = 0;
        for (double[] row : values) {
            for (double value : row) {
                largest = Math.max(largest, value);
                smallest = Math.min(smallest, value);
            }
        }
        int n = energies.length;
        double spacing = n < 2 ? 1 : (energies[n - 1] - energies[0]) / (n - 1);
        boolean even = true;
        for (int i = 0; i < n; i++) {
            even &= Math.abs(energies[i] - energies[0] - i * spacing) < 1e-4 * Math.abs(spacing);
        }
        return new CalibratedImage(
                title,
                BlochImages.view(p -> values[p.getIntPosition(1)][p.getIntPosition(0)], n, values.length),
                List.of(
                        even
                                ? new Axis("E", energies[0], spacing, energyUnit, List.of(), true)
                                : new Axis("E", 0, 1, "", List.of(), false, Axis.Values.of(energies, energyUnit)),
                        time.axis()),
                List.of(bySign(channel, smallest, largest)),
                info + "Orientation: x: energy, y: time, downwards\n" + time.info());
    }

    /** A density as it is given, x × p. */
    public static CalibratedImage initial(String title, InitialDensity f0, PhaseRange range, int columns, int rows) {
        double width = (range.xTo() - range.xFrom()) / columns;
        double height = (range.pTo() - range.pFrom()) / rows;
        double largest = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                largest = Math.max(
                        largest, f0.at(range.xFrom() + (column + 0.5) * width, range.pTo() - (row + 0.5) * height));
            }
        }
        return new CalibratedImage(
                title,
                BlochImages.view(
                        at -> f0.at(
                                range.xFrom() + (at.getIntPosition(0) + 0.5) * width,
                                range.pTo() - (at.getIntPosition(1) + 0.5) * height),
                        columns,
                        rows),
                List.of(
                        new Axis("x", range.xFrom() + width / 2, width, "", List.of(), true),
                        new Axis("p", range.pTo() - height / 2, -height, "", List.of(), true)),
                List.of(Channel.positive("f", largest)),
                "Orientation: x: position x, y: momentum p, upwards\n");
    }

    private static Channel bySign(String name, double smallest, double largest) {
        return -smallest > NOISE * largest
                ? Channel.signed(name, Math.max(largest, -smallest))
                : Channel.positive(name, largest);
    }
}
