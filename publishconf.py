"""What only production has, on top of pelicanconf.py. `make publish` uses this file."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
from pelicanconf import *  # noqa: F403  Pelican's own way to build on the other file

# Say here what the published site has and the one on your machine has not.
