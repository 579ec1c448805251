using System.Collections.Immutable;

namespace Rung.Tensors.Tokenizers.Reading;

/// <summary>Reads the added tokens and gives each its place in the vocabulary.</summary>
internal static class AddedTokenReader
{
    public static ImmutableArray<AddedToken> Read(JsonPlace? tokens, Vocabulary vocabulary)
    {
        if (tokens is null)
        {
            return [];
        }

        var read = ImmutableArray.CreateBuilder<AddedToken>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in tokens.Items())
        {
            var token = ReadOne(place);
            if (!seen.Add(token.Content))
            {
                throw place.Wrong($"the token '{token.Content}' is added twice.");
            }

            Place(token, place, vocabulary);
            read.Add(token);
        }

        return read.ToImmutable();
    }

    private static AddedToken ReadOne(JsonPlace place)
    {
        var content = place.Required("content").Text();
        place.AllowOnly("id", "content", "single_word", "lstrip", "rstrip", "normalized", "special");
        return new AddedToken
        {
            Id = place.Required("id").Integer(0, Vocabulary.MostIds - 1),
            Content = content,
            IsSpecial = place.Flag("special", otherwise: false),
            IsWholeWord = place.Flag("single_word", otherwise: false),
            StripsLeft = place.Flag("lstrip", otherwise: false),
            StripsRight = place.Flag("rstrip", otherwise: false),
            IsNormalized = place.Flag("normalized", otherwise: true),
        };
    }

    private static void Place(AddedToken token, JsonPlace place, Vocabulary vocabulary)
    {
        if (vocabulary.IdOf(token.Content) is { } known)
        {
            if (known != token.Id)
            {
                throw place.Wrong($"the token '{token.Content}' is added as {token.Id}, but the vocabulary has it as {known}.");
            }
        }
        else if (!vocabulary.TryAdd(token.Content, token.Id))
        {
            throw place.Wrong($"the id {token.Id} of '{token.Content}' is that of '{vocabulary.TokenOf(token.Id)}' already.");
        }
    }
}
