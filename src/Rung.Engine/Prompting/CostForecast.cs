using System.Text;
using Rung.Core.Data;
using Rung.Core.Economics;
using Rung.Core.Economics.Calls;

namespace Rung.Engine.Prompting;

/// <summary>What asking will cost, said before the first paid call.</summary>
/// <param name="Calls">
/// Requests to be sent; a try that fails and is repeated is not foreseen, the budget covers it.
/// </param>
/// <param name="CachedCalls">Answers that the store has already, and that cost nothing.</param>
/// <param name="AtMost">
/// The sum of what the budget will reserve; <see langword="null"/> when a model has no price.
/// </param>
/// <param name="Likely">
/// What it will cost if four bytes make a token, and answers are as long as those of train: right to a factor of two
/// for European languages; far too low for a model that reasons before it answers. <see langword="null"/> when a
/// model has no price.
/// </param>
internal sealed record CostForecast(int Calls, int CachedCalls, Money? AtMost, Money? Likely)
{
    private const int LikelyBytesPerToken = 4;
    private const int EndTokens = 2;

    /// <summary>What all prompts of a candidate begin with, where that is on purpose; <see langword="null"/>: nothing, or no price is known.</summary>
    public CachedBeginning? Beginning { get; init; }

    public static CostForecast None { get; } = new(0, 0, Money.Zero, Money.Zero);

    public static CostForecast operator +(CostForecast left, CostForecast right) => new(
        left.Calls + right.Calls,
        left.CachedCalls + right.CachedCalls,
        left.AtMost + right.AtMost,
        left.Likely + right.Likely);

    /// <summary>Renders every example's prompt, so that the sum is that of these very calls.</summary>
    /// <param name="answerer">Who will be asked.</param>
    /// <param name="examples">What.</param>
    /// <param name="train">Solved examples, whose outputs tell how long answers are.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<CostForecast> ForAsync(
        PromptedAnswerer answerer,
        IEnumerable<Example> examples,
        IReadOnlyCollection<Example> train,
        CancellationToken cancellationToken)
    {
        var model = answerer.Model;
        var likelyOutput = Math.Min(LikelyOutputTokens(train), model.Definition.MaxOutputTokens);
        var forecast = None;
        var shared = new SharedBeginning();
        foreach (var example in examples)
        {
            if (await answerer.TryRenderAsync(example, cancellationToken) is not { } messages)
            {
                continue;
            }

            if (await model.IsAnsweredAsync(messages, cancellationToken))
            {
                forecast += None with { CachedCalls = 1 };
                continue;
            }

            shared.Add(messages);
            var input = messages.Sum(message => (long)Encoding.UTF8.GetByteCount(message.Text)) / LikelyBytesPerToken;
            var likely = model.Price?.CostOf(new TokenCounts(input, CachedInput: 0, likelyOutput, Reasoning: 0));
            forecast += new CostForecast(Calls: 1, CachedCalls: 0, model.MostOf(messages), likely);
        }

        return answerer.SharesBeginning && model.Price is { } known ? forecast.WithBeginning(new(shared.Bytes / LikelyBytesPerToken, known)) : forecast;
    }

    /// <summary>One call writes it to the provider's cache, the others read it from there; the upper bound counts on none of it.</summary>
    private CostForecast WithBeginning(CachedBeginning beginning)
    {
        if (Calls == 0 || !beginning.IsCheaper || Likely is not { } likely)
        {
            return this with { Beginning = beginning };
        }

        var saved = (beginning.Full.Usd * Calls) - beginning.Write.Usd - (beginning.Read.Usd * (Calls - 1));
        return this with { Beginning = beginning, Likely = new Money(Math.Max(0, likely.Usd - saved)) };
    }

    private static long LikelyOutputTokens(IReadOnlyCollection<Example> train)
    {
        var lengths = train.Where(example => example.Expected is not null)
            .Select(example => (double)Encoding.UTF8.GetByteCount(example.Expected!));
        return (long)Math.Ceiling(lengths.DefaultIfEmpty(0).Average() / LikelyBytesPerToken) + EndTokens;
    }
}
