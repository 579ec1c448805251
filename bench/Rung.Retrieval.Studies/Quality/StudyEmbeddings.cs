using System.Numerics.Tensors;
using Rung.Retrieval.Adapters;

namespace Rung.Retrieval.Studies.Quality;

/// <summary>The embeddings of all passages, brought to length 1, and an exact search among them.</summary>
internal sealed class StudyEmbeddings
{
    private readonly Func<string, float[]> _embed;
    private readonly float[][] _vectors;
    private readonly PassageId[] _ids;
    private readonly Dictionary<PassageId, int> _places;

    public StudyEmbeddings(IReadOnlyList<Passage> passages, float[][] vectors, Func<string, float[]> embed)
    {
        _embed = embed;
        _vectors = Array.ConvertAll(vectors, Unit);
        _ids = [.. passages.Select(passage => passage.Id)];
        _places = _ids.Index().ToDictionary(place => place.Item, place => place.Index);
    }

    public IReadOnlyList<float[]> Vectors => _vectors;

    public int PlaceOf(PassageId id) => _places[id];

    public float[] Query(string text) => Unit(_embed(text));

    public double Cosine(float[] query, PassageId id) => TensorPrimitives.Dot<float>(query, _vectors[_places[id]]);

    public IReadOnlyList<RankedPassage> Nearest(float[] query, int count) =>
    [
        .. _vectors
            .Select((vector, place) => new RankedPassage(_ids[place], TensorPrimitives.Dot<float>(query, vector)))
            .OrderByDescending(place => place.Score)
            .ThenBy(place => place.Id)
            .Take(count),
    ];

    private static float[] Unit(float[] vector) => QueryAdapter.Identity(vector.Length).Apply(vector);
}
