using Tensorflow.Executors;
using Tensorflow.Starting;
using Tensorflow.Tests.Keras;
using static Tensorflow.Binding;

namespace Tensorflow.Embedded.Tests.Executors;

/// <summary>The training step that goes ahead on another thread at start: the program must not notice it. The seeds are the process': no other test draws meanwhile.</summary>
[Collection(nameof(ProcessState))]
public sealed class FirstStepTests
{
    [Fact]
    public void It_takes_no_number_of_the_programs_seeds()
    {
        var expected = Draw(() => { });
        Assert.Equal(expected, Draw(OnAThread));
    }

    private static float[] Draw(Action between)
    {
        tf.set_random_seed(777);
        var before = tf.random.normal(3).ToArray<float>();
        between();
        return [.. before, .. tf.random.normal(3).ToArray<float>(), .. tf.random.normal((2, 1), seed: 0).ToArray<float>()];
    }

    private static void OnAThread()
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                FirstStep.Run();
            }
            catch (Exception error)
            {
                failure = error;
            }
        });
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
