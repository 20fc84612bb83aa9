/**
 * Which theorem holds for a model.
 *
 * <p>The limits of this program are proved under hypotheses: on the damping, the size of the coupling, the frequencies
 * of the wave, the decay of its harmonics. {@link io.github.secular.asymptotics.hypotheses.QuantumHypotheses} puts a
 * number on each of them for a given model; {@link io.github.secular.asymptotics.hypotheses.HypothesisReport} says
 * which theorems follow, the order in ε that they promise, and the first assumption that fails where none does.
 * Names are those of the papers: HQ1 … of Castella, Degond, Goudon (2007) and "Hyp. 1" … of Bidégaray-Fesquet,
 * Castella, Dumas, Gisclon (2004).
 */
package io.github.secular.asymptotics.hypotheses;
