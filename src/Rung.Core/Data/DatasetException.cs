namespace Rung.Core.Data;

/// <summary>A dataset that cannot be measured against, and what to change in it.</summary>
public sealed class DatasetException : RungException
{
    public DatasetException(string message)
        : base(message)
    {
    }

    internal static DatasetException DuplicateId(ExampleId id) =>
        new($"Two examples have the id '{id}'. Give each example its own id, or leave the ids out and they are made from the content.");
}
