package io.github.secular.scenario;

/**
 * How the numbers of a scaled model are shown.
 *
 * @param lab whether the model was given in laboratory units
 * @param timeUnit seconds per unit of slow time (lab), or 1
 * @param timeSymbol "s", or "" for dimensionless slow time
 * @param rateSymbol "1/s", or "" for rates per unit of slow time
 */
public record Units(boolean lab, double timeUnit, String timeSymbol, String rateSymbol) {
    /** Dimensionless. */
    public static final Units SCALED = new Units(false, 1, "", "");

    /** Laboratory units. @param secondsPerTime T of doc/quantum.md, Q2.5 */
    public static Units lab(double secondsPerTime) {
        return new Units(true, secondsPerTime, "s", "1/s");
    }

    /** Slow time in shown units. */
    public double time(double slowTime) {
        return slowTime * timeUnit;
    }

    /** A slow-time rate in shown units. */
    public double rate(double slowRate) {
        return slowRate / timeUnit;
    }

    /** "t (s)" or "t". */
    public String timeLabel() {
        return timeSymbol.isEmpty() ? "t" : "t (" + timeSymbol + ")";
    }

    /** "rate (1/s)" or "rate". */
    public String rateLabel() {
        return rateSymbol.isEmpty() ? "rate" : "rate (" + rateSymbol + ")";
    }
}
