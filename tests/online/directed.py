"""``python -m tests.online.directed PORT …``: the command ``paperbox``, all hosts on loopback."""

from __future__ import annotations

import sys

from paperbox.cli import main
from tests.online.server import all_hosts_at

if __name__ == "__main__":
    with all_hosts_at(int(sys.argv[1])):
        sys.exit(main(sys.argv[2:]))
