"""Keeping what a server was entrusted with: backups, putting them back, and looking for damage.

A backup has two parts that live apart. The *lasting* part holds the journal, the versions of
cases and the files of cards: whatever is personal in it is sealed under a key per person. The
*brief* part holds those keys and all that can be read without one. Erasure destroys a key, so an
old brief part would undo it: few of them are kept, and none that holds a key destroyed since.
"""
