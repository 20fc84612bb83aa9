package io.github.secular.classical.space;

import io.github.secular.classical.ShellHistogram;

/** Sums over some of the particles at one time, added up in the order of the particles. */
final class EnsembleSums {
    private double count;
    private final double[] sums = new double[4];
    private final ShellHistogram shells;

    EnsembleSums(ShellHistogram empty) {
        this.shells = empty;
    }

    /** @param weight 1/n @param from its energy at the start */
    void add(double energy, double from, double weight) {
        count++;
        double gain = energy - from;
        sums[0] += energy;
        sums[1] += energy * energy;
        sums[2] += gain;
        sums[3] += gain * gain;
        shells.add(energy, weight);
    }

    void add(EnsembleSums other) {
        count += other.count;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
        }
        shells.add(other.shells);
    }

    EnsembleState state(int all, int[][] projections) {
        double mass = count / all;
        return new EnsembleState(
                mass,
                Math.sqrt(Math.max(0, mass * (1 - mass)) / all),
                sums[0] / count,
                error(sums[0], sums[1]),
                sums[2] / count,
                error(sums[2], sums[3]),
                shells,
                projections);
    }

    private double error(double sum, double squares) {
        double mean = sum / count;
        return Math.sqrt(Math.max(0, squares / count - mean * mean) / Math.max(1, count - 1));
    }
}
