namespace Tensorflow;

/// <summary>Gives a variable its first value.</summary>
public interface IInitializer
{
    /// <summary>The name of its class in Keras.</summary>
    string ClassName { get; }

    /// <summary>Its arguments by their names in Keras, from which Keras makes it again.</summary>
    IDictionary<string, object> Config { get; }

    /// <summary>Draws the first value, of the shape and dtype asked for.</summary>
    Tensor Apply(InitializerArgs args);
}
