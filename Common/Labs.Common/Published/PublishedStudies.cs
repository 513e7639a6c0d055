namespace Labs.Common;

/// <summary>What the slides print or claim of the studies' exercises.</summary>
internal static class PublishedStudies
{
    public static IReadOnlyList<PublishedRun> All { get; } = [.. GradientDescent(), .. Backpropagation(), .. Optimizers(), .. WeightInitialization(), FirstExample(),
        .. Regularization(), .. ImbalancedData(), HyperparameterSearch(), .. CustomLayer()];

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

    private static IEnumerable<PublishedRun> Backpropagation()
    {
        const string study = "Study2.Backpropagation";
        // Deck 000: f = wx + b at w = -2, x = 5, b = 3.
        yield return new(study, "chain-rule")
        {
            Seed = null,
            Values =
            [
                .. Words("df/dg=1 df/db=1 dg/dw=5 dg/dx=-2 df/dx=-2 df/dw=5").Select(text => PublishedValue.Exact(text.Split('=')[0], text.Split('=')[1])),
                .. Words("df/db=1 df/dx=-2 df/dw=5").Select(text => PublishedValue.Exact($"{text.Split('=')[0]}, tape", text.Split('=')[1])),
            ],
        };
        // Deck 001: dL/da = c, dL/db = 2c, dL/dc = e.
        yield return new(study, "graph")
        {
            Seed = null,
            Values = [.. Words("dL/da=c dL/db=2c dL/dc=e").Select(text => PublishedValue.Between(text.Replace("=", " - ", StringComparison.Ordinal), 0, 0, text.Replace("=", " = ", StringComparison.Ordinal))), Same("tape", 1e-12)],
        };
        yield return new(study, "fff") { Seed = null, Values = [Same("tape", 1e-12), Same("finite differences", 1e-8), PublishedValue.Between("factors", 0, .25, "no factor of the sigmoid's above 1/4")] };
        yield return new(study, "losses") { Seed = null, Values = [PublishedValue.Exact("likeliest theta", ".7"), Same("binary, tape", 1e-12), Same("softmax, tape", 1e-6)] };
        // Deck 003 cuts its digits off. What slips on the slide (E_tot, dE2/da10 and what follows from it) is no number to hold a right net to.
        yield return new(study, "worked-net")
        {
            Seed = null,
            Values =
            [
                PublishedValue.Cut("a10", ".518"), PublishedValue.Cut("a11", ".524"), PublishedValue.Cut("y1", ".609"), PublishedValue.Cut("y2", ".633"),
                PublishedValue.Cut("dE/dw10(1)", ".0381"), PublishedValue.Cut("w10(1) after", ".380"), PublishedValue.Cut("dE1/da10", ".0294"),
            ],
        };
        yield return new(study, "deep-network") { Values = [Same("tape, m = 6", 1e-6), Same("tape, m = 1", 1e-6), Same("finite differences, m = 6", 1e-6), Same("finite differences, m = 1", 1e-6)] };
        yield return new(study, "algorithms") { Values = [Same("tape", 1e-6), Same("finite differences", 1e-6)] };
        // Deck 002: O(2^n) units in one layer, O(n) units in O(log n) layers.
        yield return new(study, "parity")
        {
            Seed = null,
            Values =
            [
                .. Enumerable.Range(2, 9).Select(n => PublishedValue.Between($"right, n = {n}", 1, 1, $"parity of {n} inputs")),
                PublishedValue.Between("shallow units, n = 10", 512, 1024, "O(2^n) units in one layer"), PublishedValue.Between("deep units, n = 10", 10, 30, "O(n) units in a tree"),
                PublishedValue.Between("deep layers, n = 10", 3, 8, "O(log n) layers"),
            ],
        };
    }

    private static IEnumerable<PublishedRun> Optimizers()
    {
        const string study = "Study3.Optimizers";
        // Deck 003's pseudo-code on E(w), rate .1, momentum .1, from 5: computed, as printed and with the sign mended.
        yield return new(study, "momentum")
        {
            Seed = null,
            Values =
            [
                PublishedValue.Rounded("as printed, step 1", "3.38"), PublishedValue.Rounded("as printed, step 2", "2.65"),
                PublishedValue.Rounded("mended, step 1", "3.02"), PublishedValue.Rounded("mended, step 2", "2.33"),
            ],
        };
        yield return new(study, "surface")
        {
            Seed = null,
            Values =
            [
                .. Words("SGD Momentum Nesterov AdaGrad RMSProp Adam").Select(name => PublishedValue.Between($"{name}, from Keras", 0, 1e-3, $"{name}'s formula is Keras'")),
                PublishedValue.Between("SGD, crossings", 20, 30, "SGD goes zigzag"),
                PublishedValue.Between("AdaGrad, step 100 of step 1", 0, .11, "AdaGrad's steps shrink"), PublishedValue.Between("RMSProp, step 100 of eta", .99, 1.01, "RMSProp's do not"),
            ],
        };
        yield return new(study, "mnist") { Values = [.. Words("Momentum Nesterov AdaGrad RMSProp Adam").Select(name => PublishedValue.Between(name, 0, .65, $"{name} is ahead of SGD")), PublishedValue.Between("SGD", .8, 2, "SGD learns slowest")] };
    }

    private static IEnumerable<PublishedRun> WeightInitialization()
    {
        const string study = "Study4.WeightInitialization";
        // Deck 001.
        yield return new(study, "activations")
        {
            Values =
            [
                PublishedValue.Between("sigmoid, N(0, 1), saturated 5", .5, 1, "N(0, 1) saturates the sigmoid"),
                PublishedValue.Between("sigmoid, N(0, .01^2), over examples 5", 0, 1e-6, "under N(0, .01^2) all examples look alike"),
                PublishedValue.Between("sigmoid, Xavier normal, kept", 1, 2, "Xavier keeps the sigmoid's spread"), PublishedValue.Between("sigmoid, Xavier uniform, kept", 1, 2, "uniform too"),
                PublishedValue.Between("relu, He normal, kept", 1, 2, "He keeps ReLU's spread"), PublishedValue.Between("relu, He uniform, kept", 1, 2, "uniform too"),
                PublishedValue.Between("relu, N(0, .01^2), kept", 1000, 1e30, "N(0, .01^2) does not"),
            ],
        };
        yield return new(study, "zeros")
        {
            Values = [PublishedValue.Between("zeros, apart", 0, 0, "zeros make all units alike"), PublishedValue.Between("zeros, largest weight", .01, 100, "though they move"), PublishedValue.Between("Xavier, apart", .1, 100, "drawn at random they differ")],
        };
        yield return new(study, "gradients") { Values = [PublishedValue.Between("sigmoid, first of last", 0, 1e-4, "the sigmoid's gradient vanishes"), PublishedValue.Between("relu, first of last", .1, 10, "ReLU's does not")] };
    }

    // Deck 003 prints no digits; six seeds of TensorFlow 2.15.1 (Tests/Golden/first-example-band.json) end at .98872 +- .00041 on the training set and .9786 +- .0045 on the test set. What a run may
    // be away from their mean is Student's t with five degrees of freedom, two-sided .99, 4.032 standard deviations times sqrt(1 + 1/6).
    private static PublishedRun FirstExample() => new("Study5.FirstExample", "first-example")
    {
        Values =
        [
            .. Enumerable.Range(1, 5).Select(epoch => PublishedValue.Between($"updates, epoch {epoch}", 469, 469, "469 updates")),
            PublishedValue.Between("accuracy, epoch 1", .92617 - (4.355 * .00064), .92617 + (4.355 * .00064), "TensorFlow's training accuracy after an epoch, .9253 to .9271"),
            PublishedValue.Between("accuracy, epoch 5", .98872 - (4.355 * .00041), .98872 + (4.355 * .00041), "after five, .9882 to .9892"),
            PublishedValue.Between("test accuracy", .97863 - (4.355 * .00452), 1, "on the test set, .9695 to .9813"),
        ],
    };

    // Deck 001: over-fitting; L1 and L2 shrink the weights and the gap.
    private static IEnumerable<PublishedRun> Regularization()
    {
        const string study = "Study6.Regularization";
        yield return new(study, "none") { Values = [PublishedValue.Between("train accuracy", 1, 1, "it learns the training set by heart"), PublishedValue.Between("gap", .3, 10, "and does worse on the test set")] };
        foreach (var against in Words("l1 l2"))
            yield return new(study, against) { Values = [PublishedValue.Between("weights of none's", 0, .6, "it shrinks the weights"), PublishedValue.Between("gap of none's", 0, .95, "and the gap")] };
    }

    // Deck 001: bootstrap, SMOTE, focal loss.
    private static IEnumerable<PublishedRun> ImbalancedData()
    {
        const string study = "Study7.ImbalancedData";
        yield return new(study, "plain") { Values = [PublishedValue.Between("accuracy", .85, 1, "accuracy is high"), PublishedValue.Between("recall", 0, .5, "though most of the rare digit are missed")] };
        foreach (var method in Words("smote focal"))
            yield return new(study, method) { Values = [PublishedValue.Between("gain", .1, 1, "recall of the rare digit rises")] };
        foreach (var run in Words("bootstrap bootstrap-10-1"))
            yield return new(study, run) { Values = [PublishedValue.Between("width of the normal one's", .85, 1.15, "the interval is as wide as the normal one")] };
    }

    // Deck 001, steps 0 to 3.
    private static PublishedRun HyperparameterSearch() => new("Study8.HyperparameterSearch", "search")
    {
        Values =
        [
            PublishedValue.Between("trials", 100, 100, "100 trials"), PublishedValue.Between("round 1, decades of learning rate", 0, 2.5, "the ranges narrow"),
            PublishedValue.Between("round 0, next ranges hold its best", 1, 1, "they hold the best trial"), PublishedValue.Between("median gained by narrowing", .02, 1, "trials in them are better"),
        ],
    };

    private static IEnumerable<PublishedRun> CustomLayer()
    {
        const string study = "Study9.CustomLayer";
        // Deck 002 (LinearBuild) and deck 004 (the neuron).
        yield return new(study, "linear") { Values = [PublishedValue.Between("w1", 2.99, 3.01, "w is found"), PublishedValue.Between("w2", -2.01, -1.99, "w is found"), PublishedValue.Between("b", .99, 1.01, "b too")] };
        yield return new(study, "xor")
        {
            Values =
            [
                PublishedValue.Exact("inputs", "2"), PublishedValue.Exact("units", "32"), PublishedValue.Exact("biases", "32"), PublishedValue.Between("trainable weights", 2, 2, "both trainable"),
                PublishedValue.Between("accuracy", 1, 1, "it learns XOR"),
            ],
        };
        yield return new(study, "neuron") { Values = [PublishedValue.Between("AND accuracy", 1, 1, "AND is separable"), PublishedValue.Between("OR accuracy", 1, 1, "OR too"), PublishedValue.Between("XOR accuracy", 0, .75, "XOR is not")] };
    }

    private static PublishedValue Same(string name, double within) => PublishedValue.Between(name, 0, within, $"the same gradients: {name}");

    private static PublishedValue Updates(int count) => PublishedValue.Between("updates an epoch", count, count, $"{count} updates an epoch");

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
