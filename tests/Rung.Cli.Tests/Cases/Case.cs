using YamlDotNet.RepresentationModel;

namespace Rung.Cli.Tests.Cases;

/// <summary>A story of <c>docs/cases.md</c>.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Task">What the team writes into <c>rung.yaml</c>, without its files.</param>
/// <param name="Policy">What its policy says otherwise than the built-in one.</param>
/// <param name="Measured">How many examples and documents there are, and what each candidate achieved.</param>
/// <param name="Expected">What Rung must conclude.</param>
internal sealed record Case(string Title, YamlMappingNode Task, YamlMappingNode Policy, YamlMappingNode Measured, YamlMappingNode Expected)
{
    public override string ToString() => Title;
}
