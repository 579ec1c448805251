using System.Text.RegularExpressions;

namespace Rung.Tensors.Hub;

/// <summary>A model on a hub: <c>org/name</c>, or <c>name</c> alone, and which revision of it: <c>org/name@v1</c>.</summary>
public readonly partial record struct ModelName
{
    private const string MainRevision = "main";

    private ModelName(string id, string revision) => (Id, Revision) = (id, revision);

    /// <summary><c>org/name</c> or <c>name</c>.</summary>
    public string Id { get; }

    /// <summary>A branch, a tag or a commit.</summary>
    public string Revision { get; }

    /// <exception cref="HubException">It is no name of a model.</exception>
    public static ModelName Parse(string text) =>
        TryParse(text, out var name)
            ? name
            : throw new HubException(
                $"'{text}' names no model; expected ORG/NAME or ORG/NAME@REVISION of letters, digits and . _ - as the hub shows it.");

    public static bool TryParse(string? text, out ModelName name)
    {
        name = default;
        if (text is null || Shape().Match(text) is not { Success: true } match || text.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        name = new ModelName(match.Groups["id"].Value, match.Groups["revision"] is { Success: true } revision ? revision.Value : MainRevision);
        return true;
    }

    public override string ToString() => Revision == MainRevision ? Id : $"{Id}@{Revision}";

    // Each part begins with a letter or digit: no hidden folder, no option, no way up.
    [GeneratedRegex("""^(?<id>(?:[A-Za-z0-9][A-Za-z0-9._-]{0,95}/)?[A-Za-z0-9][A-Za-z0-9._-]{0,95})(?:@(?<revision>[A-Za-z0-9][A-Za-z0-9._/-]{0,199}))?\z""", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
