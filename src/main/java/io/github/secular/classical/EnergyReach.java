package io.github.secular.classical;

/** How far up in energy a solver has to reach. */
public final class EnergyReach {
    private static final double NEGLIGIBLE = 1e-10;

    private EnergyReach() {}

    /** An energy beyond which f0 is negligible, with some room. */
    public static double of(VlasovProblem problem) {
        return of(problem, NEGLIGIBLE);
    }

    /** The same, f0 negligible at a part of its largest value. */
    public static double of(VlasovProblem problem, double negligible) {
        Hamiltonian1D h = problem.hamiltonian();
        InitialDensity f0 = problem.initial();
        PhaseRange r = f0.extent();
        int n = 200;
        double peak = 0;
        double highest = h.lowestEnergy();
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i <= n; i++) {
                for (int j = 0; j <= n; j++) {
                    double x = r.xFrom() + i * (r.xTo() - r.xFrom()) / n;
                    double p = r.pFrom() + j * (r.pTo() - r.pFrom()) / n;
                    double value = Math.abs(f0.at(x, p));
                    if (pass == 0) {
                        peak = Math.max(peak, value);
                    } else if (value > negligible * peak) {
                        highest = Math.max(highest, h.energy(x, p));
                    }
                }
            }
        }
        if (h.absorbs()) {
            return h.top();
        }
        double wanted = h.lowestEnergy() + 1.5 * (highest - h.lowestEnergy());
        return wanted < h.escapeEnergy() ? wanted : h.lowestEnergy() + 0.98 * (h.escapeEnergy() - h.lowestEnergy());
    }
}
