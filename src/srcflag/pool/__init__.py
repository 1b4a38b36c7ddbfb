"""Stage: the articles that a document is compared with, and which of them share a root."""

from srcflag.pool.memory import MemoryPool
from srcflag.pool.origins import links, origins_of

__all__ = ["MemoryPool", "links", "origins_of"]
