package io.github.secular.scenario;

import io.github.secular.drive.Envelope;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import java.util.Optional;

/**
 * The slow complex factor g(t) e^{iφ(t)} of a harmonic, a tone or a term, from its "envelope" g and its "phase" φ in
 * radians (doc/light.md, L3.1), as a sum of real envelopes with constant complex factors: g cos φ with 1 and
 * g sin φ with i.
 *
 * @param parts the terms of the sum
 * @param isTurning whether the phase changes in time
 */
record SlowFactor(List<Part> parts, boolean isTurning) {
    /** (re + i im) · envelope(t). */
    record Part(double re, double im, Envelope envelope) {}

    /**
     * @param owner the object with the keys "envelope" and "phase"
     * @param times increasing, of the run, in the time of the file; over these both must be finite and can be cut into
     *     smooth pieces
     */
    static SlowFactor read(Place owner, double[] times) {
        double end = times.length == 0 ? 0 : times[times.length - 1];
        Optional<Formula> g = owner.find("envelope").map(SlowFactor::envelope);
        Optional<Formula> phi = owner.find("phase").map(SlowFactor::phase);
        g.ifPresent(f -> require(owner.get("envelope"), new FormulaEnvelope(f, 1), times, end));
        double size = g.filter(Formula::isConstant).map(f -> f.at(0)).orElse(1.0);
        Optional<Formula> moving = g.filter(f -> !f.isConstant());
        if (phi.isEmpty() || phi.get().isConstant()) {
            double angle = phi.map(f -> f.at(0)).orElse(0.0);
            if (!(Math.abs(angle) < Double.POSITIVE_INFINITY)) {
                throw owner.get("phase").wrong("a finite phase in radians");
            }
            Envelope envelope =
                    moving.map(f -> (Envelope) new FormulaEnvelope(f, 1)).orElse(Envelope.ONE);
            Part only = new Part(size * Math.cos(angle), angle == 0 ? 0 : size * Math.sin(angle), envelope);
            return new SlowFactor(List.of(only), false);
        }
        requireCovered(owner, end);
        Envelope cosine = product(moving, phi.get().into("cos"));
        Envelope sine = product(moving, phi.get().into("sin"));
        require(owner.get("phase"), cosine, times, end);
        require(owner.get("phase"), sine, times, end);
        return new SlowFactor(List.of(new Part(size, 0, cosine), new Part(0, size, sine)), true);
    }

    private static Envelope product(Optional<Formula> g, Formula turned) {
        return new FormulaEnvelope(g.map(f -> f.times(turned)).orElse(turned), 1);
    }

    private static Formula envelope(Place at) {
        return TableSection.isTable(at) ? TableSection.envelope(at) : formula(at);
    }

    private static Formula phase(Place at) {
        return TableSection.isTable(at) ? TableSection.phase(at) : formula(at);
    }

    private static Formula formula(Place at) {
        if (!at.node().isNumber() && !at.node().isTextual()) {
            throw at.wrong("a number, a formula in t in quotes, or a table { \"times\": …, \"values\": … }");
        }
        return at.node().isNumber()
                ? Formula.constant(at.number(), "t")
                : HamiltonianSection.placed(at.path(), () -> new Formula(at.text(), "t"));
    }

    /** Outside a table a phase would jump to 0: there the light must be off. */
    private static void requireCovered(Place owner, double end) {
        Place phase = owner.get("phase");
        if (!TableSection.isTable(phase)) {
            return;
        }
        double from = 0;
        double to = end;
        Optional<Place> table = owner.find("envelope").filter(TableSection::isTable);
        if (table.isPresent()) {
            double[] range = TableSection.range(table.get());
            from = Math.max(from, range[0]);
            to = Math.min(to, range[1]);
        }
        double[] known = TableSection.range(phase);
        if (!(known[0] <= from && known[1] >= to) && from <= to) {
            throw new InvalidInputException(
                    phase.path(),
                    "a table from t = " + LabReport.digits(known[0], 6) + " to " + LabReport.digits(known[1], 6),
                    "a phase wherever the envelope gives light, here from t = " + LabReport.digits(from, 6) + " to "
                            + LabReport.digits(to, 6) + ", for it would jump to 0 outside its table");
        }
    }

    /** That a factor is finite, and can be solved with, over the whole run. */
    private static void require(Place at, Envelope envelope, double[] times, double end) {
        String what = TableSection.isTable(at) ? "a table" : "a formula in t";
        try {
            envelope.at(0);
            for (double t : times) {
                envelope.at(t);
            }
            envelope.pieces(end);
        } catch (InvalidInputException e) {
            throw at.wrong(what + " that is finite from t = 0 to the last time");
        } catch (RefusalException e) {
            String why = e.getMessage();
            throw at.wrong(what + " that is smooth in pieces from t = 0 to the last time, but "
                    + why.substring(0, why.length() - (why.endsWith(".") ? 1 : 0)));
        }
    }
}
