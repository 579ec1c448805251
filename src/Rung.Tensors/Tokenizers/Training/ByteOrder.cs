namespace Rung.Tensors.Tokenizers.Training;

/// <summary>The order in which a trained vocabulary has the bytes: that of their letters, as in GPT-2.</summary>
internal static class ByteOrder
{
    public const int Count = 256;

    private static readonly int[] Ids = new int[0x200];

    /// <summary>The letter of each id.</summary>
    public static IReadOnlyList<string> Letters { get; } = Ordered();

    public static int IdOf(char letter) => Ids[letter];

    private static string[] Ordered()
    {
        var letters = Enumerable.Range(0, Count).Select(value => ByteAlphabet.LetterOf((byte)value)).Order().ToArray();
        for (var id = 0; id < Count; id++)
        {
            Ids[letters[id]] = id;
        }

        return Array.ConvertAll(letters, letter => letter.ToString());
    }
}
