using Rung.Engine.PersonalData;

namespace Rung.Engine.Tests.PersonalData;

/// <summary>Plain sentences in which no tagger may fail, and which are in no training text.</summary>
public sealed class TaggedSentenceTests
{
    [Theory]
    [InlineData(PersonalTypes.Person, "Yesterday I spoke with <Zdravka Olmert> about the roof.")]
    [InlineData(PersonalTypes.Person, "Kind regards,\n<Torvald Henriksen>")]
    [InlineData(PersonalTypes.Person, "Mrs. <Pemberton> and Dr. <Achebe> have signed.")]
    [InlineData(PersonalTypes.Person, "hi this is <zdravka> from accounting")]
    [InlineData(PersonalTypes.Place, "We are flying to <Reykholt> in spring.")]
    [InlineData(PersonalTypes.Place, "The factory is in <Lodwar>, <Kenya>.")]
    [InlineData(PersonalTypes.Organization, "She has worked for <Quillon Systems Inc.> since spring.")]
    [InlineData(PersonalTypes.StreetAddress, "The shop is at <48 Juniper Lane>.")]
    [InlineData(PersonalTypes.StreetAddress, "The office at <Fliederstraße 12> is closed.")]
    [InlineData(PersonalTypes.DateTime, "The lease ends on <Friday>.")]
    [InlineData(PersonalTypes.Nationality, "Two <Peruvian> students asked for a visa.")]
    [InlineData(PersonalTypes.Age, "My daughter is <14> years old.")]
    [InlineData(PersonalTypes.Title, "Ask <Prof.> Lindgren, please.")]
    public void What_context_tells_is_found(string type, string marked)
    {
        var (text, spans) = Marked.Read(marked);

        Assert.Equal(Marked.Values(text, spans, PersonalTypes.Person), Marked.Values(text, PersonalDataDetector.Shared.Detect(text), type));
    }

    [Theory]
    [InlineData("The meeting was moved because the room is too small.")]
    [InlineData("How long does a refund usually take?")]
    [InlineData("WHY IS MY PAYMENT STILL NOT THERE?")]
    [InlineData("please help, the app keeps crashing when i open it")]
    [InlineData("Chapter 4 explains the results in detail.")]
    [InlineData("Add 200 grams of sugar and stir for 10 minutes.")]
    [InlineData("Error 502: the server did not answer in 30 seconds.")]
    [InlineData("May I mark the bill as paid?")]
    public void Nothing_is_found_in_plain_sentences(string text) => Assert.Empty(PersonalDataDetector.Shared.Detect(text));

    [Fact]
    public void Quoted_mail_is_read_as_the_block_that_it_is()
    {
        const string Text = "> Torvald Henriksen\n> Storgata 12\n> 9008 Tromsdal\n> Norway";

        var found = PersonalDataDetector.Shared.Detect(Text);

        Assert.Equal(["Torvald Henriksen"], Marked.Values(Text, found, PersonalTypes.Person));
        Assert.Contains("Norway", Marked.Values(Text, found, PersonalTypes.Place));
        Assert.Contains("Storgata 12", Marked.Values(Text, found, PersonalTypes.StreetAddress));
    }
}
