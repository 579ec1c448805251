namespace Rung.Retrieval.Documents;

/// <summary>Why a file or a record was not read.</summary>
public enum RefusalCause
{
    /// <summary>The extension is none that can be read.</summary>
    UnknownKind,

    /// <summary>Its name starts with '.', which means: not for readers.</summary>
    HiddenName,

    /// <summary>A symbolic link to a place outside of the folder.</summary>
    LinkLeadsOutside,

    /// <summary>A symbolic link to a folder above itself, or to itself.</summary>
    LinkLoop,

    /// <summary>A symbolic link to a place inside the folder, which is read under its own name.</summary>
    LinkRepeats,

    /// <summary>A symbolic link to nothing.</summary>
    LinkIsBroken,

    /// <summary>Folders, elements or values are nested deeper than allowed.</summary>
    TooDeep,

    /// <summary>The file or the record is larger than allowed.</summary>
    TooLarge,

    /// <summary>The file is small, and what it unpacks to is not.</summary>
    Bomb,

    /// <summary>There is nothing in it, or it is no ordinary file.</summary>
    Empty,

    /// <summary>It opens only with a password.</summary>
    Encrypted,

    /// <summary>It is not what its extension says, or broken.</summary>
    Damaged,

    /// <summary>It shows pictures, and has no text to read.</summary>
    OnlyPictures,

    /// <summary>A record lacks a field that was asked for, or has an id that another has.</summary>
    WrongRecord,

    /// <summary>The operating system does not let it be read.</summary>
    NotReadable,
}
