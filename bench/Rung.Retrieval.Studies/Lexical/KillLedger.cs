using System.Globalization;
using Rung.Retrieval.Lexical;
using Rung.Retrieval.Tests.Lexical;

namespace Rung.Retrieval.Studies.Lexical;

/// <summary>What a child said that it committed, against what its index holds after it was killed.</summary>
internal sealed class KillLedger
{
    // For each document the commit that its passages are of, and how many they are; none of it: none was committed yet.
    private Dictionary<string, (int Commit, int Size)> _acknowledged = new(StringComparer.Ordinal);
    private Dictionary<string, (int Commit, int Size)>? _begun;
    private int _begunCommit;

    public int Acknowledged { get; private set; }

    /// <summary>Commits that were under way when the child died, and are there whole nevertheless.</summary>
    public int Completed { get; private set; }

    public int NextCommit => _begunCommit + 1;

    public void Hear(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[0] == "begin")
        {
            _begunCommit = int.Parse(words[1], CultureInfo.InvariantCulture);
            _begun = new Dictionary<string, (int, int)>(_acknowledged, StringComparer.Ordinal);
            foreach (var change in words[2..])
            {
                var (document, size) = (change.Split('=')[0], int.Parse(change.Split('=')[1], CultureInfo.InvariantCulture));
                _begun[document] = (_begunCommit, size);
            }
        }
        else if (words[0] == "end")
        {
            _acknowledged = _begun!;
            _begun = null;
            Acknowledged++;
        }
    }

    /// <summary>Opens the index and returns what is wrong with it; <see langword="null"/> where nothing is.</summary>
    public async Task<string?> CheckAsync(string folder)
    {
        LexicalSnapshot index;
        try
        {
            index = LexicalIndex.Open(folder).Snapshot();
        }
        catch (RetrievalException e)
        {
            return e.Message;
        }

        var passages = index.AllPassages().ToList();
        if (!Holds(passages, _acknowledged))
        {
            if (_begun is null || !Holds(passages, _begun))
            {
                return FormattableString.Invariant($"commit {_begunCommit}: the index holds neither what was acknowledged nor what was begun");
            }

            Completed++;
            _acknowledged = _begun;
        }

        _begun = null;
        var query = new RetrievalQuery { Text = "w1 w50 w99 w200", Count = 50 };
        var expected = passages.Count == 0 ? [] : new PlainBm25(passages, new AnalysisOptions(), new Bm25Options()).Retrieve(query);
        return expected.SequenceEqual(await index.RetrieveAsync(query, CancellationToken.None)) ? null : "a search finds something else than it should";
    }

    private static bool Holds(List<Passage> passages, Dictionary<string, (int Commit, int Size)> expected)
    {
        var wanted = expected.SelectMany(one => Enumerable.Range(0, one.Value.Size).Select(i => (Id: $"{one.Key}#{i}", one.Value.Commit)));
        var held = passages.Select(passage => (Id: passage.Id.Value, Commit: int.Parse(passage.Text.Split(' ')[0], CultureInfo.InvariantCulture)));
        return wanted.Order().SequenceEqual(held.Order());
    }
}
