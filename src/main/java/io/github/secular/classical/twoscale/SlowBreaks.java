package io.github.secular.classical.twoscale;

/** Where the slow factors of a drive are not smooth, and how long steps in slow time may be between. */
interface SlowBreaks {
    /** No breaks, steps of any length. */
    SlowBreaks NONE = new SlowBreaks() {
        @Override
        public double[] breaks() {
            return new double[0];
        }

        @Override
        public double largestStep(double from, double to) {
            return to - from;
        }
    };

    /** Slow times, increasing, at which a step has to end and the state leaves the slow manifold. */
    double[] breaks();

    /** The largest step within a piece between two breaks. */
    double largestStep(double from, double to);
}
