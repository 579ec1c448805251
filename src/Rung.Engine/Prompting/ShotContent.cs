using System.Text;
using Rung.Core.Data;

namespace Rung.Engine.Prompting;

/// <summary>What examples bring into a prompt: their size, and the hash of their content.</summary>
internal static class ShotContent
{
    /// <summary>
    /// The first <paramref name="count"/> that fit together; one that is too long is passed over for the next.
    /// </summary>
    public static List<Example> Fitting(IEnumerable<Example> examples, int count, int maxCharacters)
    {
        var fitting = new List<Example>(count);
        var free = maxCharacters;
        foreach (var example in examples)
        {
            var length = example.Input.Text.Length + example.Expected!.Length;
            if (length <= free)
            {
                fitting.Add(example);
                free -= length;
            }

            if (fitting.Count == count)
            {
                break;
            }
        }

        return fitting;
    }

    /// <summary>Over ids, inputs and outputs, each with its length before it.</summary>
    public static ContentHash HashOf(IEnumerable<Example> examples)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8))
        {
            foreach (var example in examples)
            {
                writer.Write(example.Id.ToString());
                writer.Write(example.Input.Text);
                writer.Write(example.Expected ?? "");
            }
        }

        return ContentHash.Of(bytes.ToArray());
    }
}
