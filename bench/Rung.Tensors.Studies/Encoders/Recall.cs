using System.Numerics.Tensors;
using Rung.Tensors.Models;

namespace Rung.Tensors.Studies.Encoders;

/// <summary>The share of questions whose passage is among the ten nearest of all passages.</summary>
internal static class Recall
{
    private const int Ten = 10;

    /// <summary>For each question whether its passage was found.</summary>
    public static double[] AtTen(TextEncoder encoder, QuestionDocuments documents, List<QuestionDocuments.Question> questions)
    {
        var passages = encoder.Embed([.. documents.Passages.Select(tokens => (ReadOnlyMemory<int>)tokens)]);
        var asked = encoder.Embed([.. questions.Select(question => (ReadOnlyMemory<int>)question.Tokens)]);
        return
        [
            .. questions.Select((question, i) =>
            {
                var own = TensorPrimitives.Dot<float>(asked[i], passages[question.Passage]);
                return passages.Count(passage => TensorPrimitives.Dot<float>(asked[i], passage) > own) < Ten ? 1.0 : 0;
            }),
        ];
    }

    /// <summary>The 95 % interval of a mean by drawing documents, not questions, anew: those of one document stand and fall together.</summary>
    public static (double Low, double High) Interval(List<QuestionDocuments.Question> questions, double[] values, int seed)
    {
        const int Draws = 10_000;
        var groups = questions.Zip(values).GroupBy(pair => pair.First.Document)
            .Select(group => (Sum: group.Sum(pair => pair.Second), Count: group.Count())).ToArray();
        var random = new Random(seed);
        var means = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var (sum, count) = (0.0, 0);
            for (var i = 0; i < groups.Length; i++)
            {
                var (more, questionsOfIt) = groups[random.Next(groups.Length)];
                (sum, count) = (sum + more, count + questionsOfIt);
            }

            means[draw] = sum / count;
        }

        Array.Sort(means);
        return (means[Draws / 40], means[Draws - 1 - (Draws / 40)]);
    }
}
