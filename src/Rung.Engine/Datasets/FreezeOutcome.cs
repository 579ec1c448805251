namespace Rung.Engine.Datasets;

/// <summary>What became of the splits when a dataset was loaded.</summary>
internal enum FreezeOutcome
{
    /// <summary>The first load: the splits are to be frozen as they are now.</summary>
    FrozenNow,

    /// <summary>The splits are those that were frozen.</summary>
    AsFrozen,

    /// <summary>The test is the frozen one; examples came to train or dev, or went from them.</summary>
    Extended,

    /// <summary>The test is another one, which the person accepted.</summary>
    NewTest,
}
