package io.github.secular.study;

/**
 * What a run left.
 *
 * @param run its number, from 0
 * @param values one per column, NaN where there is no such number; never modified
 * @param sentence why there is not, "" where all went well
 */
record RunRecord(int run, double[] values, String sentence) {}
