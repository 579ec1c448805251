namespace Rung.Core.Data;

/// <summary>What changed of an example between two versions of a dataset.</summary>
public enum ExampleChangeKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its group, time or tags.</summary>
    Retagged,

    /// <summary>Its expected output.</summary>
    Relabelled,

    /// <summary>Its input.</summary>
    Rewritten,
}
