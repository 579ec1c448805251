using System.Globalization;
using Rung.Tensors.Models;

namespace Rung.Tensors.Training.Encoders;

/// <summary>Checks examples of encoders, and names them in fingerprints.</summary>
internal static class EncoderExamples
{
    public static void Check(TextEncoder encoder, IReadOnlyList<ContrastiveExample> train, IReadOnlyList<ContrastiveExample> dev)
    {
        CheckCount(train.Count);
        foreach (var (examples, split) in new[] { (train, "train"), (dev, "dev") })
        {
            for (var i = 0; i < examples.Count; i++)
            {
                foreach (var text in examples[i].Texts)
                {
                    CheckLength(encoder, text.Length, i, split);
                }
            }
        }
    }

    public static void Check(TextEncoder encoder, IReadOnlyList<ClassifiedText> train, IReadOnlyList<ClassifiedText> dev)
    {
        CheckCount(train.Count);
        if (encoder.Head is null)
        {
            throw new TrainingException($"The encoder has no head for labels. Load it with {nameof(TextEncoder.LoadWithLabels)}.");
        }

        foreach (var (examples, split) in new[] { (train, "train"), (dev, "dev") })
        {
            for (var i = 0; i < examples.Count; i++)
            {
                CheckLength(encoder, examples[i].Tokens.Length, i, split);
                if (examples[i].Label >= encoder.Config.Labels)
                {
                    throw new TrainingException($"Example {i} of {split} has the label {examples[i].Label}; the head has {encoder.Config.Labels} labels, from 0 on.");
                }
            }
        }
    }

    public static string Described(ContrastiveExample example) => string.Join('|', example.Texts.Select(text => string.Join(' ', text)));

    public static string Described(ClassifiedText text) =>
        string.Create(CultureInfo.InvariantCulture, $"{text.Label}:{string.Join(' ', text.Tokens)}|{string.Join(' ', text.Types)}");

    private static void CheckCount(int train)
    {
        if (train == 0)
        {
            throw new TrainingException("There is nothing to learn: no train examples.");
        }
    }

    private static void CheckLength(TextEncoder encoder, int length, int example, string split)
    {
        if (length == 0 || length > encoder.Config.MaxPositions)
        {
            throw new TrainingException(
                $"Example {example} of {split} has a text of {length} tokens; the encoder takes 1 to {encoder.Config.MaxPositions}. Shorten it, or leave it out.");
        }
    }
}
