// Rabi oscillations of an undamped two-level atom: runs the model, measures the
// period in the table, and saves the density matrix, the populations and the chart.
// The argument of the macro is the folder to write to.
out = getArgument();
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);

run("Bloch Evolution...", "sample=rabi count=401 endtime=4");
matrix = getTitle();
saveAs("Tiff", out + File.separator + "rabi-density-matrix.tif");
title = replace(matrix, "Density matrix of ", "");
selectImage("Populations of " + title);
saveAs("Tiff", out + File.separator + "rabi-populations.tif");
selectImage("Chart of " + title);
saveAs("PNG", out + File.separator + "rabi-chart.png");

// The first maximum of the excited population is half a period away from the start.
row = 1;
while (row < nResults - 1 && getResult("rho_1_1", row + 1) >= getResult("rho_1_1", row)) row++;
print("Largest excited population " + d2s(getResult("rho_1_1", row), 4)
    + ", period " + d2s(2 * getResult("time", row), 3));
print("Files are in " + out);
