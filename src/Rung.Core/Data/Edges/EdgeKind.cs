namespace Rung.Core.Data.Edges;

/// <summary>Why an example of the team's own is an edge case.</summary>
public enum EdgeKind
{
    /// <summary>Its label has less than half as many examples as labels have on average.</summary>
    RareLabel,

    /// <summary>Its input is longer than that of 99 in 100 examples.</summary>
    Longest,

    /// <summary>Its input is as short as that of 1 in 100 examples.</summary>
    Shortest,

    /// <summary>Its input is not in the script that most inputs are in.</summary>
    OtherScript,

    /// <summary>Its input has damaged characters.</summary>
    Malformed,

    /// <summary>Its words are far from those of all other examples; see <see cref="Novelty"/> for the distance.</summary>
    OutOfDomain,
}
