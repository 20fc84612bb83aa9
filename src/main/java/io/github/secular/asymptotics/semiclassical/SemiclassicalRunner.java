package io.github.secular.asymptotics.semiclassical;

import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.classical.limit.EnergyLimit;
import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.limit.RegimeReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds a classical model against its quantum models over a list of ħ: d(E) beside d_q(E_n), F(E, t) beside the rate
 * equation of the levels (doc/semiclassical.md, W3).
 *
 * @param problem the classical model
 * @param energies at which they are compared, increasing; those with fewer than three levels below are left out
 * @param times slow times of the populations, increasing
 * @param t slow time at which envelopes are taken for d and the rates
 * @param tolerance of d, relative to itself, and of F, relative to its largest value
 */
public record SemiclassicalRunner(
        VlasovProblem problem, double[] energies, double[] times, double t, double tolerance) {
    private static final int GROWTHS = 5;
    private static final int STENCIL = 4;
    /** So many levels lie below the lowest energy compared: further down nothing is classical at any ħ. */
    private static final int LOWEST = 3;
    /** The rate equation of so many levels is solved for their populations. */
    private static final double MOST_LEVELS = 500;

    /** d and its harmonics are not claimed to be better than this. */
    private static final double CLASSICAL = 1e-9;
    /** The levels themselves are wanted better than what is made of them. */
    private static final double SHARPER = 1e-3;

    /**
     * @param hbars ħ, from large to small
     * @throws InvalidInputException if one is no number above 0
     * @throws RefusalException if there is no d, the drive has no operator, or the levels cannot be had at one ħ; naming it
     */
    public SemiclassicalComparison run(double[] hbars, Progress progress) {
        for (double hbar : hbars) {
            if (!(hbar > 0 && hbar < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException("hbar", "" + hbar, "finite numbers above 0");
            }
        }
        return new SemiclassicalRunner(problem, common(hbars), times, t, tolerance).rows(hbars, progress);
    }

    /** The energies below which some levels lie at every ħ, so that all errors are taken at the same. */
    private double[] common(double[] hbars) {
        double largest = Arrays.stream(hbars).max().orElseThrow();
        double[] out = Arrays.stream(energies)
                .filter(e -> problem.hamiltonian().volume(e) >= LOWEST * 2 * Math.PI * largest)
                .toArray();
        if (out.length == 0) {
            throw new RefusalException(Sentence.of(
                    "At hbar = %.4g fewer than %d levels lie below all energies that are compared: lower hbar or take"
                            + " higher energies.",
                    largest, LOWEST));
        }
        return out;
    }

    private SemiclassicalComparison rows(double[] hbars, Progress progress) {
        EnergyLimit limit = new EnergyLimit(problem);
        double scale = 0;
        for (double e : energies) {
            scale = Math.max(
                    scale, limit.coefficient().at(t, problem.hamiltonian().shell(e)));
        }
        Classical classical = new Classical(limit, scale, new EnergyDistribution[1]);
        List<SemiclassicalComparison.Row> rows = new ArrayList<>();
        List<SemiclassicalComparison.Line> lines = new ArrayList<>();
        for (int i = 0; i < hbars.length; i++) {
            progress.check();
            Progress part = progress.part((double) i / hbars.length, (i + 1.0) / hbars.length);
            SemiclassicalComparison.Row row = at(hbars[i], classical, lines, part);
            rows.add(i == 0 ? row : row.after(rows.get(i - 1)));
        }
        return new SemiclassicalComparison(t, times.clone(), energies[0], rows, lines);
    }

    /** The classical side; its distribution is solved when populations are first compared. */
    private record Classical(EnergyLimit diffusion, double scale, EnergyDistribution[] known) {
        EnergyDistribution distribution(double[] times, double tolerance, Progress progress) {
            if (known[0] == null) {
                known[0] = diffusion.solve(times, tolerance, progress);
            }
            return known[0];
        }
    }

    private SemiclassicalComparison.Row at(
            double hbar, Classical limit, List<SemiclassicalComparison.Line> lines, Progress progress) {
        List<String> remarks = new ArrayList<>();
        Basis basis = basis(hbar, progress.part(0, 0.6));
        WellLevels levels = basis.well.levels();
        Hamiltonian1D h = problem.hamiltonian();
        // The two orbits of a symmetric pair are alike, and so are the levels on them.
        int alike = levels.isSymmetric() ? 2 : 1;
        double[] classical = new double[levels.size()];
        int apart = 0;
        for (int n = 0; n < classical.length; n++) {
            classical[n] = Double.NaN;
            if (isNear(levels, n)) {
                EnergyShell shell = h.shell(BoundEnergies.clear(h, levels.energy(n)));
                if (shell.orbits().size() > alike) {
                    apart++;
                } else {
                    classical[n] = limit.diffusion.coefficient().at(t, shell);
                }
            }
        }
        if (apart > 0) {
            remarks.add(apart + " levels are not compared: their shells have several orbits, over all of which the"
                    + " classical relaxation averages, while a level stays on one of them, or on two that are alike.");
        }
        for (double separatrix : h.separatrices()) {
            if (separatrix > energies[0] && separatrix < energies[energies.length - 1]) {
                remarks.add(Sentence.of(
                        "The separatrix at E = %.4g lies among the energies compared; near it differences fall more slowly"
                                + " than hbar^2.",
                        separatrix));
            }
        }
        QuantumDiffusion d = basis.diffusion;
        double[] values = d.values().clone();
        int cut = 0;
        for (int n = 0; n < values.length; n++) {
            if (d.missing()[n] > tolerance * values[n]) {
                values[n] = Double.NaN;
                cut += Double.isNaN(classical[n]) ? 0 : 1;
            }
        }
        if (cut > 0) {
            remarks.add(Sentence.of(
                    "%d of the levels compared have no d_q, since more than %.1e of it may lie in states above the highest"
                            + " level kept, E = %.4g.",
                    cut, tolerance, levels.energy(levels.size() - 1)));
        }
        SemiclassicalComparison.Error error = error(levels, d, values, classical, limit.scale);
        PopulationComparison populations = apart > 0
                ? PopulationComparison.none("No populations are compared, since some shells have several orbits.")
                : populations(hbar, basis, limit, progress.part(0.6, 1));
        if (!populations.remark().isEmpty()) {
            remarks.add(populations.remark());
        }
        Doublets doublets = basis.well.doublets();
        Map<Integer, Double> splitting = new HashMap<>();
        for (int k = 0; k < doublets.lower().length; k++) {
            splitting.put(doublets.lower()[k], doublets.splittings()[k]);
            splitting.put(doublets.lower()[k] + 1, doublets.splittings()[k]);
        }
        for (int n = 0; n < classical.length; n++) {
            lines.add(new SemiclassicalComparison.Line(
                    hbar,
                    n,
                    levels.energy(n),
                    levels.parity(n),
                    splitting.getOrDefault(n, Double.NaN),
                    d.leaks()[n],
                    d.missing()[n],
                    values[n],
                    classical[n],
                    populations.quantum().length == 0
                            ? new double[0]
                            : populations.quantum()[n],
                    populations.classical().length == 0
                            ? new double[0]
                            : populations.classical()[n]));
        }
        return new SemiclassicalComparison.Row(
                hbar,
                levels.size(),
                levels.points(),
                levels.energyError(),
                levels.elementError(),
                (int) Arrays.stream(classical).filter(v -> !Double.isNaN(v)).count(),
                error,
                new SemiclassicalComparison.Error(populations.error(), populations.floor(), Double.NaN),
                leak(d, classical),
                doublets.lower().length,
                doublets.isEmpty() ? Double.NaN : doublets.exponent(),
                regime(basis.well, remarks),
                remarks);
    }

    /** Whether a level is within the energies compared, or one of the four next to them that a curve needs. */
    private boolean isNear(WellLevels levels, int n) {
        int last = levels.size() - 1;
        double above = levels.energy(Math.min(last, n + STENCIL));
        double below = levels.energy(Math.max(0, n - STENCIL));
        return above >= energies[0] && below <= energies[energies.length - 1];
    }

    private SemiclassicalComparison.Error error(
            WellLevels levels, QuantumDiffusion d, double[] values, double[] classical, double largest) {
        double[] away = new double[values.length];
        double missing = 0;
        for (int n = 0; n < away.length; n++) {
            away[n] = values[n] - classical[n];
            missing = Math.max(missing, Double.isNaN(away[n]) ? 0 : d.missing()[n]);
        }
        LevelCurve curve = new LevelCurve(levels.energies(), away);
        double worst = Double.NaN;
        for (double e : energies) {
            double here = Math.abs(curve.at(e));
            worst = here > worst || Double.isNaN(worst) ? here : worst;
        }
        double scale = largest > 0 ? largest : 1;
        double floor = CLASSICAL + sharpness(levels) + missing / scale;
        return new SemiclassicalComparison.Error(worst / scale, floor, Double.NaN);
    }

    private static double leak(QuantumDiffusion d, double[] classical) {
        double out = 0;
        for (int n = 0; n < classical.length; n++) {
            out = Double.isNaN(classical[n]) ? out : Math.max(out, d.leaks()[n]);
        }
        return out;
    }

    /** On more levels, where these do not reach up to where hardly anything is. */
    private PopulationComparison populations(double hbar, Basis basis, Classical limit, Progress progress) {
        Hamiltonian1D h = problem.hamiltonian();
        WellLevels levels = basis.well.levels();
        try {
            WeylStart.of(problem.initial(), levels);
        } catch (RefusalException refusal) {
            return PopulationComparison.none("No populations are compared. " + refusal.getMessage());
        }
        EnergyDistribution f = limit.distribution(times, tolerance, progress.part(0, 0.4));
        double wanted = reach(f);
        QuantumWell well = basis.well;
        if (wanted > levels.energy(levels.size() - 1)) {
            double highest = BoundEnergies.clear(h, Math.min(wanted, BoundEnergies.ceiling(h)));
            double count = h.shell(highest).volume() / (2 * Math.PI * hbar);
            if (count > MOST_LEVELS) {
                return PopulationComparison.none(Sentence.of(
                        "No populations are compared: they reach up to E = %.4g, and %.0f levels lie below.",
                        highest, count));
            }
            try {
                well = QuantumWell.of(
                        problem, WellLevels.of(h, hbar, highest, SHARPER * tolerance, progress.part(0.4, 0.7)));
            } catch (RefusalException refusal) {
                return PopulationComparison.none("No populations are compared. " + refusal.getMessage());
            }
        }
        return PopulationComparison.of(problem, well, f, energies, tolerance, progress.part(0.7, 1));
    }

    /** What errors of levels and elements make of a rate: it follows the frequency over γ, and elements squared. */
    private double sharpness(WellLevels levels) {
        double gamma = Double.POSITIVE_INFINITY;
        for (int n = 0; n < levels.size(); n++) {
            double rate = problem.rates().rate(levels.energy(n));
            gamma = rate > 0 ? Math.min(gamma, rate) : gamma;
        }
        double width = levels.range()[1] - levels.range()[0];
        double frequency = gamma < Double.POSITIVE_INFINITY ? gamma : levels.energy(levels.size() - 1) / levels.hbar();
        return 4 * levels.energyError() / levels.hbar() / frequency + 8 * levels.elementError() / width;
    }

    /** Where tunnelling doublets meet the theory of almost-degenerate levels (doc/semiclassical.md, W3.4). */
    private String regime(QuantumWell well, List<String> remarks) {
        if (well.doublets().isEmpty() || well.model().drive() instanceof RandomDrive) {
            return "";
        }
        try {
            return RegimeReport.of(well.model().frozenAt(t)).limit().regime().range();
        } catch (RefusalException refusal) {
            remarks.add("no regime of the doublets: " + refusal.getMessage());
            return "";
        }
    }

    private record Basis(QuantumWell well, QuantumDiffusion diffusion) {}

    /** Levels so far up that the ones compared lack nothing. */
    private Basis basis(double hbar, Progress progress) {
        Hamiltonian1D h = problem.hamiltonian();
        double bottom = h.lowestEnergy();
        double ceiling = BoundEnergies.ceiling(h);
        double wanted = energies[energies.length - 1];
        double spacing = 2
                * Math.PI
                * hbar
                / h.shell(BoundEnergies.clear(h, Math.min(wanted, ceiling))).density();
        double margin = Math.max(8 * spacing, 0.1 * (wanted - bottom));
        Basis out = null;
        for (int i = 0; i < GROWTHS; i++) {
            double highest = Math.min(wanted + margin, ceiling);
            try {
                WellLevels levels = WellLevels.of(
                        h,
                        hbar,
                        BoundEnergies.clear(h, highest),
                        SHARPER * tolerance,
                        progress.part((double) i / GROWTHS, (i + 1.0) / GROWTHS));
                QuantumWell well = QuantumWell.of(problem, levels);
                out = new Basis(well, QuantumDiffusion.of(well, t));
            } catch (RefusalException refusal) {
                if (out == null) {
                    throw refusal;
                }
                return out; // what it lacks is told
            }
            if (holds(out) || highest >= ceiling) {
                return out;
            }
            margin *= 2;
        }
        return out;
    }

    private boolean holds(Basis basis) {
        WellLevels levels = basis.well.levels();
        for (int n = 0; n < levels.size(); n++) {
            if (isNear(levels, n)
                    && levels.energy(n) <= energies[energies.length - 1]
                    && basis.diffusion.missing()[n]
                            > tolerance / 10 * basis.diffusion.values()[n]) {
                return false;
            }
        }
        return true;
    }

    /** The energy above which at no time more than a tenth of the tolerance of the particles is. */
    private double reach(EnergyDistribution f) {
        double[] masses = f.grid().masses();
        double[] faces = f.grid().faces();
        double out = faces[0];
        for (int k = 0; k < f.times().length; k++) {
            double above = 0;
            int i = masses.length;
            while (i > 0 && above + masses[i - 1] * f.values()[k][i - 1] < tolerance / 10 * f.mass()[0]) {
                i--;
                above += masses[i] * f.values()[k][i];
            }
            out = Math.max(out, faces[i]);
        }
        return out;
    }
}
