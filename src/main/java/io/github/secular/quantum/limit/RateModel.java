package io.github.secular.quantum.limit;

import io.github.secular.quantum.BlochModel;
import java.util.List;

/** A limit model that is a rate equation dp/dt = (A + W)_♯ p with transition rates A that can be looked at. */
public interface RateModel extends LimitModel {
    /**
     * A, without the Pauli rates W.
     *
     * @param t slow time at which envelopes are taken
     * @throws io.github.secular.numerics.RefusalException if the model has no such rates
     */
    default TransitionRates rates(BlochModel model, double t) {
        return rates(model, new double[] {t}).get(0);
    }

    /** The same at several times. */
    List<TransitionRates> rates(BlochModel model, double[] times);
}
