// Study 7: imbalanced data (deck 001): bootstrap, SMOTE and focal loss.
using Labs.Common;
using Study7.ImbalancedData;

var command = new LabCommand("Study7.ImbalancedData", "study7", "A rare digit: bootstrap, SMOTE and focal loss.")
{
    Slide = "deck 001 (Deep Learning 101, week 2), imbalanced data: bootstrap, SMOTE, focal loss",
    LookFor = "accuracy is high while most of the rare digits are missed; SMOTE and focal loss find more of them; on other test images an accuracy would be another, within the bootstrap's interval",
    Images = true, Options = [Slide.epochs, Slide.digit, Slide.rare],
};

return LabProgram.Run(args, command, Slide.Run);
