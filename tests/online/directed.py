"""``python -m tests.online.directed PORT …``: the command ``paperbox``, all hosts on loopback.

With $SLOW_STORE it takes a second between reading the store and replacing it, so that two runs meet
there if nothing keeps them apart.
"""

from __future__ import annotations

import os
import sys
import time

from paperbox.cli import main
from paperbox.online.store import Store
from tests.online.server import all_hosts_at

replace = Store._replace


def replace_slowly(store: Store, data: bytes) -> None:
    time.sleep(1)
    replace(store, data)


if __name__ == "__main__":
    if "SLOW_STORE" in os.environ:
        Store._replace = replace_slowly  # type: ignore[method-assign]  # a test's
    with all_hosts_at(int(sys.argv[1])):
        sys.exit(main(sys.argv[2:]))
