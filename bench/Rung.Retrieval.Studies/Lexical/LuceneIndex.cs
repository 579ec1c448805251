using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Rung.Retrieval.Studies.Lexical;

/// <summary>The peer: Lucene.NET with its English analyser and the same k1 and b, in a mapped folder.</summary>
internal sealed class LuceneIndex : IDisposable
{
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private readonly FSDirectory _folder;
    private readonly EnglishAnalyzer _analyzer = new(Version);
    private DirectoryReader? _reader;
    private IndexSearcher? _searcher;
    private BinaryDocValues? _ids;

    public LuceneIndex(string folder) => _folder = new MMapDirectory(folder);

    /// <summary>Indexes on two threads, keeping id and text as our index does, and commits.</summary>
    public void Index(IReadOnlyCollection<Passage> passages)
    {
        using (var writer = new IndexWriter(_folder, new IndexWriterConfig(Version, _analyzer) { RAMBufferSizeMB = 64 }))
        {
            Parallel.ForEach(passages, new ParallelOptions { MaxDegreeOfParallelism = 2 }, passage => writer.AddDocument(
            [
                new StringField("id", passage.Id.Value, Field.Store.YES),
                new BinaryDocValuesField("id", new BytesRef(passage.Id.Value)),
                new TextField("text", passage.Text, Field.Store.YES),
            ]));
            writer.Commit();
        }

        _reader = DirectoryReader.Open(_folder);
        _ids = MultiDocValues.GetBinaryValues(_reader, "id");
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity(0.9f, 0.4f) };
    }

    public int Retrieve(string query, int count)
    {
        var words = new BooleanQuery();
        using (var stream = _analyzer.GetTokenStream("text", query))
        {
            var term = stream.AddAttribute<ICharTermAttribute>();
            stream.Reset();
            while (stream.IncrementToken())
            {
                words.Add(new TermQuery(new Term("text", term.ToString())), Occur.SHOULD);
            }

            stream.End();
        }

        // Ids come from a column of their own: taking them from the kept records would unpack the texts.
        var id = new BytesRef();
        var found = 0;
        foreach (var one in _searcher!.Search(words, count).ScoreDocs)
        {
            _ids!.Get(one.Doc, id);
            found += id.Utf8ToString().Length > 0 ? 1 : 0;
        }

        return found;
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _analyzer.Dispose();
        _folder.Dispose();
    }
}
