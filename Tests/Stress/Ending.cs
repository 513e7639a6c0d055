using Tensorflow;
using static Tensorflow.Binding;

namespace Stress;

/// <summary>The main thread ends while background threads compute.</summary>
internal static class Ending
{
    public static int Run()
    {
        using var begun = new CountdownEvent(4);
        for (var i = 0; i < 4; i++)
        {
            new Thread(() =>
            {
                var a = tf.ones((300, 300)) * .001f;
                var first = true;
                while (true)
                {
                    using var tape = tf.GradientTape();
                    tape.watch(a);
                    _ = tape.gradient(tf.reduce_sum(tf.sigmoid(tf.matmul(a, a))), a);
                    if (first) begun.Signal();
                    first = false;
                }
            })
            { IsBackground = true }.Start();
        }
        begun.Wait();
        Thread.Sleep(100);
        return 0;
    }
}
