"""The scripts of packaging/ are no package (its name belongs to a library); tests import them by path."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "packaging"))
