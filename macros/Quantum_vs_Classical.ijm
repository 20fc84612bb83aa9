// One well with and without hbar: rates between the levels of a quartic well tend to its diffusion in
// energy with the square of hbar; a double well shows its tunnelling doublets.
// The argument of the macro is the folder to write to.
out = getArgument();
if (out == "") out = getDirectory("temp") + "secular";
File.makeDirectory(out);

run("Quantum vs Classical...", "sample=quartic-well hbars=[0.4 0.2 0.1] endtime=0.5 count=6 tolerance=1e-4");
for (i = 0; i < nResults; i++) {
    line = "hbar " + getResult("hbar", i) + ": " + getResult("levels", i) + " levels, error of d "
        + d2s(getResult("error_d", i), -2);
    if (i > 0) line = line + ", order " + d2s(getResult("order_d", i), 2);
    print(line);
}
saveAs("Results", out + File.separator + "quantum-vs-classical.csv");
selectImage("Quantum and classical of Quartic well, shaken");
saveAs("PNG", out + File.separator + "quantum-vs-classical.png");

// Doublets below the barrier: levels of equal energy with small shifts, by how much says p.
run("Quantum vs Classical...", "sample=quartic-well hbars=0.05 endtime=0.2 count=3 tolerance=1e-2 showplot=false"
    + " overrides=[hamiltonian={\"type\": \"double-well\"}; relaxation.exponent=0.3; energies.max=1]");
print(getResult("doublets", 0) + " tunnelling doublets, p = " + d2s(getResult("p", 0), 3));
print("Files are in " + out);
