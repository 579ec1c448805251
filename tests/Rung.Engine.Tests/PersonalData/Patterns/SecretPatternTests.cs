using Rung.Engine.PersonalData;
using Rung.Engine.PersonalData.Patterns;

namespace Rung.Engine.Tests.PersonalData.Patterns;

/// <summary>The keys are made here, of a prefix and characters: a scanner of sources must not take them for real ones.</summary>
public sealed class SecretPatternTests
{
    [Theory]
    [InlineData("AKIA", 16, true)]
    [InlineData("ASIA", 16, true)]
    [InlineData("ghp_", 36, false)]
    [InlineData("github_pat_", 82, false)]
    [InlineData("glpat-", 20, false)]
    [InlineData("xoxb-", 50, false)]
    [InlineData("AIza", 35, false)]
    [InlineData("sk_live_", 24, false)]
    [InlineData("sk-ant-", 60, false)]
    [InlineData("hf_", 34, false)]
    [InlineData("npm_", 36, false)]
    [InlineData("dop_v1_", 64, false)]
    public void A_key_of_a_known_service_is_found(string prefix, int length, bool isUpper)
    {
        var key = prefix + Characters(length, prefix == "dop_v1_" ? "0123456789abcdef" : isUpper ? "ABCDEFGH23456789" : "abcDEF0123456789");

        Assert.Equal([key], Secrets($"use {key} here"));
        Assert.Empty(Secrets($"use {key[..(prefix.Length + 5)]} here"));
    }

    [Theory]
    [InlineData("password=hunter2!", "hunter2!")]
    [InlineData("PASSWORD: \"correct horse\"", "correct")]
    [InlineData("db_password = s3cr3tPa55", "s3cr3tPa55")]
    [InlineData("'api_key': 'q8Z2kf93LxPa71'", "q8Z2kf93LxPa71")]
    [InlineData("client-secret=q8Z2kf93LxPa71;x", "q8Z2kf93LxPa71")]
    [InlineData("my password is q8Z2kf93Lx", "q8Z2kf93Lx")]
    [InlineData("Authorization: Bearer q8Z2kf93LxPa71mmQw", "q8Z2kf93LxPa71mmQw")]
    [InlineData("postgres://app:q8Z2kf93@db.example:5432/x", "q8Z2kf93")]
    [InlineData("see https://example.com/cb?state=1&access_token=q8Z2kf93LxPa71 now", "https://example.com/cb?state=1&access_token=q8Z2kf93LxPa71")]
    public void A_secret_is_found_by_its_name(string text, string secret) => Assert.Equal([secret], Secrets(text));

    [Theory]
    [InlineData("password=********")]
    [InlineData("password: <your password>")]
    [InlineData("password=${DB_PASSWORD}")]
    [InlineData("password: required")]
    [InlineData("api_key=null")]
    [InlineData("The password is forgotten.")]
    [InlineData("My token is lost")]
    [InlineData("https://example.com/?q=token")]
    [InlineData("bearer of bad news")]
    public void What_stands_where_a_secret_would_is_none(string text) => Assert.Empty(Secrets(text));

    [Fact]
    public void A_private_key_is_found_with_its_body()
    {
        var key = $"-----BEGIN RSA {"PRIVATE"} KEY-----\n{Characters(64, "abcDEF0123456789")}\n{Characters(30, "xyzXYZ")}==\n-----END RSA {"PRIVATE"} KEY-----";

        Assert.Equal([key], Secrets($"here:\n{key}\nthanks"));
        Assert.Empty(Secrets(key.Replace("PRIVATE", "PUBLIC", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_private_key_that_was_cut_is_found_as_far_as_it_goes()
    {
        var key = $"-----BEGIN {"PRIVATE"} KEY-----\n{Characters(200, "abcDEF0123456789")}";

        Assert.Equal([key], Secrets(key));
    }

    [Fact]
    public void A_web_token_is_found_in_its_three_parts()
    {
        var token = $"eyJ{Characters(30, "abcDEF0123456789")}.eyJ{Characters(60, "abcDEF0123456789")}.{Characters(43, "abcDEF-_0123456789")}";

        Assert.Equal([token], Secrets($"Cookie: session={token}"));
        Assert.Empty(Secrets(token[..token.LastIndexOf('.')]));
    }

    private static string[] Secrets(string text)
    {
        var spans = new List<PersonalSpan>();
        using var taken = new TakenCharacters(text.Length);
        PatternFinder.AddTo(spans, text, taken);
        return Marked.Values(text, spans.OrderBy(span => span.Start), PersonalTypes.Secret);
    }

    private static string Characters(int count, string from)
    {
        var random = new Random(count);
        return string.Concat(Enumerable.Range(0, count).Select(_ => from[random.Next(from.Length)]));
    }
}
