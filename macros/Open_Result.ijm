// A result that was written as HDF5, on the command line by --hdf5: all its images, and a table of it.
// The argument of the macro is the folder to write to, and after a | the file; without it a dialog asks for one.
argument = split(getArgument() + "|", "|");
out = "";
if (argument.length > 0) out = argument[0];
if (out == "") out = getDirectory("temp") + "secular";
if (argument.length > 1) file = argument[1];
else file = File.openDialog("A result (result.h5)");
File.makeDirectory(out);

images = nImages;
run("Open Secular Result...", "file=[" + file + "] quiet");
saveAs("Results", out + File.separator + "result.csv");
print(nImages - images + " images and a table of " + nResults + " rows");
print("Files are in " + out);
