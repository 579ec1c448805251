namespace Rung.Engine.Datasets;

/// <summary>A place from which a file cannot be read any further. Caught by the reader, which knows the name of the file.</summary>
internal sealed class MalformedFileException(int line, string message) : FormatException(message)
{
    public int Line => line;
}
