using Labs.Common.Tests.Data;

namespace Labs.Studies.Tests;

/// <summary>Deck 001, bootstrap, SMOTE and focal loss.</summary>
public sealed class ImbalancedDataTests(ImbalancedDataTests.Output study) : IClassFixture<ImbalancedDataTests.Output>
{
    public sealed class Output() : StudyOutput("Study7.ImbalancedData");

    [Fact]
    public void It_is_as_its_slide() => study.IsAsItsSlide();

    [Theory]
    [InlineData("smote")]
    [InlineData("focal")]
    public void Recall_of_the_rare_digit_rises(string method)
    {
        Assert.True(study.Value(method, "recall") > study.Value("plain", "recall"));
        Assert.True(study.Value(method, "gain") > 0);
    }

    [Fact]
    public void SMOTE_makes_as_many_of_the_rare_digit_as_there_are_others() => Assert.Equal((40.0, 4000.0), (study.Value("plain", "images of the digit"), study.Value("smote", "images of the digit")));

    [Fact]
    public void The_bootstraps_interval_holds_the_accuracy_and_is_as_wide_as_the_normal_one()
    {
        foreach (var run in new[] { "bootstrap", "bootstrap-10-1" })
        {
            Assert.InRange(study.Value(run, "accuracy"), study.Value(run, "low"), study.Value(run, "high"));
            // Ends of 1000 resamples vary by some per cent of the width.
            Assert.InRange(study.Value(run, "width of the normal one's"), .85, 1.15);
        }
    }

    [MnistFact]
    public void It_is_the_accuracy_of_lab_10_1()
    {
        // TensorFlow's recorded run of the lab with this seed ends at .9628.
        Assert.Equal(.9628, study.Value("bootstrap-10-1", "accuracy"), .0005);
    }
}
