namespace Rung.Tensors.Layers;

/// <summary>
/// What a block's forward pass leaves for its backward pass. Blocks that compute it again in the backward pass share one;
/// so do all blocks where nothing is trained.
/// </summary>
internal sealed class BlockTrace : IDisposable
{
    private readonly Floats[] _all = [.. Enumerable.Range(0, 15).Select(_ => new Floats())];

    /// <summary>The normalised input.</summary>
    public Floats Normed => _all[0];

    public Floats NormedStatistics => _all[1];

    /// <summary>Queries as attention takes them: normalised and turned.</summary>
    public Floats Query => _all[2];

    public Floats Key => _all[3];

    public Floats Value => _all[4];

    /// <summary>Queries as they were projected, where they are normalised.</summary>
    public Floats RawQuery => _all[5];

    public Floats RawKey => _all[6];

    public Floats QueryStatistics => _all[7];

    public Floats KeyStatistics => _all[8];

    public Floats Attended => _all[9];

    /// <summary>The logarithms of the sums under the softmax, one for each row and head.</summary>
    public Floats LogSums => _all[10];

    /// <summary>Between attention and feed-forward.</summary>
    public Floats Middle => _all[11];

    /// <summary>The input of the feed-forward part.</summary>
    public Floats MiddleNormed => _all[12];

    public Floats MiddleStatistics => _all[13];

    /// <summary>Before the last norm, in blocks that have one behind.</summary>
    public Floats Sum => _all[14];

    public Floats Gate { get; } = new();

    public Floats Up { get; } = new();

    public Floats SumStatistics { get; } = new();

    public ProjectionTrace QueryKeyValue { get; } = new();

    public ProjectionTrace Output { get; } = new();

    public ProjectionTrace GateUp { get; } = new();

    public ProjectionTrace Down { get; } = new();

    /// <summary>What it takes now, in bytes.</summary>
    public long Bytes => _all.Sum(floats => floats.Bytes) + Gate.Bytes + Up.Bytes + SumStatistics.Bytes;

    public void Dispose()
    {
        Array.ForEach(_all, floats => floats.Dispose());
        Gate.Dispose();
        Up.Dispose();
        SumStatistics.Dispose();
        QueryKeyValue.Dispose();
        Output.Dispose();
        GateUp.Dispose();
        Down.Dispose();
    }
}
