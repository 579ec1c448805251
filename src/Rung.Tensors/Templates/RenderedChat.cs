using System.Collections.Immutable;
using Rung.Tensors.Tokenizers;

namespace Rung.Tensors.Templates;

/// <summary>A conversation as the model reads it.</summary>
/// <param name="Text">All of it, special tokens written out.</param>
/// <param name="Answers">What the template marks as written by the model (<c>{% generation %}</c>): what training learns from.
/// Empty where the template marks nothing.</param>
public sealed record RenderedChat(string Text, ImmutableArray<TextSpan> Answers);
