namespace Rung.Engine.PersonalData.Tagging;

/// <summary>What lists say of a word.</summary>
[Flags]
internal enum WordLists
{
    None = 0,
    Ordinary = 1,
    First = 2,
    Last = 4,
    City = 8,
    Country = 16,
    Nationality = 32,
    Calendar = 64,
    Honorific = 128,
    Street = 256,
    Company = 512,
    Job = 1024,
    State = 2048,
}
