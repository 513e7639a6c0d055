namespace Tensorflow.Framework.Models;

/// <summary>What is known of a value before it is there.</summary>
public class TypeSpec
{
}
