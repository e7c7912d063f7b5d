"""The parts of a report sheet (述职表) on the screen."""
