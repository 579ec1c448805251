using Rung.Retrieval.Safety.Filtering;

namespace Rung.Retrieval.Safety.Injections;

/// <summary>All signs there are.</summary>
internal static class InjectionSigns
{
    public static InjectionSign[] All { get; } =
        [.. OverrideSigns.All, .. RoleSigns.All, .. ForgerySigns.All, .. ExfiltrationSigns.All, .. ActionSigns.All];

    /// <summary>Tells which of them can stand in a text.</summary>
    public static SignFilter Filter { get; } = new([.. All.Select(sign => sign.Pattern.ToString())]);
}
