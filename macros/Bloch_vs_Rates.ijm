// How wrong are the rates? Compares the Bloch equation with its rate equation at
// several couplings, and saves the chart and the table.
// The argument of the macro is the folder to write to.
out = getArgument();
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);

run("Bloch vs Rates...", "sample=two-level-resonant epsilons=[0.2 0.1 0.05]");
saveAs("PNG", out + File.separator + "bloch-vs-rates.png");
for (i = 0; i < nResults; i++)
    print("epsilon " + getResult("epsilon", i) + ": error " + d2s(getResult("error", i), -3));
print("Observed order " + d2s(getResult("order", nResults - 1), 2));
saveAs("Results", out + File.separator + "bloch-vs-rates.csv");
print("Files are in " + out);
