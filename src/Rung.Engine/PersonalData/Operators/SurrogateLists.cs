using System.Text;
using Rung.Engine.PersonalData.Tagging;

namespace Rung.Engine.PersonalData.Operators;

/// <summary>The invented values that surrogates are drawn from: the lists that the tagger knows, entry by entry.</summary>
internal sealed class SurrogateLists
{
    private SurrogateLists()
    {
        FirstNames = Lines("first-names.txt");
        LastNames = Lines("last-names.txt");
        Cities = Lines("cities.txt");
        Countries = Lines("countries.txt");
        States = Words("states.txt");
        Nationalities = Words("nationalities.txt");
        Honorifics = Words("honorifics.txt");
        JobTitles = Lines("job-titles.txt");
        StreetStems = Lines("street-stems.txt");
        CompanyWords = Words("company-words.txt");
        StreetWords = new HashSet<string>(Words("street-words.txt"), StringComparer.OrdinalIgnoreCase);
    }

    public static SurrogateLists Embedded { get; } = new();

    public string[] FirstNames { get; }

    public string[] LastNames { get; }

    public string[] Cities { get; }

    public string[] Countries { get; }

    public string[] States { get; }

    public string[] Nationalities { get; }

    public string[] Honorifics { get; }

    public string[] JobTitles { get; }

    public string[] StreetStems { get; }

    public string[] CompanyWords { get; }

    public HashSet<string> StreetWords { get; }

    private static string[] Lines(string name) => Entries(name, ['\n', '\r']);

    private static string[] Words(string name) => Entries(name, ['\n', '\r', ' ']);

    private static string[] Entries(string name, char[] separators)
    {
        using var reader = new StreamReader(Lexicon.OpenEmbedded(name), Encoding.UTF8);
        return reader.ReadToEnd().Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
