// The forced damped oscillator: runs the model, saves phase space over time, the energy
// distribution and the chart, and holds the mean energy against its exact limit.
// The argument of the macro is the folder to write to.
out = getArgument();
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);

run("Vlasov Evolution...", "sample=forced-oscillator count=11 endtime=1 pixels=96");
start = getResult("mean_E", 0);
end = getResult("mean_E", nResults - 1);
// the limit heats at d0 = (L(0.3) + L(1.7))/4 with L(s) = 0.5/(0.25 + s*s)
d0 = (0.5 / (0.25 + 0.09) + 0.5 / (0.25 + 2.89)) / 4;
print("Mean energy from " + d2s(start, 4) + " to " + d2s(end, 4) + ", heating " + d2s(end - start, 4)
    + ", limit " + d2s(d0, 4));
title = "Forced damped oscillator";
selectImage("Phase space of " + title);
saveAs("Tiff", out + File.separator + "forced-phase-space.tif");
selectImage("Energy distribution of " + title);
saveAs("Tiff", out + File.separator + "forced-energies.tif");
selectImage("Chart of " + title);
saveAs("PNG", out + File.separator + "forced-chart.png");
print("Files are in " + out);
