using Rung.Core.Economics;
using Rung.Core.Economics.Ownership;
using Rung.Engine.Ownership.Plans;

namespace Rung.Engine.Tests.Ownership;

public sealed class PlannedCandidateTests
{
    [Fact]
    public void A_place_alone_is_a_candidate_named_by_how_it_is_made()
    {
        var candidate = Parse("openai/gpt-5-mini");

        Assert.Equal("tune openai/gpt-5-mini", candidate.Name);
        Assert.Equal("openai/gpt-5-mini", candidate.Place);
        Assert.Null(candidate.Input);
    }

    [Fact]
    public void Settings_follow_the_place()
    {
        var candidate = Parse("h100/8b,name=ours,input=300:400:600,quality=90%,labels=500,replicas=3,batch,one_off=1000..3000");

        Assert.Equal("ours", candidate.Name);
        Assert.Equal(Quantity.Range(300, 400, 600), candidate.Input);
        Assert.Equal(Quantity.Certain(0.9), candidate.Quality);
        Assert.Equal((500, 3, true), (candidate.Labels, candidate.Replicas, candidate.IsBatch));
        Assert.Equal(Quantity.Range(1000, 2000, 3000), candidate.OneOff);
    }

    [Theory]
    [InlineData("", "--tune")]
    [InlineData("h100/8b,inpt=3", "inpt")]
    [InlineData("h100/8b,input=3,input=4", "input")]
    [InlineData("h100/8b,quality=90", "quality")]
    [InlineData("h100/8b,replicas=0", "replicas")]
    [InlineData("h100/8b,replicas=1.5", "replicas")]
    [InlineData("h100/8b,labels=1..5", "labels")]
    [InlineData("h100/8b,one_off=-5", "one_off")]
    [InlineData("h100/8b,batch=perhaps", "batch")]
    public void A_wrong_setting_is_named(string text, string named) =>
        Assert.Contains(named, Assert.Throws<EconomicsException>(() => Parse(text)).Message, StringComparison.Ordinal);

    private static PlannedCandidate Parse(string text) => PlannedCandidate.Parse("tune", Approach.Lora, text);
}
