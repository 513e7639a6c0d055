// Lab 09-2: TensorBoard for the XOR net (labs deck). By default it is trained twice, with the slide's picture of two learning rates; the slide is in Slide.cs.
using Lab09_2.TensorBoard;
using Labs.Common;

var learning_rates = LabOption.LearningRates(.1f, .01f);
var command = new LabCommand("Lab09_2.TensorBoard", "xor", "TensorBoard for the XOR net.")
{
    LookFor = "The same network with two learning rates: .1 leaves the plateau after about 1,500 steps and ends far below .01, which has not moved by then.",
    LogEvery = 1, Options = [learning_rates, Slide.EPOCHS, Slide.batch_size, Slide.verbose],
};

return LabProgram.Run(args, command, lab =>
{
    foreach (var learning_rate in learning_rates.Value) Slide.Run(lab, learning_rate);
});
