namespace Rung.Tensors.Tests.Checkpoints;

/// <summary>What came of a file that was changed.</summary>
public enum MutationOutcome
{
    /// <summary>An error that names the file.</summary>
    Refused,

    /// <summary>Every tensor was read, each as its entry says.</summary>
    Read,

    /// <summary>Anything else: another exception, or a tensor outside the file.</summary>
    Wrong,
}
