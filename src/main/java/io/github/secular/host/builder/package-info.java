/**
 * The window in which a model is built. {@code Editing} is the model while it is edited, without a window; {@link
 * io.github.secular.host.builder.ModelWindow} shows its tables and pictures. What it asks of the host (to run a model, to
 * record where it was saved) it asks through an interface, and knows neither ImageJ nor SciJava.
 */
package io.github.secular.host.builder;
