"""The use cases, one file or small package a noun."""
