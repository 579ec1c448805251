namespace Rung.Core.Ladder;

/// <summary>The rungs of the ladder, in the order of what they cost and of how hard they are to undo.</summary>
public enum RungKind
{
    /// <summary>No language model.</summary>
    Baseline,

    /// <summary>Instructions only.</summary>
    Prompt,

    /// <summary>Changes what the model sees.</summary>
    Retrieve,

    /// <summary>Changes what the model is.</summary>
    Tune,

    /// <summary>Changes which model it is.</summary>
    Distill,
}
