"""The words of the program that are chosen by code: explanations, problems, terms. Templates in English, translated on use."""
