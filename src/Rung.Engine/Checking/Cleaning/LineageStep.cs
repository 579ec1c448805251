using System.Collections.Immutable;

namespace Rung.Engine.Checking.Cleaning;

/// <summary>One example that a cleaned file has not, or has otherwise.</summary>
/// <param name="Id">The example.</param>
/// <param name="Change"><c>removed</c> or <c>rewritten</c>.</param>
/// <param name="Why">The kind of finding.</param>
/// <param name="Evidence">The twin that stays, or what the text was.</param>
/// <param name="Before">The whole input before.</param>
/// <param name="Rewritten">The new text of each rewritten field.</param>
public sealed record LineageStep(
    string Id, string Change, string Why, string Evidence, string Before, ImmutableSortedDictionary<string, string> Rewritten);
