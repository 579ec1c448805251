namespace Rung.Tensors.Templates.Syntax;

/// <summary>What a token of a template is.</summary>
internal enum TokenKind
{
    Text,
    Name,
    String,
    Integer,
    Float,
    Operator,
    BlockStart,
    BlockEnd,
    OutputStart,
    OutputEnd,
    End,
}
