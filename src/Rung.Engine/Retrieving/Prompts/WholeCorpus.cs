using System.Globalization;
using System.Text.Json.Nodes;
using Rung.Core.Data;
using Rung.Engine.Retrieving.Corpora;
using Rung.Retrieval;
using Rung.Retrieval.Passages;

namespace Rung.Engine.Retrieving.Prompts;

/// <summary>
/// All passages, always in the same order: the beginning of every prompt is the same, so that a provider that caches prompts bills
/// it once in full.
/// </summary>
internal sealed class WholeCorpus(TaskCorpus corpus) : IPassageSource
{
    /// <summary>The most that is put into one prompt, in approximate tokens: it is paid for with every call.</summary>
    public const int MostTokens = 24_000;

    public JsonObject Definition => new() { ["whole"] = true, ["content"] = corpus.Content.ToString() };

    /// <summary>Why it is not tried; <see langword="null"/> where all documents fit.</summary>
    public string? WhyNot => Tokens is var tokens && tokens > MostTokens
        ? string.Create(
            CultureInfo.InvariantCulture, $"All documents together have about {tokens:N0} tokens; {MostTokens:N0} is the most that is put into every prompt.")
        : null;

    /// <summary>Of all documents, approximately.</summary>
    public long Tokens => corpus.Passages.Sum(passage => (long)ApproximateTokenCounter.Shared.Count(passage.Text));

    public Task<IReadOnlyList<Passage>> FindAsync(Example example, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Passage>>(corpus.Passages);
}
