package io.github.secular.classical.twoscale;

import io.github.secular.classical.Relaxation;

/** The relaxation at one ε on a mesh: a rate for each angle harmonic, or a general kernel between them. */
final class Collisions {
    private final ShellMesh mesh;
    private final Relaxation rates;
    private final KernelTerms kernel;

    /**
     * @param rates with their factor ε^μ
     * @param highest of the angle harmonics
     */
    Collisions(ShellMesh mesh, Relaxation rates, int highest) {
        this.mesh = mesh;
        this.rates = rates;
        this.kernel = rates.shellKernel()
                .map(b -> new KernelTerms(mesh, rates, b, highest))
                .orElse(null);
    }

    /** Whether there are {@link #kernel} terms in place of rates. */
    boolean isGeneral() {
        return kernel != null;
    }

    /** The general kernel; null if there is none. */
    KernelTerms kernel() {
        return kernel;
    }

    /** γ_k on a cell, 0 where there is a general kernel. */
    double rate(ShellMesh.Cell cell, int k) {
        return kernel == null ? rates.rate(cell.energy, k) : 0;
    }

    /** At which differences between the components at a node relax, 0 where there is a general kernel. */
    double exchange(ShellMesh.Node node) {
        return kernel == null ? rates.rate(node.energy) : 0;
    }

    /** The smallest rate at which an angle harmonic up to K relaxes on a cell. */
    double slowest(ShellMesh.Cell cell, int highest) {
        if (kernel != null) {
            return kernel.slowest(cell.layer);
        }
        double least = Double.POSITIVE_INFINITY;
        for (int k = 1; k <= highest; k++) {
            least = Math.min(least, rates.rate(cell.energy, k));
        }
        return least;
    }

    ShellMesh mesh() {
        return mesh;
    }
}
