namespace Rung.Core.Data;

/// <summary>What a part of the dataset is for.</summary>
public enum Split
{
    /// <summary>Candidates may learn from it and show it in prompts.</summary>
    Train,

    /// <summary>Candidates race and are selected on it.</summary>
    Dev,

    /// <summary>Frozen on day one; finalists see it once.</summary>
    Test,

    /// <summary>Hard cases, reported apart from <see cref="Test"/>.</summary>
    Edge,
}
