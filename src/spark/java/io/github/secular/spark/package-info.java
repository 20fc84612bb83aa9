/**
 * Parameter studies on many machines, by Apache Spark: an engine beside {@link io.github.secular.study.ThreadEngine}, in a
 * source root and a jar of their own (Maven profile {@code spark}); the plugin knows nothing of it.
 *
 * <p>{@link io.github.secular.spark.SparkStudy} is what {@code spark-submit} starts: the subcommand {@code study} with the
 * same study file, options, sentences, files and journal. {@link io.github.secular.spark.SparkEngine} sends the study
 * with all files that it names to the executors once ({@code SharedStudy}), cuts the runs that are wanted into tasks of
 * about a second ({@code TaskPlan}) and hands what comes back to {@link io.github.secular.study.StudyRun}, which alone
 * writes. A task ({@code RunTask}) makes its runs as a thread of the embedded engine does and returns their records as
 * bytes.
 *
 * <p>To be kept: which runs make a task depends on measured times, what a run gives does not; a task that was lost with
 * its executor is repeated by Spark, and a study begun by one engine is finished by the other.
 */
package io.github.secular.spark;
