using Microsoft.CodeAnalysis;

namespace Contract.Rules;

/// <summary>Something that compiles on TensorFlow.NET and goes wrong there when it runs.</summary>
/// <param name="Fault">The fault's number in docs/engines.md.</param>
/// <param name="Says">What goes wrong, and what to write instead.</param>
/// <param name="IsBroken">Whether an operation of a program meets it.</param>
public sealed record Rule(string Fault, string Says, Func<IOperation, bool> IsBroken);
