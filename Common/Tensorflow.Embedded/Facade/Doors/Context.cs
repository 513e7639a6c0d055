using Tensorflow.Ops;

namespace Tensorflow.Contexts;

/// <summary>Where ops are computed: at once, always. There is no graph to switch to.</summary>
public sealed class Context
{
    private int? globalSeed;

    /// <summary>Stands for computing at once.</summary>
    public const int EAGER_MODE = 1;

    /// <summary>Stands for building a graph, which nothing here does.</summary>
    public const int GRAPH_MODE = 0;

    /// <summary>The open name scopes of this flow of control, as in <c>outer/inner/</c>; null outside of any.</summary>
    public string? ScopeName
    {
        get => NameScopes.Current;
        set => NameScopes.Current = value;
    }

    /// <summary>Does nothing: what computes is chosen at the first op.</summary>
    public void ensure_initialized()
    {
    }

    /// <summary>Does nothing: there are no functions and no random generators of a context's own to forget.</summary>
    public void reset_context()
    {
    }

    /// <summary>Always true.</summary>
    public bool executing_eagerly() => true;

    /// <summary>Always false: no function is being built.</summary>
    public bool is_build_function() => false;

    /// <summary>The seed that <see cref="set_global_seed"/> has set; null: none.</summary>
    public int? global_seed() => globalSeed;

    /// <summary>Starts the seeds of the random ops anew, as <see cref="tensorflow.set_random_seed"/> does.</summary>
    /// <param name="seed">Null changes nothing.</param>
    public void set_global_seed(int? seed)
    {
        globalSeed = seed;
        if (seed is { } number) RandomOps.Seeds.SetSeed(number);
    }
}
