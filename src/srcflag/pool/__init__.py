"""Stage: the articles that a document is compared with, and which of them share a root."""

from srcflag.pool.memory import MemoryPool
from srcflag.pool.origins import Links, joined, links, members_of, origins_of
from srcflag.pool.owners import read_owners
from srcflag.pool.roots import Roots

__all__ = ["Links", "MemoryPool", "Roots", "joined", "links", "members_of", "origins_of", "read_owners"]
