using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Retrieval.Passages;

namespace Rung.Retrieval.Tests.Passages;

[Properties(Replay = "(20261130,11)")]
public sealed class SentenceSplitterTests
{
    /// <summary>A bar stands where a sentence ends.</summary>
    [Theory]
    [InlineData("One. Two!|Three?", "One.|Two!|Three?")]
    [InlineData("", "")]
    [InlineData("No end", "No end")]
    [InlineData("Mr. Smith met Dr. Jones. They talked.", "Mr. Smith met Dr. Jones.|They talked.")]
    [InlineData("J. R. R. Tolkien wrote it. It sold well.", "J. R. R. Tolkien wrote it.|It sold well.")]
    [InlineData("It costs 3.50 dollars. Version 2.0 is out.", "It costs 3.50 dollars.|Version 2.0 is out.")]
    [InlineData("See e.g. Paris, i.e. the city. Fine.", "See e.g. Paris, i.e. the city.|Fine.")]
    [InlineData("He lives in the U.S. The house is big.", "He lives in the U.S.|The house is big.")]
    [InlineData("The U.S. Senate met.", "The U.S. Senate met.")]
    [InlineData("Apple Inc. Chairman Smith left. He was old.", "Apple Inc. Chairman Smith left.|He was old.")]
    [InlineData("We sell pens, ink, etc. The shop is open.", "We sell pens, ink, etc.|The shop is open.")]
    [InlineData("Meet at 5 p.m. on Monday. Bring ink.", "Meet at 5 p.m. on Monday.|Bring ink.")]
    [InlineData("Wait... What? Yes.", "Wait...|What?|Yes.")]
    [InlineData("He said … nothing. Then left.", "He said … nothing.|Then left.")]
    [InlineData("Go to https://a.b.com/x.html?y=1. Then stop.", "Go to https://a.b.com/x.html?y=1.|Then stop.")]
    [InlineData("Write to a.b@c.org. Ask for Ann.", "Write to a.b@c.org.|Ask for Ann.")]
    [InlineData("\"Stop!\" he cried. \"Why?\" she asked.", "\"Stop!\" he cried.|\"Why?\" she asked.")]
    [InlineData("He said \"no.\" Then he left.", "He said \"no.\"|Then he left.")]
    [InlineData("(It was late.) We went home.", "(It was late.)|We went home.")]
    [InlineData("Fig. 3 shows it. See Sec. 2.1 and p. 5.", "Fig. 3 shows it.|See Sec. 2.1 and p. 5.")]
    [InlineData("The answer is no. Ask again.", "The answer is no.|Ask again.")]
    [InlineData("It is No. 5 on the list. Good.", "It is No. 5 on the list.|Good.")]
    [InlineData("1. Open the box. 2. Take it.", "1. Open the box.|2. Take it.")]
    [InlineData("It ended in 1999. The next began.", "It ended in 1999.|The next began.")]
    [InlineData("Smith et al. found it. We did not.", "Smith et al. found it.|We did not.")]
    [InlineData("What?! No! Really?!", "What?!|No!|Really?!")]
    [InlineData("Yahoo! is a firm. So is Ask.", "Yahoo! is a firm.|So is Ask.")]
    [InlineData("Take vitamin C. The rest is rest.", "Take vitamin C.|The rest is rest.")]
    [InlineData("She has a Ph.D. in law. He has none.", "She has a Ph.D. in law.|He has none.")]
    [InlineData("On Jan. 5 it rained. On Feb. 6 too.", "On Jan. 5 it rained.|On Feb. 6 too.")]
    [InlineData("Das ist z. B. so. Er kam am 3. Mai an. Gut.", "Das ist z. B. so.|Er kam am 3. Mai an.|Gut.")]
    [InlineData("Das gilt z.B. für Autos, d.h. Wagen usw. Die Regel steht in Abs. 3 Nr. 2. Ende.", "Das gilt z.B. für Autos, d.h. Wagen usw.|Die Regel steht in Abs. 3 Nr. 2.|Ende.")]
    [InlineData("Im 19. Jahrhundert lebte er. Er starb.", "Im 19. Jahrhundert lebte er.|Er starb.")]
    [InlineData("Hr. Dr. Meyer kam. „Gut.“ Er ging.", "Hr. Dr. Meyer kam.|„Gut.“|Er ging.")]
    [InlineData("M. Dupont est venu. Mme. Dupont aussi.", "M. Dupont est venu.|Mme. Dupont aussi.")]
    [InlineData("El Sr. García vino. ¿Por qué? ¡No sé!", "El Sr. García vino.|¿Por qué?|¡No sé!")]
    [InlineData("これは文です。次の文です。終わり", "これは文です。|次の文です。|終わり")]
    [InlineData("The file is x.Then it goes on.", "The file is x.Then it goes on.")]
    [InlineData("It took approx. 5 days. He left at 10.30. It rained.", "It took approx. 5 days.|He left at 10.30.|It rained.")]
    [InlineData("The St. James Park is near Mt. Everest. No.", "The St. James Park is near Mt. Everest.|No.")]
    [InlineData("Smith vs. Jones was heard. The court rose.", "Smith vs. Jones was heard.|The court rose.")]
    [InlineData("Line one\nline two. Line\nthree.", "Line one\nline two.|Line\nthree.")]
    [InlineData("He won 5-0. 12 people saw it.", "He won 5-0.|12 people saw it.")]
    [InlineData("Gov. Brown and Sen. Lee spoke. Then Rev. Poe.", "Gov. Brown and Sen. Lee spoke.|Then Rev. Poe.")]
    [InlineData("The temperature was 5 °C. It fell.", "The temperature was 5 °C.|It fell.")]
    [InlineData("Call ext. 12 or tel. 555. Ask.", "Call ext. 12 or tel. 555.|Ask.")]
    [InlineData("I did. I came. I saw.", "I did.|I came.|I saw.")]
    [InlineData("So did I. We left.", "So did I.|We left.")]
    [InlineData("Use .NET 10. It is new.", "Use .NET 10.|It is new.")]
    [InlineData("*Bold.* [Link.] Next.", "*Bold.* [Link.]|Next.")]
    [InlineData("She works at Acme Corp. In May she left.", "She works at Acme Corp.|In May she left.")]
    public void Sentences_end_where_a_reader_ends_them(string text, string expected)
    {
        var plain = text.Replace('|', ' ');

        var sentences = SentenceSplitter.Split(plain).Select(span => plain[span.Start..span.End]);

        Assert.Equal(expected, string.Join('|', sentences));
    }

    [Property(MaxTest = 500)]
    public Property Sentences_are_in_order_and_hold_every_character() => Prop.ForAll(
        Gen.ListOf(Gen.Elements("a", "B", ".", "!", " ", "\n", "\"", "(", "1", "Mr", "。", "…", "😀", "z.B")).Select(string.Concat).ToArbitrary(),
        text =>
        {
            var at = 0;
            foreach (var span in SentenceSplitter.Split(text))
            {
                Assert.True(span.Start >= at && span.Length > 0);
                Assert.True(string.IsNullOrWhiteSpace(text[at..span.Start]));
                Assert.Equal(text[span.Start..span.End].Trim(), text[span.Start..span.End]);
                at = span.End;
            }

            Assert.True(string.IsNullOrWhiteSpace(text[at..]));
        });
}
