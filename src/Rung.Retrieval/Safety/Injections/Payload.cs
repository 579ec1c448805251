namespace Rung.Retrieval.Safety.Injections;

/// <summary>A stretch of a text that says something else when it is decoded.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">What it says.</param>
/// <param name="Form">How it is written, for a person.</param>
internal readonly record struct Payload(TextSpan Span, string Text, string Form);
