using System.Collections.Immutable;
using Rung.Core.Ladder.Retrieving;
using Rung.Retrieval.Settings;

namespace Rung.Engine.Retrieving.Searches;

/// <summary>What a search over retrieval settings found.</summary>
public sealed record SettingsFindings
{
    /// <summary>The task or the folder.</summary>
    public required string Name { get; init; }

    /// <summary>What the quality is: <c>answer in the passages</c>, or a metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Whether settings decide how documents are cut, or each is a passage as it is.</summary>
    public required bool IsCut { get; init; }

    /// <summary>Which questions were searched on and which asked once.</summary>
    public required string Division { get; init; }

    public required int Searched { get; init; }

    public required int Unseen { get; init; }

    /// <summary>How many settings raced.</summary>
    public required int Settings { get; init; }

    /// <summary>How many questions were asked, summed over settings.</summary>
    public required long Asked { get; init; }

    /// <summary>How many would have been asked without eliminations.</summary>
    public required long AskedOfAll { get; init; }

    /// <summary>False where the time was over before every survivor was asked every question.</summary>
    public required bool IsComplete { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>Best quality first.</summary>
    public required ImmutableArray<FrontPoint> Front { get; init; }

    public required FrontPoint Today { get; init; }

    /// <summary>Today's settings first, then what was taken from the front.</summary>
    public required ImmutableArray<ConfirmedSettings> Confirmed { get; init; }

    /// <summary>The settings to use.</summary>
    public required RetrievalSettings Advised { get; init; }

    /// <summary>Why these, a sentence.</summary>
    public required string Why { get; init; }

    /// <summary>Why unseen questions fail with the settings advised.</summary>
    public required RetrievalFailures Failures { get; init; }

    /// <summary>The model whose price of tokens is known, and that in dollars per million; <see langword="null"/>: none.</summary>
    public (string Model, decimal Dollars)? Price { get; init; }

    public required ulong Seed { get; init; }

    public required double Confidence { get; init; }

    /// <summary>Whether the settings advised are others than today's.</summary>
    public bool IsChange => Advised != Today.Settings;
}
