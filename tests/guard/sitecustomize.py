"""Refuses every connection but loopback, in the tests and in the processes they start (it lies on their PYTHONPATH).

An audit hook sees what any library does, asyncio included, and cannot be taken out again.
"""

import ipaddress
import sys
from typing import Any


class OutsideConnection(RuntimeError):
    """A test tried to leave this machine."""


def _is_loopback(host: object) -> bool:
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else str(host)).is_loopback
    except ValueError:
        return False


def _refuse_outside(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return
    if not _is_loopback(host):
        raise OutsideConnection(f"{event} to {host!r}: tests stay on this machine")


sys.addaudithook(_refuse_outside)
