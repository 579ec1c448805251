using System.Collections.Immutable;
using Rung.Tensors.Tokenizers.Algorithms;
using Rung.Tensors.Tokenizers.Algorithms.Unigram;
using Rung.Tensors.Tokenizers.Algorithms.WordPiece;

namespace Rung.Tensors.Tokenizers.Reading;

/// <summary>Reads the model and its vocabulary.</summary>
internal static class ModelReader
{
    public static ReadModel Read(JsonPlace model, ImmutableArray<string>.Builder notes) => TypeOf(model) switch
    {
        "BPE" => BpeReader.Read(model, notes),
        "WordPiece" => ReadWordPiece(model),
        "Unigram" => ReadUnigram(model),
        var other => throw model.Wrong($"a model of type '{other}' is not supported; BPE, WordPiece and Unigram are."),
    };

    /// <summary>The id of a token of the model's vocabulary that a property names.</summary>
    public static int IdOf(JsonPlace name, Vocabulary vocabulary) =>
        vocabulary.IdOf(name.Text()) ?? throw name.Wrong($"the token '{name.Text()}' is not in the vocabulary.");

    public static Vocabulary ReadVocabulary(JsonPlace tokens)
    {
        var vocabulary = new Vocabulary(tokens.IsObject ? tokens.Value.GetPropertyCount() : 0);
        foreach (var (token, place) in tokens.Properties())
        {
            var id = place.Integer(0, Vocabulary.MostIds - 1);
            if (!vocabulary.TryAdd(token, id))
            {
                throw place.Wrong(vocabulary.TokenOf(id) is { } other && other != token
                    ? $"the id {id} is that of '{other}' already."
                    : "the token stands in the vocabulary twice.");
            }
        }

        return vocabulary;
    }

    // Files of before 2021 do not name the type.
    private static string TypeOf(JsonPlace model)
    {
        if (model.Optional("type") is { } type)
        {
            return type.Text();
        }

        var hasMerges = model.Optional("merges") is not null;
        return hasMerges ? "BPE" : model.Optional("vocab") is { IsArray: true } ? "Unigram" : "WordPiece";
    }

    private static ReadModel ReadWordPiece(JsonPlace model)
    {
        model.AllowOnly("type", "vocab", "unk_token", "continuing_subword_prefix", "max_input_chars_per_word");
        var vocabulary = ReadVocabulary(model.Required("vocab"));
        var unknown = IdOf(model.Required("unk_token"), vocabulary);
        var longest = model.Optional("max_input_chars_per_word")?.Integer(0, int.MaxValue) ?? 100;
        var prefix = model.TextOr("continuing_subword_prefix", "##");
        return new ReadModel(new WordPieceModel(vocabulary, unknown, prefix, longest), vocabulary);
    }

    private static ReadModel ReadUnigram(JsonPlace model)
    {
        model.AllowOnly("type", "vocab", "unk_id", "byte_fallback");
        var (vocabulary, scores) = ReadScored(model.Required("vocab"));
        var unknown = model.Required("unk_id").Integer(0, scores.Length - 1);
        var bytes = model.Flag("byte_fallback", otherwise: false) ? new ByteTokens(vocabulary) : null;
        var spells = bytes is { AreComplete: true } ? bytes : null;
        return new ReadModel(new UnigramModel(vocabulary, scores, unknown, spells), vocabulary);
    }

    private static (Vocabulary Vocabulary, double[] Scores) ReadScored(JsonPlace tokens)
    {
        var count = tokens.IsArray ? tokens.Value.GetArrayLength() : 0;
        if (count is 0 or > Vocabulary.MostIds)
        {
            throw tokens.Wrong($"an array of 1 to {Vocabulary.MostIds} tokens with their scores is expected.");
        }

        var (vocabulary, scores) = (new Vocabulary(count), new double[count]);
        foreach (var (id, entry) in tokens.Items().Index())
        {
            if (!entry.IsArray || entry.Value.GetArrayLength() != 2)
            {
                throw entry.Wrong("a token and its score are expected.");
            }

            scores[id] = entry.Item(1).Finite();
            if (!vocabulary.TryAdd(entry.Item(0).Text(), id))
            {
                throw entry.Wrong($"the token '{entry.Item(0).Text()}' stands in the vocabulary twice.");
            }
        }

        return (vocabulary, scores);
    }
}
