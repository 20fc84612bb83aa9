package io.github.secular.quantum;

import io.github.secular.solver.Report;
import java.util.List;

/**
 * Which method made a result of the quantum side, and what it thinks of it; estimated is the largest error in ρ, or in
 * the populations.
 */
public record SolverReport(
        String solver, double tolerance, double estimatedError, String work, String reason, List<String> remarks)
        implements Report {
    public SolverReport {
        remarks = List.copyOf(remarks);
    }

    /** Asked for by name. @param remark what a reader should know; may be empty */
    public SolverReport(String solver, double tolerance, double estimatedError, String work, String remark) {
        this(solver, tolerance, estimatedError, work, "", remark.isEmpty() ? List.of() : List.of(remark));
    }

    /** All remarks in one. */
    public String remark() {
        return String.join("; ", remarks);
    }

    /** The same with a reason for the choice of the method. */
    public SolverReport because(String why) {
        return new SolverReport(solver, tolerance, estimatedError, work, why, remarks);
    }
}
