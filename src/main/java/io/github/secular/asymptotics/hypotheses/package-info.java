/**
 * Which theorem holds for a model (doc/quantum.md, Q10; doc/classical.md, C8).
 *
 * <p>The limits of this program are proved under hypotheses: on the damping, the size of the coupling, the frequencies
 * of the wave, the decay of its harmonics. {@link io.github.secular.asymptotics.hypotheses.QuantumHypotheses} puts a
 * number on each of them for a given model ({@code RandomHypotheses} under noises),
 * {@link io.github.secular.asymptotics.hypotheses.ClassicalHypotheses} for a shaken well;
 * {@link io.github.secular.asymptotics.hypotheses.HypothesisReport} says which theorems follow, the order in ε that
 * they promise, and the first assumption that fails where none does. Names are those of the papers: HQ1 … of Castella,
 * Degond, Goudon (2007) and "Hyp. 1" … of Bidégaray-Fesquet, Castella, Dumas, Gisclon (2004).
 *
 * <p>To be kept: what can only be sampled or searched up to a cut-off says so; a formula that holds although a
 * hypothesis fails is not called a theorem, and the hypotheses are those of doc/errata.md, E1 to E3, not as printed.
 */
package io.github.secular.asymptotics.hypotheses;
