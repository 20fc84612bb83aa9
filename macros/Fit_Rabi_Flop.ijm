// Which strength and detuning of the light, and which damping, describe a measured Rabi flop? Fits the sample, prints
// what it found, and saves the chart and the table.
// The argument of the macro is the folder to write to, and after a | the fit file.
argument = split(getArgument() + "|", "|");
out = "";
if (argument.length > 0) out = argument[0];
if (out == "") out = getDirectory("temp") + "secular";
file = "sample-data/fits/rabi-flop.json";
if (!File.exists(file)) file = getDirectory("imagej") + "sample-data/Secular/fits/rabi-flop.json";
if (argument.length > 1) file = argument[1];
File.makeDirectory(out);

run("Fit...", "file=[" + file + "]");
saveAs("PNG", out + File.separator + "rabi-flop.png");
for (i = 0; i < nResults; i++)
    print(getResultString("parameter", i) + " = " + d2s(getResult("value", i), 5)
        + " +- " + d2s(getResult("error", i), 5));
saveAs("Results", out + File.separator + "rabi-flop.csv");
print("Files are in " + out);
