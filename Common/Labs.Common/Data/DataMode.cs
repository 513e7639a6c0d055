namespace Labs.Common.Data;

/// <summary>Which images a lab trains on (<c>--data</c>).</summary>
public enum DataMode
{
    /// <summary>MNIST where it can be had, else the built-in digits.</summary>
    Auto,

    /// <summary>MNIST, or an error.</summary>
    Mnist,

    /// <summary>The built-in digits.</summary>
    Digits,
}
