"""Forms as data: fields, texts in both languages, and the check of what came back."""
