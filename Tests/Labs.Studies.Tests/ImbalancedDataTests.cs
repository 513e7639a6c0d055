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
        Assert.InRange(study.Value("bootstrap", "accuracy"), study.Value("bootstrap", "low"), study.Value("bootstrap", "high"));
        // Ends of 1000 resamples vary by some per cent of the width.
        Assert.InRange(study.Value("bootstrap", "width of the normal one's"), .85, 1.15);
    }
}
