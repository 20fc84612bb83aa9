// Energy shells on a movie of phase space and what is on them; and a Wigner function, for a well with quanta.
// The argument of the macro is the folder to write to.
out = getArgument();
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);

run("Vlasov Evolution...", "sample=double-well-telegraph endtime=0.05 count=3 pixels=64 showplot=false");
movie = getTitle();
run("Energy Shells...", "energies=[0.1 0.2 0.5] quiet");
saveAs("Results", out + File.separator + "shells.csv");
print(Overlay.size + " shells, the first with the period " + d2s(getResult("period", 0), 4));
saveAs("Tiff", out + File.separator + "phase-space.tif");
run("Shell Average...", "energies=20 showimage=false quiet");
saveAs("PNG", out + File.separator + "shell-average.png");
run("Wigner Function...", "sample=forced-oscillator hbar=1 epsilon=0.3 endtime=0.2 count=2 pixels=128 quiet");
saveAs("Tiff", out + File.separator + "wigner.tif");
print("Largest error of a marginal of the Wigner function " + d2s(getResult("position_error", nResults - 1), -2));
print("Files are in " + out);
