using System.IO.Compression;

namespace Rung.Engine.PersonalData.Tagging;

/// <summary>The weights of the tagger: for each bucket one of each tag, and for each pair of tags one. Small whole numbers. Immutable.</summary>
internal sealed class TaggerModel
{
    private static readonly byte[] Magic = "RUNGTAG2"u8.ToArray();

    public TaggerModel(sbyte[] weights, int[] transitions)
    {
        Weights = weights;
        Transitions = transitions;
    }

    /// <summary>Bucket after bucket, <see cref="TagSet.Stride"/> each.</summary>
    public sbyte[] Weights { get; }

    /// <summary>From each tag to each, <see cref="TagSet.Stride"/> a row.</summary>
    public int[] Transitions { get; }

    public void Write(Stream stream)
    {
        stream.Write(Magic);
        using var packed = new BrotliStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        using var writer = new BinaryWriter(packed);
        foreach (var transition in Transitions)
        {
            writer.Write(transition);
        }

        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(Weights));
    }

    public static TaggerModel Read(Stream stream)
    {
        Span<byte> magic = stackalloc byte[Magic.Length];
        stream.ReadExactly(magic);
        if (!magic.SequenceEqual(Magic))
        {
            throw new InvalidOperationException("The tagger's weights are not of this version. Build again.");
        }

        using var packed = new BrotliStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(packed);
        var transitions = new int[TagSet.Stride * TagSet.Stride];
        for (var i = 0; i < transitions.Length; i++)
        {
            transitions[i] = reader.ReadInt32();
        }

        var weights = new sbyte[TokenFeatures.Buckets * TagSet.Stride];
        packed.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        return new TaggerModel(weights, transitions);
    }
}
