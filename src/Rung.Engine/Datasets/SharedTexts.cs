namespace Rung.Engine.Datasets;

/// <summary>
/// Keeps one string for each of the short texts that many examples share: labels, groups, tags. A million examples
/// with 77 labels hold 77 strings. One reader at a time.
/// </summary>
internal sealed class SharedTexts
{
    private const int LongestShared = 128;
    private const int Most = 1 << 16;

    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    public string Share(string text)
    {
        if (text.Length > LongestShared)
        {
            return text;
        }

        if (_texts.TryGetValue(text, out var shared))
        {
            return shared;
        }

        if (_texts.Count < Most)
        {
            _texts.Add(text);
        }

        return text;
    }
}
