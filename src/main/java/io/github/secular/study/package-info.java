/**
 * Parameter studies: one model, many values of its parameters, a few numbers from every run.
 *
 * <p>{@link io.github.secular.study.StudyFile} reads what is asked, a {@link io.github.secular.study.Study}: the model,
 * {@link io.github.secular.study.StudyParameter}s with the paths into the model that they drive, a
 * {@link io.github.secular.study.Sampling} of their values, and the names of what is recorded.
 * {@link io.github.secular.study.Recording} makes columns of those names, formulas and averages among them;
 * {@link io.github.secular.study.Taking} takes the numbers from a run;
 * {@link io.github.secular.study.StudyRun} says which runs are wanted, has a {@link
 * io.github.secular.study.StudyEngine} make them ({@link io.github.secular.study.ThreadEngine} on all cores of this
 * machine; one on many machines stands in src/spark), keeps those that have ended in a {@link
 * io.github.secular.study.Journal}, from which a killed study goes on with any engine, and tells how far it is; {@link
 * io.github.secular.study.StudyRuns} is what every worker of an engine makes runs by; {@link
 * io.github.secular.study.StudyResult} holds all of them. A {@link io.github.secular.study.Fit} asks for the numbers of a model that describe a measured curve;
 * {@link io.github.secular.study.FitRun} finds them, the runs of each step being a study.
 *
 * <p>What flows: a study in, one row of numbers per run out, in the order of the runs. {@code view} makes tables, images
 * and charts of it, {@code present} names them.
 *
 * <p>To be kept: a row depends on the values of its own run alone, never on other runs, on the number of threads, on
 * their order or on time. A run that fails is a sentence and NaN, and stops nobody.
 *
 * <p>A new quantity to record is an entry in {@code QuantumQuantities}, {@code SteadyQuantities} or {@code
 * ClassicalQuantities}; {@link io.github.secular.study.RunRecorder} records the same of a single run.
 */
package io.github.secular.study;
