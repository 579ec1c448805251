using Rung.Core.Data;
using Rung.Core.Ladder;

namespace Rung.Core.Stores;

/// <summary>An answer was saved twice.</summary>
public sealed class DuplicateAttemptException : RungException
{
    public DuplicateAttemptException(RunKey run, ExampleId example, Exception? inner = null)
        : base($"Run {run?.Id.Short} already holds an answer to example '{example}'. An attempt is immutable.", inner) =>
        Example = example;

    public ExampleId Example { get; }

    public override bool IsInputFault => false;
}
