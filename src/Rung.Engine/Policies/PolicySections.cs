namespace Rung.Engine.Policies;

/// <summary>What the sections of a policy share.</summary>
internal static class PolicySections
{
    public const string Share = "a share between 0 and 1";
}
