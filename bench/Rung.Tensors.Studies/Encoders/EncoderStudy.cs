using System.Globalization;
using System.Text;
using Rung.Studies;
using Rung.Tensors.Checkpoints;
using Rung.Tensors.Models;
using Rung.Tensors.Training;
using Rung.Tensors.Training.Encoders;

namespace Rung.Tensors.Studies.Encoders;

/// <summary>
/// A tiny encoder from nothing: embeddings that learn to find the passage of a question, and labels of messages. Documents of the
/// test are in no training; the best step is chosen on dev documents.
/// </summary>
internal static class EncoderStudy
{
    private static readonly int[] Seeds = [1, 2, 3];

    public static async Task<int> RunAsync()
    {
        var texts = new StudyTexts();
        var body = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"A BERT of 2 layers, width 128, 4 heads, inner 512, trained from random weights on two threads; vocabulary of BERT uncased. ")
            .Append("Texts are cut at 128 tokens.\n\n## Finding the passage of a question\n\n")
            .Append("XQuAD, English: 48 documents, 240 passages, 1,190 questions; 24 documents train, 6 dev, 18 test, drawn by the seed. Trained on the questions of the train documents ")
            .Append("and on sentences of WikiText-2 with the paragraphs they were taken from (inverse cloze), six epochs, 64 pairs a step, temperature .05, InfoNCE within the batch. ")
            .Append("The best step is that with the highest recall@10 on dev, after whole epochs; the number of epochs was chosen on dev. Searched are all 240 passages, those of train and dev included. Intervals: 95 %, 10,000 bootstrap draws of test documents.\n\n")
            .Append("| seed | pairs | steps (best) | dev loss first → best step | recall@10 on test, untrained | trained | difference |\n| --: | --: | --: | --: | --: | --: | --: |\n");
        foreach (var seed in Seeds)
        {
            body.Append(await EmbeddingRowAsync(texts, seed)).Append('\n');
        }

        body.Append("\n## Labels of messages\n\nBanking77: 77 labels, 10,003 train messages, of which every fifth is dev; the official test is not touched. The same encoder with a head, all weights trained, 4 epochs.\n\n")
            .Append("| seed | train, dev | steps | dev loss by epoch | accuracy on dev | tokens/s | time, forecast | memory, forecast |\n| --: | --: | --: | --- | --: | --: | --: | --: |\n");
        body.Append(await LabelStudy.RowAsync(texts, Shape(texts), Seeds[0])).Append('\n');
        await StudyReport.WriteAsync(
            "encoder-tuning", "Encoders trained from nothing", "dotnet run -c Release --project bench/Rung.Tensors.Studies -- encoder-tuning", body.ToString());
        return 0;
    }

    private static ModelConfig Shape(StudyTexts texts) => new()
    {
        ModelType = "bert",
        Family = ModelFamily.Bert,
        VocabularySize = texts.VocabularySize,
        HiddenSize = 128,
        IntermediateSize = 512,
        Layers = 2,
        Heads = 4,
        KeyValueHeads = 4,
        HeadSize = 32,
        MaxPositions = 128,
        NormEpsilon = 1e-12f,
        Activation = Activation.Gelu,
        HasQueryKeyValueBias = true,
        HasOutputBias = true,
        HasFeedForwardBias = true,
        TokenTypes = 2,
    };

    private static async Task<string> EmbeddingRowAsync(StudyTexts texts, int seed)
    {
        var documents = await QuestionDocuments.ReadAsync(texts, seed);
        ContrastiveExample PairOf(QuestionDocuments.Question question)
        {
            return new ContrastiveExample(question.Tokens, documents.Passages[question.Passage]);
        }

        List<ContrastiveExample> train = [.. documents.Train.Select(PairOf), .. ClozePairs.Read(texts, seed)];
        using var encoder = TextEncoder.Create(Shape(texts), new EmbeddingConfig(Pooling.Mean, Normalises: true), (ulong)seed, new LoadOptions { Threads = 2 });
        var before = Recall.AtTen(encoder, documents, documents.Test);
        var options = new TrainingOptions
        {
            Epochs = 6,
            BatchSize = 64,
            MaxTokensAtOnce = 4096,
            LearningRate = 1e-3,
            WarmUpShare = 0.1,
            Seed = (ulong)seed,
            Metric = new TaskMetric { Name = "recall@10", Measure = _ => Recall.AtTen(encoder, documents, documents.Dev).Average() },
        };
        var result = EncoderTrainer.TrainEmbeddings(
            encoder, adapter: null, train, [.. documents.Dev.Select(PairOf)], EncoderTrainer.UsualTemperature, options, Tell, CancellationToken.None);
        var after = Recall.AtTen(encoder, documents, documents.Test);

        var dev = result.Curve.First(point => point.DevLoss is not null).DevLoss;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {seed} | {train.Count:#,0} | {result.Steps} ({result.BestStep}) | {dev:F3} → {result.BestDevLoss:F3} | {Cell(documents.Test, before, seed)} | {Cell(documents.Test, after, seed)} | {Cell(documents.Test, [.. after.Zip(before, (one, other) => one - other)], seed)} |");
    }

    private static string Cell(List<QuestionDocuments.Question> questions, double[] values, int seed)
    {
        var (low, high) = Recall.Interval(questions, values, seed);
        return string.Create(CultureInfo.InvariantCulture, $"{values.Average():F3} [{low:F3}, {high:F3}], n = {values.Length}");
    }

    private static void Tell(TrainingProgress progress)
    {
        if (progress.Point.DevLoss is not null)
        {
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"step {progress.Step} of {progress.Steps}: loss {progress.Point.TrainLoss:F3}, dev {progress.Point.DevLoss:F3}, metric {progress.Point.Metric:F3}, {progress.TokensPerSecond:#,0} tokens/s, {progress.TimeLeft:mm\\:ss} left"));
        }
    }
}
