package io.github.secular.study;

/**
 * A column of recorded numbers.
 *
 * @param name "population.e", or "population.e@0.5" where several times are recorded
 * @param unit "1/s", or "" where it has none
 * @param quantity what the study asked for, "populations": columns of one quantity belong together
 */
public record Recorded(String name, String unit, String quantity) {
    /** "rate.g.e (1/s)". */
    public String heading() {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }
}
