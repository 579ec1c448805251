using System.Globalization;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Training;

/// <summary>
/// What would make a run fit, cheapest first: what changes only how it is computed, then what changes what is learnt.
/// </summary>
internal sealed class MemoryRemedies(ModelConfig config, ForecastOptions options, long availableBytes)
{
    private const int ShortestExample = 64;
    private const int UsualRank = 8;

    private static readonly Func<MemoryRemedies, ForecastOptions, (string Change, ForecastOptions Options)?>[] Changes =
    [
        (remedies, run) => remedies.SmallerPasses(run),
        (_, run) => run.Training.RecomputesActivations
            ? null
            : ("compute activations again in the backward pass (RecomputesActivations)", run with { Training = run.Training with { RecomputesActivations = true } }),
        (_, run) => run.Adapter is null || run.Format is WeightFormat.Nf4 or WeightFormat.Nf4Double
            ? null
            : ("hold the base in NF4", run with { Format = WeightFormat.Nf4 }),
        (_, run) => run.Adapter is null
            ? (string.Create(CultureInfo.InvariantCulture, $"train an adapter of rank {UsualRank} instead of all weights"), run with { Adapter = new Lora.LoraOptions { Rank = UsualRank } })
            : null,
        (remedies, run) => remedies.ShorterExamples(run),
        (remedies, run) => remedies.LowerRank(run),
    ];

    /// <summary>Each change by itself, as far as it has to go, where it saves anything.</summary>
    public IEnumerable<MemoryRemedy> Single()
    {
        var now = PeakOf(options);
        return Changes.Select(change => change(this, options)).OfType<(string Change, ForecastOptions Options)>()
            .Select(change => Remedy(change.Change, change.Options)).Where(remedy => remedy.PeakBytes < now);
    }

    /// <summary>One change after the other until it fits; the last does not where nothing helps.</summary>
    public MemoryRemedy Together()
    {
        var (words, current) = (new List<string>(), options);
        foreach (var change in Changes)
        {
            if (PeakOf(current) > availableBytes && change(this, current) is { } next && PeakOf(next.Options) < PeakOf(current))
            {
                words.Add(next.Change);
                current = next.Options;
            }
        }

        return Remedy(string.Join(", and ", words), current);
    }

    private (string Change, ForecastOptions Options)? SmallerPasses(ForecastOptions run) => Halved(
        run,
        (int)run.RowsAtOnce,
        run.LongestText ?? run.LongestExample,
        (options, tokens) => options with { Training = options.Training with { MaxTokensAtOnce = tokens } },
        tokens => $"accumulate each step over passes of at most {tokens} tokens (MaxTokensAtOnce)");

    private (string Change, ForecastOptions Options)? ShorterExamples(ForecastOptions run) => Halved(
        run,
        run.LongestExample,
        ShortestExample,
        (options, length) => options with
        {
            LongestExample = length,
            LongestText = options.LongestText is { } longest ? Math.Min(longest, length) : null,
            Training = options.Training with { MaxTokensAtOnce = Math.Min(options.Training.MaxTokensAtOnce, options.Training.BatchSize * length) },
        },
        length => $"shorten examples to {length} tokens");

    private (string Change, ForecastOptions Options)? LowerRank(ForecastOptions run) => run.Adapter is not { } adapter ? null : Halved(
        run,
        adapter.Rank,
        least: 1,
        (options, rank) => options with { Adapter = adapter with { Rank = rank } },
        rank => $"rank {rank}");

    /// <summary>Halves a size until it fits or is as small as it may be; nothing where it cannot become smaller.</summary>
    private (string Change, ForecastOptions Options)? Halved(
        ForecastOptions run, int size, int least, Func<ForecastOptions, int, ForecastOptions> with, Func<int, FormattableString> words)
    {
        if (size <= least)
        {
            return null;
        }

        var changed = run;
        while (size > least && PeakOf(changed) > availableBytes)
        {
            size = Math.Max(least, size / 2);
            changed = with(run, size);
        }

        return (FormattableString.Invariant(words(size)), changed);
    }

    private long PeakOf(ForecastOptions changed) => TrainingForecast.For(config, changed).PeakBytes;

    private MemoryRemedy Remedy(string change, ForecastOptions changed)
    {
        var peak = PeakOf(changed);
        return new MemoryRemedy(change, changed, peak, peak <= availableBytes);
    }
}
