// Runs a model, takes the density matrix as an image, and measures it.
// In Fiji: put the folder Scripts into Fiji's plugins folder, then Plugins > Secular > Examples.

#@ CommandService command
#@ String (label = "Epsilon", value = "0.1", persist = false) epsilon
#@output Double largestCoherence
#@output Double finalExcitation

inputs = [epsilon: epsilon, count: "101", showplot: false, showtable: false, showimage: false]
// false: nothing is asked for what is left out, and nothing is shown
module = command.run("io.github.secular.command.BlochEvolutionCommand", false, inputs).get()
if (module.isCanceled()) throw new IllegalArgumentException(module.getCancelReason())

// column m, row n, channel (Re, Im, |rho|, phase), time
img = module.getOutput("matrix")
pixel = img.randomAccess()
times = img.dimension(3)
largestCoherence = 0d
for (t = 0; t < times; t++) {
    pixel.setPosition([1, 0, 2, t] as long[])
    largestCoherence = Math.max(largestCoherence, pixel.get().get())
}
pixel.setPosition([1, 1, 0, times - 1] as long[])
finalExcitation = pixel.get().get()
println "Largest coherence " + largestCoherence + ", excited population at the end " + finalExcitation
