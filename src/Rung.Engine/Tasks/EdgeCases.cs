namespace Rung.Engine.Tasks;

/// <summary>Where edge cases come from, when the team has no file of them.</summary>
public enum EdgeCases
{
    /// <summary>Kept apart and generated where there are enough examples. The default.</summary>
    WhereEnough,

    /// <summary>Kept apart and generated, however few examples there are: <c>edge: auto</c>.</summary>
    Automatic,

    /// <summary>There are none: <c>edge: none</c>.</summary>
    None,
}
