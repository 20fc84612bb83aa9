// The Lamb dip: absorption of a weak laser beam by rubidium vapour while a strong beam of the same laser runs against it.
// Saves table and chart, fits the dip in its Doppler profile, prints its depth and width, and plots both.
// The argument of the macro is the folder to write to, and after a | the study file.
argument = split(getArgument() + "|", "|");
out = "";
if (argument.length > 0) out = argument[0];
if (out == "") out = getDirectory("temp") + "secular";
file = "sample-data/studies/lamb-dip.json";
if (!File.exists(file)) file = getDirectory("imagej") + "sample-data/Secular/studies/lamb-dip.json";
if (argument.length > 1) file = argument[1];
File.makeDirectory(out);

run("Parameter Study...", "file=[" + file + "] showimage=false showplot=false");
saveAs("Results", out + File.separator + "lamb-dip.csv");
detuning = newArray(nResults);
absorption = newArray(nResults);
for (i = 0; i < nResults; i++) {
    detuning[i] = getResult("detuning (1e6/s)", i);
    absorption[i] = getResult("absorption", i);
}

// The top of a wide profile, less a Lorentzian: c is the depth of the dip, d its half width.
Array.getStatistics(absorption, least, most);
start = newArray(most, 0, 0.2, 25);
Fit.doFit("y = (a - b*x*x)*(1 - c/(1 + x*x/(d*d)))", detuning, absorption, start);
depth = Fit.p(2);
width = 2 * abs(Fit.p(3));
fitted = newArray(nResults);
for (i = 0; i < nResults; i++) fitted[i] = Fit.f(detuning[i]);
print("depth of the dip: " + d2s(depth, 4) + " of the profile");
print("full width at half depth: " + d2s(width, 2) + "e6/s = " + d2s(width / (2 * PI), 2) + " MHz");

Plot.create("Lamb dip", "detuning (1e6/s)", "absorption");
Plot.setColor("blue");
Plot.add("circle", detuning, absorption);
Plot.setColor("red");
Plot.add("line", detuning, fitted);
Plot.setLegend("study\tprofile less a Lorentzian", "bottom-right");
Plot.show();
saveAs("PNG", out + File.separator + "lamb-dip.png");
print("Files are in " + out);
