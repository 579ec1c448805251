using System.Text;
using Rung.Studies;

namespace Rung.Retrieval.Studies.Quality;

/// <summary>How well passages are found on two public sets, and whether fusing, reranking and tuning help.</summary>
internal static class QualityStudy
{
    private const string Introduction = """
        Every system that learns or chooses anything is cross-fitted: the documents are dealt into 5 folds, and what
        answers the questions of a fold's documents was learnt and chosen on the questions of the other documents
        alone (learners, penalties, passes and weights by a further cross-validation inside that part). Seed 20260101.
        Means and paired differences have 95 % intervals clustered by document. The gold passages are those that hold
        the answer at its known place; a question whose answer a border of passages cuts has none and is not scored,
        but it is in the diagnosis. Where passages overlap, an answer may have two gold passages; the recall@1 of such a question is at most ½.

        - **BM25**: the lexical index as it comes (k1 0.9, b 0.4, stems, stop words). **LSA**: 256 dimensions, exact cosine.
        - **fusion** of the two: reciprocal ranks, min–max or z-score with learnt weights, whichever is shown to be better
          than the best single one on the training part (paired, clustered, Holm); else that one stays. The plain
          reciprocal ranks, which nobody chose, stand beside it.
        - **reranked**: the best 50 of BM25 by the lexical-features reranker, learner chosen on the training part.
        - **tuned**: LSA with the query adapter. **fusion + reranked + tuned**: BM25 fused with tuned LSA where that is
          better, its best 50 reranked with the similarities before and after tuning as further features; those that the
          reranker learns from come from adapters that had not seen the question's document.


        """;

    public static async Task<int> RunAsync()
    {
        var body = new StringBuilder(Introduction);
        QualityData[] sets = [await SquadFile.XquadAsync(), await SquadFile.CovidAsync(new())];
        foreach (var run in await Task.WhenAll(sets.Select(QualityRun.OfAsync)))
        {
            body.Append(QualityReport.Of(run)).Append('\n');
        }

        await StudyReport.WriteAsync(
            "retrieval-quality",
            "Quality of retrieval: lexical, semantic, fused, reranked, tuned",
            "dotnet run -c Release --project bench/Rung.Retrieval.Studies -- quality",
            body.ToString());
        return 0;
    }
}
