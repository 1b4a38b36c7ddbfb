"""A Report as a pandas.DataFrame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from srcflag.records import DocumentReport

_COLUMNS = ("index", "start", "end", "text", "kind", "checkworthy", "status", "confidence", "allegation", "outlier")


def frame(documents: Sequence[DocumentReport]) -> Any:
    """One row a sentence. Raises ImportError where pandas is not installed."""
    try:
        import pandas as pd
    except ImportError as error:
        raise ImportError("to_frame() needs pandas: pip install 'srcflag[pandas]'") from error
    return pd.DataFrame(
        [
            {"document_id": document.document_id}
            | {name: getattr(sentence, name) for name in _COLUMNS}
            | {
                "attribution": sentence.attribution.type,
                "source": sentence.attribution.source,
                "support_documents": sentence.support.documents,
                "support_origins": sentence.support.origins,
                "flags": " ".join(sentence.flags),
            }
            for document in documents
            for sentence in document.sentences
        ]
    )
