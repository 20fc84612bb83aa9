/**
 * The commands under Plugins &gt; Secular: each gathers its parameters, has {@code run} compute, and puts out.
 *
 * <p>Parameter names are the macro interface, lower case, and never renamed once released. An empty text stands for
 * "as in the model file". No command asks, shows or prints: that is the business of {@code host}.
 */
package io.github.secular.command;
