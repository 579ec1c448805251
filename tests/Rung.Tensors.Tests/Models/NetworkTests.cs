using Rung.Tensors.Checkpoints;
using Rung.Tensors.Models;
using Rung.Tensors.Tests.Checkpoints;

namespace Rung.Tensors.Tests.Models;

public sealed class NetworkTests : IDisposable
{
    // More than any other test asks for: the last of them is known by its name.
    private static readonly LoadOptions Options = new() { Threads = 40 };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(nameof(RandomModel.Llama))]
    [InlineData(nameof(RandomModel.Bert))]
    public void A_model_that_lacks_a_weight_leaves_no_thread_behind(string family)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Threads are counted by the files that Linux has of them.");
        var isLlama = family == nameof(RandomModel.Llama);
        RandomModel.Write(_folder.Path, isLlama ? RandomModel.Llama : RandomModel.Bert, seed: 1);
        var json = File.ReadAllText(_folder["config.json"]);
        _folder.Write("config.json", json.Replace("\"num_hidden_layers\":2", "\"num_hidden_layers\":3", StringComparison.Ordinal));

        Assert.Throws<CheckpointException>(() => isLlama ? (Network)CausalModel.Load(_folder.Path, Options) : TextEncoder.Load(_folder.Path, Options));

        // A thread that has ended leaves the list a moment later.
        Assert.True(SpinWait.SpinUntil(() => !Names().Contains("Rung kernel 39"), TimeSpan.FromMinutes(1)));
    }

    private static List<string> Names() =>
        [.. Directory.EnumerateDirectories("/proc/self/task").Select(folder => Path.Combine(folder, "comm")).Select(NameIn)];

    private static string NameIn(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (IOException)
        {
            return "ended meanwhile";
        }
    }
}
