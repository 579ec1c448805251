using System.Collections.Immutable;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Value;

namespace Rung.Core.Economics.Ownership;

/// <summary>All that a question of ownership rests on: who is compared, at what traffic, for how long, for what gain.</summary>
public sealed record OwnershipCase
{
    /// <summary>The fewest draws that an interval of 95 % is made from.</summary>
    public const int FewestDraws = 1000;

    public required Traffic Traffic { get; init; }

    /// <summary>One at least, each with a name of its own.</summary>
    public required ImmutableArray<OwnedCandidate> Candidates
    {
        get;
        init => field = Checked(value);
    }

    /// <summary>
    /// Whom the others are held against, and who goes on serving where they fail: the candidate that serves today. The first
    /// one where not given.
    /// </summary>
    public string? Incumbent { get; init; }

    /// <summary>What answers are worth; <see langword="null"/>: only costs are compared.</summary>
    public AnswerValue? Value { get; init; }

    /// <summary>The months that costs are summed over.</summary>
    public int Months
    {
        get;
        init => field = value is >= 1 and <= 120 ? value : throw new EconomicsException("months", $"{value}", "whole months between 1 and 120");
    } = 12;

    /// <summary>Within how many months a break-even is looked for; after that it is "never".</summary>
    public int Horizon
    {
        get;
        init => field = value is >= 1 and <= 120 ? value : throw new EconomicsException("horizon", $"{value}", "whole months between 1 and 120");
    } = 36;

    /// <summary>How many draws are made.</summary>
    public int Draws
    {
        get;
        init => field = value is >= FewestDraws and <= 10_000_000
            ? value
            : throw new EconomicsException("draws", $"{value}", "a whole number between 1,000 and 10,000,000");
    } = 20_000;

    /// <summary>Decides the draws.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The same at another volume.</summary>
    public OwnershipCase AtVolume(double callsPerMonth) =>
        this with { Traffic = Traffic with { CallsPerMonth = Traffic.CallsPerMonth.At(callsPerMonth) } };

    /// <exception cref="EconomicsException">No candidate has the incumbent's name.</exception>
    internal int IncumbentIndex
    {
        get
        {
            if (Incumbent is null)
            {
                return 0;
            }

            for (var i = 0; i < Candidates.Length; i++)
            {
                if (Candidates[i].Name == Incumbent)
                {
                    return i;
                }
            }

            throw new EconomicsException("incumbent", $"'{Incumbent}'", "the name of a candidate");
        }
    }

    private static ImmutableArray<OwnedCandidate> Checked(ImmutableArray<OwnedCandidate> candidates)
    {
        if (candidates.IsDefaultOrEmpty)
        {
            throw new EconomicsException("candidates", "none", "one at least");
        }

        foreach (var twice in candidates.CountBy(candidate => candidate.Name).Where(name => name.Value > 1))
        {
            throw new EconomicsException("candidates", $"'{twice.Key}' {twice.Value} times", "each name once");
        }

        return candidates;
    }
}
