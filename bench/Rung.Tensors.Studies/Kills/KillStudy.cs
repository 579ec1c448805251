using System.Diagnostics;
using System.Globalization;
using Rung.Studies;
using Rung.Tensors.Layers;
using Rung.Tensors.Tests.Training;
using Rung.Tensors.Training;

namespace Rung.Tensors.Studies.Kills;

/// <summary>Kills a training five hundred times while it writes checkpoints after every step; it must always go on from a complete one.</summary>
internal static class KillStudy
{
    private const int Kills = 500;
    private const int Width = 200_000;
    private const int Seed = 11;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [var child])
        {
            return Train(child);
        }

        var folder = Directory.CreateTempSubdirectory("rung-kills-").FullName;
        try
        {
            return await KillAsync(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static TrainingOptions Options(string? folder) => new()
    {
        Epochs = 100_000,
        BatchSize = 2,
        Shape = LearningRateShape.Constant,
        StepsBetweenCheckpoints = 1,
        Seed = Seed,
        CheckpointFolder = folder,
    };

    private static int Train(string folder)
    {
        // The parent waits for this line, so that every kill falls into the training.
        Loop(Start(), folder).Run(point => Say(point.Step), CancellationToken.None);
        return 0;
    }

    private static void Say(int step)
    {
        Console.Out.WriteLine(step.ToString(CultureInfo.InvariantCulture));
        Console.Out.Flush();
    }

    private static async Task<int> KillAsync(string folder)
    {
        var random = new Random(Seed);
        var clock = Stopwatch.StartNew();
        var (parts, refused, lost) = (0, 0, 0);
        var reached = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["kills", folder]) { RedirectStandardOutput = true })!;
            var first = await process.StandardOutput.ReadLineAsync();
            var second = await process.StandardOutput.ReadLineAsync();
            if (first is null || second is null)
            {
                refused++;
                continue;
            }

            // A step is said before its checkpoint is written: the second line says that the first is on the disk.
            lost += int.Parse(first, CultureInfo.InvariantCulture) < reached ? 1 : 0;
            reached = int.Parse(second, CultureInfo.InvariantCulture);
            await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 25));
            process.Kill();
            await process.WaitForExitAsync();
            parts += Directory.GetFiles(folder, "*.part").Length > 0 ? 1 : 0;
        }

        var same = Resumed(folder, out var steps);
        await StudyReport.WriteAsync(
            "kills-training",
            "Five hundred kills of a training",
            "dotnet run -c Release --project bench/Rung.Tensors.Studies -- kills",
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                A child process trains {Width} numbers and writes a checkpoint ({3 * Width * 4 / 1e6:F1} MB) after every step. Within 25 ms of its second step it gets
                SIGKILL; the next child goes on from what it finds. Seed {Seed}, {clock.Elapsed.TotalSeconds:F0} s.

                | kills | children that could not go on | children that lost a step whose checkpoint had been written | kills that left half a checkpoint | steps at the end | bytes of an uninterrupted run to that step |
                | --: | --: | --: | --: | --: | --- |
                | {Kills} | {refused} | {lost} | {parts} | {steps} | {(same ? "the same" : "DIFFERENT")} |

                """));
        return refused == 0 && same ? 0 : 1;
    }

    private static bool Resumed(string folder, out int steps)
    {
        var resumed = Start();
        using var now = new CancellationTokenSource();
        var result = Loop(resumed, folder).Run(_ => now.Cancel(), now.Token);
        var whole = Start();
        using var then = new CancellationTokenSource();
        Loop(whole, null).Run(point => Cancel(then, point.Step == result.Steps), then.Token);
        steps = result.Steps;
        return resumed.Values.AsSpan().SequenceEqual(whole.Values);
    }

    private static void Cancel(CancellationTokenSource source, bool isTime)
    {
        if (isTime)
        {
            source.Cancel();
        }
    }

    private static Parameter Start()
    {
        var parameter = new Parameter("p", [Width], new float[Width]);
        parameter.Train();
        return parameter;
    }

    private static TrainingLoop Loop(Parameter parameter, string? folder)
    {
        var random = new Random(Seed);
        var points = Enumerable.Range(0, 6).Select(_ => Enumerable.Range(0, Width).Select(_ => random.NextSingle()).ToArray()).ToArray();
        return new TrainingLoop(new Bowl(parameter, points), points.Length, null, 0, [parameter], Options(folder), "kills");
    }
}
