package io.github.secular.quantum.random;

/** E ρ at one time from a given ρ(0); cheap once made. Not to be shared between threads. */
interface MeanPropagator {
    /**
     * @param tau fast time ≥ 0
     * @param initial ρ(0), packed
     * @return E ρ(τ), packed
     */
    double[] mean(double tau, double[] initial);
}
