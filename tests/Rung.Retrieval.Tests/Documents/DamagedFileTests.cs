using System.Globalization;
using Rung.Retrieval.Documents;
using Rung.Retrieval.Passages;
using Rung.Retrieval.Safety;

namespace Rung.Retrieval.Tests.Documents;

public sealed class DamagedFileTests
{
    /// <summary>2,000 by default; RUNG_DAMAGED_FILES asks for more.</summary>
    private static readonly int Count =
        int.TryParse(Environment.GetEnvironmentVariable("RUNG_DAMAGED_FILES"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 2_000;

    [Fact]
    public async Task Whole_files_are_read()
    {
        foreach (var (name, content) in DamagedFiles.Whole)
        {
            Assert.All(await Reading.AllOfAsync(name, content), outcome => Assert.Null(outcome.Refusal));
        }
    }

    [Fact]
    public async Task Broken_files_end_in_documents_or_refusals_and_never_in_a_crash()
    {
        var files = new DamagedFiles(seed: 20261130);
        for (var i = 0; i < Count; i++)
        {
            var (name, content) = DamagedFiles.Whole[i % DamagedFiles.Whole.Count];

            var outcomes = await Reading.AllOfAsync(name, files.Break(content));

            Assert.All(outcomes, outcome => Assert.True((outcome.Document is null) != (outcome.Refusal is null)));
            Assert.All(outcomes.Select(outcome => outcome.Document).OfType<DocumentText>(), Check);
        }
    }

    /// <summary>What was read is sound: spans inside, in order; it can be cut and looked at.</summary>
    private static void Check(DocumentText document)
    {
        var at = 0;
        foreach (var block in document.Blocks)
        {
            Assert.True(block.Span.Start >= at && block.Span.Length > 0 && block.Span.End <= document.Text.Length);
            Assert.All(block.Parts, part => Assert.True(block.Span.Contains(part)));
            at = block.Span.End;
        }

        Assert.NotEmpty(PassageCutter.Cut(document, new PassageOptions { MaxTokens = 16, OverlapTokens = 4, MinTokens = 4 }));
        InjectionDetector.Detect(document);
    }
}
