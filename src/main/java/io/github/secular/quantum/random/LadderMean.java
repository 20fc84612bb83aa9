package io.github.secular.quantum.random;

import io.github.secular.drive.JointModes;
import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.FastTime;
import io.github.secular.quantum.BlochModel;

/** The mean for noises that are Markov processes (telegraph, Ornstein-Uhlenbeck), started in their stationary state. */
final class LadderMean implements MeanPropagator {
    private final StochasticLiouville equation;
    private final LadderFlow flow;

    /** @param refinement shortens the steps, for an estimate of rounding */
    LadderMean(BlochModel model, RandomDrive drive, int hermiteOrder, int refinement) {
        equation = new StochasticLiouville(model, drive, new JointModes(drive.signals(), hermiteOrder - 1));
        // A power of two: doubled steps then turn coherences by exactly doubled angles.
        int exponent = equation.norm() > 0 ? -Math.getExponent(equation.norm()) - 1 : 0;
        flow = new LadderFlow(equation, Math.scalb(1.0, exponent - refinement));
    }

    @Override
    public double[] mean(FastTime tau, double[] initial) {
        double[] mean = initial.clone();
        double[] c = new double[equation.restLength()];
        flow.apply(tau, mean, c, new double[mean.length + c.length]);
        return mean;
    }
}
