namespace Labs.Common;

/// <summary>What the slides print or claim of the studies' exercises.</summary>
internal static class PublishedStudies
{
    public static IReadOnlyList<PublishedRun> All { get; } = [.. GradientDescent()];

    // Deck 001 (Deep Learning 101, week 2): E(w) = 3 (w - 2)^2 + 5 from w = 5, ten steps, and the three kinds of descent.
    private static IEnumerable<PublishedRun> GradientDescent()
    {
        const string study = "Study1.GradientDescent";
        yield return Descent("eta-0.4", """
            5.000000 -2.200000 7.880000 -6.232000 13.524800 -14.134720 24.588608 -29.624051 46.273672 -59.983140 88.776396
            """, """
            32.000000 57.920000 108.723200 208.297472 403.463045 785.987568 1535.735634 3005.241843 5885.474012 11530.729064 22595.428965
            """);
        yield return Descent("eta-0.01", """
            5.000000 4.820000 4.650800 4.491752 4.342247 4.201712 4.069609 3.945433 3.828707 3.718984 3.615845
            """, """
            32.000000 28.857200 26.080222 23.626484 21.458361 19.542608 17.849848 16.354126 15.032506 13.864722 12.832869
            """);
        yield return Descent("eta-0.1", """
            5.000000 3.200000 2.480000 2.192000 2.076800 2.030720 2.012288 2.004915 2.001966 2.000786 2.000315
            """, """
            32.000000 9.320000 5.691200 5.110592 5.017695 5.002831 5.000453 5.000072 5.000012 5.000002 5.000000
            """);
        yield return new(study, "batch") { Values = [Updates(1), PublishedValue.Between("rises", 0, 0, "steady: no update raises the cost")] };
        yield return new(study, "stochastic") { Values = [Updates(64), PublishedValue.Between("mean rise", .005, 1, "noisy: updates raise the cost")] };
        yield return new(study, "mini-batch") { Values = [Updates(8), PublishedValue.Between("mean rise", 1e-6, .002, "between the two: updates raise it less")] };

        PublishedRun Descent(string run, string w, string e) => new(study, run)
        {
            Seed = null,
            Values = [.. Words(w).Select((text, i) => PublishedValue.Rounded($"w({i})", text)), .. Words(e).Select((text, i) => PublishedValue.Rounded($"E(w({i}))", text))],
        };
    }

    private static PublishedValue Updates(int count) => PublishedValue.Between("updates an epoch", count, count, $"{count} updates an epoch");

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
