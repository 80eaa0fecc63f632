"""What only production has. `make publish` uses this file."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
from pelicanconf import *  # noqa: F403  Pelican's own way to build on the other file

OUTPUT_RETENTION = [".git"]
