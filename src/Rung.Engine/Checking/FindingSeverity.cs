namespace Rung.Engine.Checking;

/// <summary>How much a finding weighs.</summary>
public enum FindingSeverity
{
    /// <summary>It would make the numbers of a climb lie: the climb refuses until it is mended or accepted by name.</summary>
    Error,

    /// <summary>It costs quality, money or trust; the climb goes on and says so.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Info,
}
