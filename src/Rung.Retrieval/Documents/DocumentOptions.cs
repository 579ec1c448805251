using System.Collections.Immutable;

namespace Rung.Retrieval.Documents;

/// <summary>What may be read, and which fields of a record mean what.</summary>
public sealed record DocumentOptions
{
    /// <summary>The largest file that is read whole (all but JSON Lines and CSV), in bytes. Default: 100 MB.</summary>
    public long MaxFileBytes { get; init; } = 100_000_000;

    /// <summary>The largest file of JSON Lines or CSV, in bytes. Default: 20 GB.</summary>
    public long MaxRecordFileBytes { get; init; } = 20_000_000_000;

    /// <summary>The longest line of JSON Lines, in bytes, and the longest field of CSV, in UTF-16 units. Default: 10 million.</summary>
    public int MaxRecordBytes { get; init; } = 10_000_000;

    /// <summary>How deep folders may be nested. Default: 64.</summary>
    public int MaxFolderDepth { get; init; } = 64;

    /// <summary>How deep elements of HTML and XML and values of JSON may be nested. Default: 256.</summary>
    public int MaxNesting { get; init; } = 256;

    /// <summary>What a compressed file may unpack to in all, in bytes. Default: 500 MB.</summary>
    public long MaxExpandedBytes { get; init; } = 500_000_000;

    /// <summary>How many times its size a compressed part may unpack to, beyond 10 MB. Default: 100.</summary>
    public int MaxExpansion { get; init; } = 100;

    /// <summary>How many entries a zip file may have. Default: 10,000.</summary>
    public int MaxZipEntries { get; init; } = 10_000;

    /// <summary>How many pages of a PDF are read; a longer one is refused. Default: 5,000.</summary>
    public int MaxPages { get; init; } = 5_000;

    /// <summary>Whether files and folders whose names start with '.' are read. Default: no.</summary>
    public bool ReadsHiddenNames { get; init; }

    /// <summary>The field of a record that is its id: the first of these that it has. None of them: file and number of the record.</summary>
    public ImmutableArray<string> IdFields { get; init; } = ["_id", "id"];

    /// <summary>The field of a record that is its title: the first of these that it has.</summary>
    public ImmutableArray<string> TitleFields { get; init; } = ["title"];

    /// <summary>
    /// The field of a record that is its text: the first of these that it has. None of them: all fields but id and title, each on a line with its name.
    /// </summary>
    public ImmutableArray<string> TextFields { get; init; } = ["text", "content", "body"];

    /// <exception cref="SettingsException">A limit is not positive.</exception>
    public void Validate() => SettingsException.ThrowIfAny(
        nameof(DocumentOptions),
        [
            (MaxFileBytes <= 0, $"{nameof(MaxFileBytes)} is {MaxFileBytes}: 1 byte is the least."),
            (MaxRecordFileBytes <= 0, $"{nameof(MaxRecordFileBytes)} is {MaxRecordFileBytes}: 1 byte is the least."),
            (MaxRecordBytes <= 0, $"{nameof(MaxRecordBytes)} is {MaxRecordBytes}: 1 byte is the least."),
            (MaxFolderDepth <= 0, $"{nameof(MaxFolderDepth)} is {MaxFolderDepth}: 1 is the least."),
            (MaxNesting is < 8 or > 512, $"{nameof(MaxNesting)} is {MaxNesting}: give 8 to 512, deeper may end the process."),
            (MaxExpandedBytes <= 0, $"{nameof(MaxExpandedBytes)} is {MaxExpandedBytes}: 1 byte is the least."),
            (MaxExpansion <= 0, $"{nameof(MaxExpansion)} is {MaxExpansion}: 1 is the least."),
            (MaxZipEntries <= 0, $"{nameof(MaxZipEntries)} is {MaxZipEntries}: 1 is the least."),
            (MaxPages <= 0, $"{nameof(MaxPages)} is {MaxPages}: 1 is the least."),
            (IdFields.IsDefault, $"{nameof(IdFields)} is not set: give an empty list for none."),
            (TitleFields.IsDefault, $"{nameof(TitleFields)} is not set: give an empty list for none."),
            (TextFields.IsDefault, $"{nameof(TextFields)} is not set: give an empty list for none."),
        ]);
}
