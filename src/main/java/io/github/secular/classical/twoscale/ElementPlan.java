package io.github.secular.classical.twoscale;

/**
 * How finely to solve.
 *
 * @param order p of the elements
 * @param angles highest angle harmonic of the two-scale system
 * @param resolvedAngles the same where fast time is resolved
 * @param driveOrder largest |ξ|₁ of the harmonics of the drive, or the largest degree in Gaussian noises
 * @param steps in slow time
 * @param levels of insertion by which the slow manifold is found
 * @param layer the length of an initial layer, in parts of the one that is thought to be enough
 * @param accuracy of steps in fast time and of linear systems
 */
record ElementPlan(
        int order,
        int angles,
        int resolvedAngles,
        int driveOrder,
        int steps,
        int levels,
        double layer,
        double accuracy) {
    /** The run that an estimate of the error is taken from: coarser in all but the harmonics of the drive, of which more. */
    ElementPlan coarser(boolean separatrix) {
        return new ElementPlan(
                order - 1,
                separatrix ? angles * 3 / 4 : angles - 1,
                separatrix ? resolvedAngles * 3 / 4 : resolvedAngles - 2,
                driveOrder + 1,
                Math.max(2, steps / 2),
                Math.max(0, levels - 1),
                0.75 * layer,
                10 * accuracy);
    }

    /** Finer in everything. */
    ElementPlan finer(boolean separatrix) {
        return new ElementPlan(
                order + (separatrix ? 0 : 1),
                separatrix ? angles * 3 / 2 : angles + 2,
                separatrix ? resolvedAngles * 3 / 2 : resolvedAngles + 3,
                driveOrder + 1,
                2 * steps,
                levels,
                layer,
                accuracy / 10);
    }

    /** The same in so many steps. */
    ElementPlan withSteps(int number) {
        return new ElementPlan(order, angles, resolvedAngles, driveOrder, number, levels, layer, accuracy);
    }

    /** The highest angle harmonic in use anywhere. */
    int highest() {
        return Math.max(angles, resolvedAngles);
    }
}
