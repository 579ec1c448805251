"""Writes what Python's unicodedata makes of every character, and of random sequences, in the four forms and in lower case:
python3 bench/reference/unicode_forms.py"""
import hashlib
import json
import os
import random
import unicodedata

TARGET = os.path.join(os.path.dirname(__file__), "..", "..", "tests", "Rung.Tensors.Tests", "Tokenizers", "unicode-forms.json")
FORMS = ["NFC", "NFD", "NFKC", "NFKD"]
POINTS = [point for point in range(0x110000) if not 0xD800 <= point < 0xE000 and unicodedata.category(chr(point)) not in ("Cn", "Co")]


def digest(texts):
    sha = hashlib.sha256()
    for text in texts:
        sha.update(text.encode("utf-8") + b"\n")
    return sha.hexdigest()


def runs():
    """The first and last of each run of characters: later versions of Unicode have more."""
    found = []
    for point in POINTS:
        if found and found[-1][1] == point - 1:
            found[-1][1] = point
        else:
            found.append([point, point])
    return found


def sequences():
    source = random.Random(7)
    marks = [point for point in POINTS if unicodedata.combining(chr(point))]
    odd = [point for point in POINTS if unicodedata.decomposition(chr(point))] + list(range(0x1100, 0x1200)) + list(range(0xAC00, 0xAC80))
    joiners = [0x9BE, 0x9C7, 0x9D7, 0xB47, 0xB57, 0xDCF, 0xDDA, 0x1112E, 0x11127, 0x102E, 0x1025, 0x3099, 0x304B]
    for _ in range(1500):
        yield "".join(chr(source.choice(source.choice([marks, odd, joiners, [0x41, 0x65, 0x20]]))) for _ in range(source.randint(1, 12)))


made = list(sequences())
with open(TARGET, "w", encoding="ascii", newline="\n") as file:
    json.dump({
        "unicode": unicodedata.unidata_version,
        "characters": len(POINTS),
        "lower": digest(chr(point).lower() for point in POINTS),
        "forms": {form: digest(unicodedata.normalize(form, chr(point)) for point in POINTS) for form in FORMS},
        "runs": runs(),
        "sequences": [[text, *(unicodedata.normalize(form, text) for form in FORMS)] for text in made],
    }, file, indent=0)
    file.write("\n")
