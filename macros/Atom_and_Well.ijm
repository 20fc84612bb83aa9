// Models of one's own without JSON: an atom and a well from samples with changes, saved as model files and run.
// The argument of the macro is the folder to write to.
out = getArgument();
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);

// Three levels in resonance with both lasers, all atoms in the lowest at the start.
atom = out + File.separator + "atom.json";
run("Atom...", "sample=lambda-two-frequency save=[" + atom + "]"
    + " overrides=[title=My own Lambda; levels.energies=[0,0.5,2]; wave.frequencies=[2,1.5]; initial.populations=[1,0,0]]");
run("Transition Rates...", "model=[" + atom + "] endtime=1 count=3");
largest = 0;
for (i = 0; i < nResults; i++) largest = maxOf(largest, getResult("rate", i));
print("Largest rate " + d2s(largest, 4));
run("Driven Steady State...", "model=[" + atom + "] showimage=false quiet");
saveAs("Results", out + File.separator + "steady-state.csv");
print("Excited in the end, at any epsilon: " + d2s(getResult("re", nResults - 1), 4));

// A well that hardens less than that of the sample, under the same drive: diffusion in energy.
well = out + File.separator + "well.json";
run("Well...", "sample=duffing-two-frequency save=[" + well + "]"
    + " overrides=[title=My own well; hamiltonian.b=0.4]");
run("Energy Diffusion...", "model=[" + well + "] count=5");
saveAs("PNG", out + File.separator + "energy-diffusion.png");
last = nResults - 1;
print("Mean energy from " + d2s(getResult("mean_E", 0), 4) + " to " + d2s(getResult("mean_E", last), 4));
// How near that is to the Vlasov equation, here of a harmonic well, where it is quick.
run("Vlasov vs Diffusion...", "sample=forced-oscillator epsilons=[0.4 0.2] endtime=0.2 count=3 quiet");
saveAs("PNG", out + File.separator + "vlasov-vs-diffusion.png");
print("Error at epsilon 0.2: " + d2s(getResult("error", 1), -3));
print("Files are in " + out);
