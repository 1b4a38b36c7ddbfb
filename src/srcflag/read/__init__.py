"""Files -> Documents: which files are meant, what their bytes say, and what is known of each article."""

from srcflag.read.batch import Batch, read_many
from srcflag.read.find import DEFAULT_EXCLUDE, Expansion, expand
from srcflag.read.formats import read_bytes, read_path

__all__ = ["DEFAULT_EXCLUDE", "Batch", "Expansion", "expand", "read_bytes", "read_many", "read_path"]
