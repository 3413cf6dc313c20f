"""From a text to lines that say what they are: repaired, free of furniture, parted into regions."""
