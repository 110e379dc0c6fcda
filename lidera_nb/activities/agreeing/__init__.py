"""Reading twice: samples that several people read blind, how far they agree, what they settle."""
