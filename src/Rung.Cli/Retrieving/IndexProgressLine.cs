using Rung.Engine.Checking;
using Rung.Retrieval.Indexes;

namespace Rung.Cli.Retrieving;

/// <summary>Shows how far an update of an index has come.</summary>
internal sealed class IndexProgressLine : IProgress<IndexProgress>, IDisposable
{
    private readonly ProgressLine _line = new(isPlain: false);

    public void Report(IndexProgress value) =>
        _line.Report(new CheckProgress(value.Phase, value.Total > 0 ? (double)value.Done / value.Total : 0));

    public void Dispose() => _line.Dispose();
}
