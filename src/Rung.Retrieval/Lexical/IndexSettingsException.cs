using System.Globalization;

namespace Rung.Retrieval.Lexical;

/// <summary>An index was made with other options than it is opened with.</summary>
public sealed class IndexSettingsException : RetrievalException
{
    internal IndexSettingsException(string folder, int version, AnalysisOptions analysis)
        : base($"The index '{folder}' was made with {Describe(analysis)} (version {version} of the analyser), "
            + "and not with what is asked for now. Open it with those options, or delete the folder and index again.")
    {
        Folder = folder;
        Analysis = analysis;
    }

    /// <summary>The folder of the index.</summary>
    public string Folder { get; }

    /// <summary>The options that it was made with.</summary>
    public AnalysisOptions Analysis { get; }

    private static string Describe(AnalysisOptions analysis) => string.Create(
        CultureInfo.InvariantCulture,
        $"stemming {OnOff(analysis.Stems)}, accents {(analysis.FoldsAccents ? "folded" : "kept")}, "
        + $"stop words {analysis.StopWords}, runs of up to {analysis.LongestGram}, titles {OnOff(analysis.IncludesTitles)}");

    private static string OnOff(bool isOn) => isOn ? "on" : "off";
}
