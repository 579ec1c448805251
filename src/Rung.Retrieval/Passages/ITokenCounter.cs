namespace Rung.Retrieval.Passages;

/// <summary>Says how many tokens a text is for some model. Safe for concurrent calls.</summary>
public interface ITokenCounter
{
    /// <summary>Names it in reports, such as <c>approximate</c>.</summary>
    string Name { get; }

    /// <summary>0 for white space and the empty text. A text that goes on never has fewer tokens.</summary>
    int Count(ReadOnlySpan<char> text);
}
