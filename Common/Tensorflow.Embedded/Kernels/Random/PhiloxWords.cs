namespace Tensorflow.Kernels;

/// <summary>The words of a Philox generator one by one, TensorFlow's SingleSampleAdapter.</summary>
internal sealed class PhiloxWords(Philox start)
{
    private readonly uint[] _words = new uint[256];
    private Philox _next = start;
    private int _position = 256;

    public uint Next()
    {
        if (_position == _words.Length)
        {
            PhiloxBlocks.Fill(_next, _words);
            _next.Skip((ulong)(_words.Length / Philox.WordsPerBlock));
            _position = 0;
        }
        return _words[_position++];
    }

    /// <summary>A double in [0, 1) of the next two words.</summary>
    public double NextDouble()
    {
        var first = Next();
        return RandomFill.ToDouble(first, Next());
    }
}
