package io.github.secular.quantum.limit;

import io.github.secular.quantum.BlochModel;

/** A limit model that is a rate equation dp/dt = (A + W)_♯ p with transition rates A that can be looked at. */
public interface RateModel extends LimitModel {
    /**
     * A, without the Pauli rates W.
     *
     * @param t slow time at which envelopes are taken
     * @throws io.github.secular.numerics.RefusalException if the model has no such rates
     */
    TransitionRates rates(BlochModel model, double t);
}
