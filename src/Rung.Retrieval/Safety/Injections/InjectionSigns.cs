namespace Rung.Retrieval.Safety.Injections;

/// <summary>All signs there are.</summary>
internal static class InjectionSigns
{
    public static InjectionSign[] All { get; } =
        [.. OverrideSigns.All, .. RoleSigns.All, .. ForgerySigns.All, .. ExfiltrationSigns.All, .. ActionSigns.All];
}
