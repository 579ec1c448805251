using System.Diagnostics.CodeAnalysis;

namespace Rung.Tensors.Tokenizers;

/// <summary>Which token has which id. Ids may have holes. Immutable once a model holds it.</summary>
internal sealed class Vocabulary
{
    /// <summary>More than ten times the largest vocabulary in use, and few enough to keep a table of.</summary>
    public const int MostIds = 1 << 22;

    private readonly Dictionary<string, int> _ids;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private string?[] _tokens;

    public Vocabulary(int capacity)
    {
        _ids = new Dictionary<string, int>(capacity, StringComparer.Ordinal);
        _bySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        _tokens = new string?[Math.Max(capacity, 1)];
    }

    public int Count => _ids.Count;

    /// <summary>One more than the highest id.</summary>
    public int Size { get; private set; }

    public IEnumerable<KeyValuePair<string, int>> Tokens => _ids;

    /// <summary>Adds a token. False where the token or the id is taken.</summary>
    public bool TryAdd(string token, int id)
    {
        if ((id < _tokens.Length && _tokens[id] is not null) || !_ids.TryAdd(token, id))
        {
            return false;
        }

        if (id >= _tokens.Length)
        {
            Array.Resize(ref _tokens, Math.Min(MostIds, Math.Max(id + 1, _tokens.Length * 2)));
        }

        _tokens[id] = token;
        Size = Math.Max(Size, id + 1);
        return true;
    }

    public bool TryGetId(ReadOnlySpan<char> token, out int id) => _bySpan.TryGetValue(token, out id);

    public int? IdOf(string token) => _ids.TryGetValue(token, out var id) ? id : null;

    public bool TryGetToken(int id, [NotNullWhen(true)] out string? token)
    {
        token = TokenOf(id);
        return token is not null;
    }

    public string? TokenOf(int id) => (uint)id < (uint)_tokens.Length ? _tokens[id] : null;
}
