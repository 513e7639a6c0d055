namespace Tensorflow;

/// <summary>What a binary operator computes.</summary>
internal enum BinaryKind
{
    Add,
    Sub,
    Mul,
    Div,
    Mod,
    Greater,
    Less,
    GreaterEqual,
    LessEqual,
    Equal,
    NotEqual,
}
