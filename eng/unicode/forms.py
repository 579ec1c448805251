"""Writes src/Rung.Tensors/Tokenizers/Normalization/unicode-forms.txt from Python's Unicode data: python3 eng/unicode/forms.py"""
import os
import unicodedata

PATH = os.path.join(os.path.dirname(__file__), "..", "..", "src", "Rung.Tensors", "Tokenizers", "Normalization", "unicode-forms.txt")
POINTS = [point for point in range(0x80, 0x110000) if not 0xD800 <= point < 0xE000]


def spelt(text):
    return " ".join(f"{ord(part):X}" for part in text)


with open(PATH, "w", encoding="ascii", newline="\n") as file:
    file.write(f"# Unicode {unicodedata.unidata_version}: canonical (>) and compatibility (~, where another) decompositions, compositions (<), combining classes (=).\n")
    file.write("# Made by eng/unicode/forms.py from the Unicode Character Database, (c) Unicode, Inc., https://www.unicode.org/license.txt\n")
    for point in POINTS:
        if 0xAC00 <= point < 0xD7A4:  # Hangul syllables are computed
            continue
        canonical, compatible = (unicodedata.normalize(form, chr(point)) for form in ("NFD", "NFKD"))
        if canonical != chr(point):
            file.write(f"{point:X}>{spelt(canonical)}\n")
        if compatible != canonical:
            file.write(f"{point:X}~{spelt(compatible)}\n")
    for point in POINTS:
        parts = unicodedata.decomposition(chr(point)).split()
        if len(parts) == 2 and unicodedata.normalize("NFC", chr(point)) == chr(point) and not parts[0].startswith("<"):
            file.write(f"{point:X}<{int(parts[0], 16):X} {int(parts[1], 16):X}\n")
    for point in POINTS:
        if unicodedata.combining(chr(point)):
            file.write(f"{point:X}={unicodedata.combining(chr(point))}\n")
