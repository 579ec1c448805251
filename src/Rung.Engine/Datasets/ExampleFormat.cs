namespace Rung.Engine.Datasets;

/// <summary>How a file of examples is written, each perhaps compressed by gzip.</summary>
internal enum ExampleFormat
{
    /// <summary>One object a line.</summary>
    JsonLines,

    /// <summary>An array of objects.</summary>
    Json,

    /// <summary>RFC 4180, with a header.</summary>
    Csv,

    /// <summary>As <see cref="Csv"/>, with tabs between the fields.</summary>
    Tsv,
}
