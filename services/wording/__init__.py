"""The words that are chosen by code: explanations, problems, terms. English templates, translated on use."""
