namespace Rung.Tensors.Tokenizers.Normalization;

/// <summary>The four forms of UAX #15.</summary>
internal enum UnicodeForm
{
    Nfc,
    Nfd,
    Nfkc,
    Nfkd,
}
