using System.CommandLine;
using System.Globalization;
using Rung.Engine.Local;
using Rung.Tensors.Checkpoints;

namespace Rung.Cli.Embedding;

/// <summary><c>rung embed MODEL</c>: texts to vectors.</summary>
internal static class EmbedCommand
{
    private const string Description =
        "Make vectors of texts with an encoder on this machine (MiniLM, bge, e5, BERT, RoBERTa).\n\n"
        + "Example: rung embed models/all-MiniLM-L6-v2 questions.txt > vectors.jsonl\n"
        + "Example: cat tickets.jsonl | rung embed models/bge-small-en --field body --out vectors.npy";

    public static Command Create()
    {
        var model = LocalOptions.Model();
        var files = new Argument<string[]>("FILE") { Description = "Texts, a line each, or JSON Lines (.jsonl). Standard input where none is named.", Arity = ArgumentArity.ZeroOrMore };
        var field = new Option<string>("--field") { Description = "The field of a JSON record that holds the text.", DefaultValueFactory = _ => "text" };
        var output = new Option<string?>("--out") { Description = "Write into this file: NumPy's float32 array where it ends in .npy, else JSON Lines. Default: JSON Lines on standard output.", HelpName = "FILE" };
        var pooling = new Option<string?>("--pooling") { Description = "How the tokens' vectors become one: mean or first (CLS). Default: as the model's files say." };
        pooling.AcceptOnlyFromAmong("mean", "first");
        var normalise = new Option<bool?>("--normalise") { Description = "Whether vectors are made one long. Default: as the model's files say." };
        var cut = new Option<bool>("--cut") { Description = "Cut texts that are too long for the model at their end; else they are refused." };
        var batch = new Option<int>("--batch") { Description = "Texts that are computed together.", DefaultValueFactory = _ => new EmbedArguments { Model = "" }.BatchSize };
        var (format, threads) = (LocalOptions.Format(), LocalOptions.Threads());
        var command = new Command("embed", Description) { model, files, field, output, pooling, normalise, cut, batch, format, threads };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new EmbedArguments
            {
                Model = parsed.GetRequiredValue(model),
                Files = [.. parsed.GetValue(files) ?? []],
                Field = parsed.GetRequiredValue(field),
                Out = parsed.GetValue(output),
                BatchSize = Math.Clamp(parsed.GetValue(batch), 1, 4096),
                Options = new LocalEncoderOptions
                {
                    Format = LocalOptions.Read(parsed, format),
                    Threads = parsed.GetValue(threads),
                    Pooling = parsed.GetValue(pooling) switch { "mean" => Pooling.Mean, "first" => Pooling.First, _ => null },
                    Normalises = parsed.GetValue(normalise),
                    Cuts = parsed.GetValue(cut),
                },
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(EmbedArguments arguments, CancellationToken cancellationToken)
    {
        using var encoder = LocalEmbeddingGenerator.Open(ModelFolder.Find(arguments.Model, Environment.CurrentDirectory), arguments.Options);
        var started = TimeProvider.System.GetTimestamp();
        var count = arguments.Out is { } path
            ? await WriteFileAsync(encoder, arguments, path, cancellationToken)
            : await WriteAllAsync(encoder, arguments, Console.OpenStandardOutput(), cancellationToken);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{count:#,0} texts, {encoder.Dimension} numbers each ({Described(encoder.Embedding)}); {count / seconds:#,0} a second."));
        return ExitCode.Done;
    }

    /// <summary>Beside its place and moved there at the end: half of the vectors never look like all of them.</summary>
    private static async Task<int> WriteFileAsync(
        LocalEmbeddingGenerator encoder, EmbedArguments arguments, string path, CancellationToken cancellationToken)
    {
        var beside = $"{path}.new";
        try
        {
            var count = await WriteAllAsync(encoder, arguments, File.Create(beside), cancellationToken);
            File.Move(beside, path, overwrite: true);
            return count;
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private static async Task<int> WriteAllAsync(
        LocalEmbeddingGenerator encoder, EmbedArguments arguments, Stream stream, CancellationToken cancellationToken)
    {
        using var progress = new EmbedLine();
        var writer = VectorWriter.Over(stream, arguments.Out);
        await using (writer)
        {
            await foreach (var batch in TextRecords.ReadAsync(arguments.Files, arguments.Field, cancellationToken).Chunk(arguments.BatchSize).WithCancellation(cancellationToken))
            {
                await WriteAsync(encoder, writer, batch, cancellationToken);
                progress.Report(writer.Count);
            }
        }

        return writer.Count;
    }

    private static async Task WriteAsync(LocalEmbeddingGenerator encoder, VectorWriter writer, TextRecord[] batch, CancellationToken cancellationToken)
    {
        var vectors = await encoder.GenerateAsync([.. batch.Select(record => record.Text)], options: null, cancellationToken);
        for (var i = 0; i < batch.Length; i++)
        {
            writer.Write(batch[i], vectors[i].Vector.Span);
        }
    }

    private static string Described(EmbeddingConfig config) =>
        $"{(config.Pooling is Pooling.Mean ? "mean" : "first token")}, {(config.Normalises ? "normalised" : "as they are")}";
}
