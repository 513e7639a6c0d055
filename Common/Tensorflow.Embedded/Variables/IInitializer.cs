namespace Tensorflow;

/// <summary>Gives a variable its first value.</summary>
public interface IInitializer
{
    string ClassName { get; }

    IDictionary<string, object> Config { get; }

    Tensor Apply(InitializerArgs args);
}
