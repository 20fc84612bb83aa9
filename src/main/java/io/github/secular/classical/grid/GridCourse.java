package io.github.secular.classical.grid;

import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.drive.Course;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The drives of a run on a grid, one for each stretch between jumps and bends of the envelopes, and the fast times at
 * which steps must end: those, and where an envelope begins a new smooth piece.
 */
final class GridCourse {
    private final List<GridDrive> drives = new ArrayList<>();
    /** Where each drive begins, in fast time. */
    private final double[] starts;

    private final TreeSet<Double> stops = new TreeSet<>();

    /** @param end last slow time of the run */
    GridCourse(VlasovProblem problem, PhaseGrid grid, double end) {
        ShakingPotential shaking = problem.shaking();
        if (!(shaking instanceof QuasiPeriodicPotential v) || !v.hasEnvelopes() || !(end > 0)) {
            drives.add(GridDrive.of(shaking, problem.epsilon(), grid));
            starts = new double[1];
            return;
        }
        Course course = v.course(end);
        starts = new double[course.stretches()];
        for (int i = 0; i < starts.length; i++) {
            QuasiPeriodicPotential during = v.during(course, i);
            drives.add(GridDrive.of(during, problem.epsilon(), grid));
            starts[i] = problem.fastTime(course.edge(i));
            stops.add(starts[i]);
            if (during.hasEnvelopes()) {
                for (double knot : course.knots(course.edge(i), course.edge(i + 1))) {
                    stops.add(problem.fastTime(knot));
                }
            }
        }
    }

    /** One drive per stretch. */
    List<GridDrive> drives() {
        return drives;
    }

    /** The stretch that holds the time just behind a fast time. */
    int stretch(double tau) {
        int found = java.util.Arrays.binarySearch(starts, tau);
        return found >= 0 ? found : -found - 2;
    }

    /** The first stop behind a fast time, or infinity. */
    double next(double tau) {
        Double next = stops.higher(tau);
        return next == null ? Double.POSITIVE_INFINITY : next;
    }

    boolean isUniform() {
        return drives.stream().allMatch(GridDrive::isUniform);
    }

    /** The highest frequency of all. */
    double fastest() {
        return drives.stream().mapToDouble(GridDrive::fastest).max().orElse(0);
    }
}
