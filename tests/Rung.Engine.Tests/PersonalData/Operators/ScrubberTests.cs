using System.Collections.Immutable;
using Rung.Engine.PersonalData;
using Rung.Engine.PersonalData.Operators;

namespace Rung.Engine.Tests.PersonalData.Operators;

public sealed class ScrubberTests
{
    private static readonly ImmutableArray<byte> Key = [.. Enumerable.Range(1, 32).Select(value => (byte)value)];

    [Fact]
    public void A_mask_is_the_type() => Assert.Equal(
        "[PERSON] pays.", Scrub("Ada Lovegrove pays.", ScrubOperator.Mask, (0, 13, PersonalTypes.Person)));

    [Fact]
    public void What_is_dropped_leaves_one_blank() => Assert.Equal(
        "Ask today.", Scrub("Ask Ada today.", ScrubOperator.Drop, (4, 7, PersonalTypes.Person)));

    [Fact]
    public void What_is_dropped_first_leaves_no_blank() => Assert.Equal(
        "pays.", Scrub("Ada pays.", ScrubOperator.Drop, (0, 3, PersonalTypes.Person)));

    [Fact]
    public void Text_outside_the_spans_stays_as_it_is()
    {
        var scrubbed = Scrub("  Ada\tand\n Bob  ", ScrubOperator.Mask, (2, 5, PersonalTypes.Person), (11, 14, PersonalTypes.Person));

        Assert.Equal("  [PERSON]\tand\n [PERSON]  ", scrubbed);
    }

    [Fact]
    public void A_hash_is_the_same_for_the_same_value_in_any_case() => Assert.Equal(
        Scrub("Ada", ScrubOperator.Hash, (0, 3, PersonalTypes.Person)), Scrub("ADA", ScrubOperator.Hash, (0, 3, PersonalTypes.Person)));

    [Fact]
    public void A_hash_hangs_on_the_key()
    {
        var other = new Scrubber(new ScrubOptions { Key = [.. Key.Reverse()], Operator = ScrubOperator.Hash });

        Assert.NotEqual(
            Scrub("Ada", ScrubOperator.Hash, (0, 3, PersonalTypes.Person)),
            other.Scrub("Ada", [new PersonalSpan(0, 3, PersonalTypes.Person, 1)]));
    }

    [Fact]
    public void A_hash_tells_nothing_but_the_type_and_ten_digits() => Assert.Matches(
        @"^\[PERSON:[0-9a-f]{10}\]$", Scrub("Ada", ScrubOperator.Hash, (0, 3, PersonalTypes.Person)));

    [Fact]
    public void A_type_may_have_an_operator_of_its_own()
    {
        var scrubber = new Scrubber(new ScrubOptions
        {
            Key = Key,
            Operator = ScrubOperator.Mask,
            OperatorOf = ImmutableDictionary<string, ScrubOperator>.Empty.Add(PersonalTypes.Email, ScrubOperator.Drop),
        });

        Assert.Equal("[PERSON]: ", scrubber.Scrub("Ada: a@b.org", [new(0, 3, PersonalTypes.Person, 1), new(5, 12, PersonalTypes.Email, 1)]));
    }

    [Fact]
    public void Only_the_named_types_are_scrubbed()
    {
        var scrubber = new Scrubber(new ScrubOptions { Key = Key, Operator = ScrubOperator.Mask, Types = [PersonalTypes.Email] });

        Assert.Equal("Ada: [EMAIL_ADDRESS]", scrubber.Scrub("Ada: a@b.org", [new(0, 3, PersonalTypes.Person, 1), new(5, 12, PersonalTypes.Email, 1)]));
    }

    [Fact]
    public void What_the_detector_is_less_sure_of_stays()
    {
        var scrubber = new Scrubber(new ScrubOptions { Key = Key, Operator = ScrubOperator.Mask, LeastScore = 0.8 });

        Assert.Equal("Ada [EMAIL_ADDRESS]", scrubber.Scrub("Ada a@b.org", [new(0, 3, PersonalTypes.Person, 0.7), new(4, 11, PersonalTypes.Email, 0.9)]));
    }

    [Fact]
    public void A_secret_is_never_replaced_by_another() => Assert.Equal(
        "key [SECRET]", Scrub("key ghp_1234", ScrubOperator.Replace, (4, 12, PersonalTypes.Secret)));

    [Fact]
    public void A_short_key_is_refused() => Assert.Throws<ArgumentException>(() => new Scrubber(new ScrubOptions { Key = [1, 2, 3] }));

    private static string Scrub(string text, ScrubOperator @operator, params (int Start, int End, string Type)[] spans) =>
        new Scrubber(new ScrubOptions { Key = Key, Operator = @operator })
            .Scrub(text, spans.Select(span => new PersonalSpan(span.Start, span.End, span.Type, 1)));
}
