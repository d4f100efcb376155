"""How much memory this process has held at most so far."""

import sys

try:
    import resource
except ImportError:  # Windows does not tell
    resource = None


def peak():
    """Kilobytes; 0 where the system does not tell."""
    if resource is None:
        return 0
    told = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return told // 1024 if sys.platform == "darwin" else told
