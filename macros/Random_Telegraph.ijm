// Two levels whose coupling switches at random: each path oscillates, the mean over all paths relaxes.
// The argument of the macro is the folder to write to.
out = getArgument();
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);

run("Random Drive Ensemble...", "sample=random-telegraph paths=400 seed=1 endtime=2 count=41");
saveAs("PNG", out + File.separator + "random-telegraph.png");
largest = 0;
for (i = 1; i < nResults; i++) {
    error = abs(getResult("mean_1", i) - getResult("exact_1", i));
    largest = maxOf(largest, error / getResult("standard_error_1", i));
}
saveAs("Results", out + File.separator + "random-telegraph.csv");
print("The mean of the paths is at most " + d2s(largest, 1) + " standard errors from the exact one.");
// The same kind of noise on a carrier, in a well: turning with the motion it heats, against it hardly at all.
run("Diffusion Coefficient...", "sample=rotating-noise showplot=false");
along = getResult("d", 0);
saveAs("Results", out + File.separator + "rotating-noise.csv");
run("Diffusion Coefficient...", "sample=rotating-noise overrides=[noises[0].carrier=-0.9] showplot=false");
against = getResult("d", 0);
saveAs("Results", out + File.separator + "rotating-noise-against.csv");
print("A noise that turns with the motion heats " + d2s(along / against, 1) + " times as fast as one against it.");
print("Files are in " + out);
