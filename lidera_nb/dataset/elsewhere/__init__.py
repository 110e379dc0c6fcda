"""Decisions that were made on another platform, brought into a package by a mapping file."""
