"""Where the shipped models lie, and whether they are whole.

Every model folder holds a `manifest.json`: `{"files": {NAME: {"bytes": N, "sha256": HEX}}}`, over every
file of the folder but itself and hidden ones.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import warnings
from logging import getLogger
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from srcflag.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Collection

MANIFEST = "manifest.json"


class ShippedModel(NamedTuple):
    """One model of the package. `bytes` is the size of its folder as the manifest states it."""

    name: str
    version: str
    folder: Path
    bytes: int


def roots() -> tuple[Path, Path]:
    """Return the two places of shipped models: inside an installed package, and beside `src` in a checkout."""
    here = Path(__file__).resolve().parent
    return here / "models", here.parents[1] / "models"


def shipped(name: str) -> Path:
    """Return the folder of the shipped model `name`. Raises ModelError where there is none."""
    for root in roots():
        folder = root / name
        if folder.is_dir():
            return folder
    raise ModelError(f"the shipped model {name!r} is missing; reinstall srcflag")


def listing() -> list[ShippedModel]:
    """Return every shipped model, ordered by folder name. Raises ModelError for one without name or version."""
    folders = {folder.name: folder for root in reversed(roots()) if root.is_dir() for folder in root.iterdir()}
    found = []
    for _, folder in sorted(folders.items()):
        if not (folder / MANIFEST).is_file():
            continue
        config = _read_object(folder / "config.json")
        name, version = config.get("name"), config.get("version")
        if not isinstance(name, str) or not isinstance(version, str):
            raise ModelError(f"{folder / 'config.json'}: no name or no version in it; {_way_out(folder)}")
        found.append(ShippedModel(name, version, folder, sum(size for _, size, _ in _entries(folder))))
    return found


def open_session(path: Path, threads: int, *, inputs: set[str], outputs: set[str]) -> Any:
    """Return an onnxruntime session for the model at `path`, which must take these inputs and give these outputs.

    Raises ModelError, naming the file, where it does not or cannot be loaded.
    """
    import onnxruntime as ort

    ort.disable_telemetry_events()
    options = ort.SessionOptions()
    options.log_severity_level = 4  # only what is fatal: what goes wrong is raised
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # A spinning thread waits for work by burning a core: on a busy machine of two cores, encoding 128 sentences
    # took 1.7 s with it and 0.95 s without, in processor time and on the clock.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        session = ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the runtime's own errors share no base with a public name
        raise ModelError(f"{path}: not a model that onnxruntime {ort.__version__} can load ({error})") from error
    takes = {item.name for item in session.get_inputs()}
    gives = {item.name for item in session.get_outputs()}
    if takes != inputs or not outputs <= gives:
        raise ModelError(
            f"{path}: inputs {sorted(takes)} and outputs {sorted(gives)} are not those of the model that is due "
            f"here, {sorted(inputs)} and {sorted(outputs)}"
        )
    return session


def load_hugging_face(
    kind: Literal["SentenceTransformer", "CrossEncoder"],
    source: str,
    role: str,
    *,
    threads: int | None = None,
    **options: Any,
) -> Any:
    """Return a model of sentence-transformers by name or folder, on the CPU and without its chatter.

    `role` is what it stands in for ("encoder", "verifier"). `threads`, if given, is set for all of torch. Raises
    ModelError where the package or the model is missing.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # their deprecations are nothing that our user can act on
        try:
            import sentence_transformers
            import torch

            logging: Any = importlib.import_module("transformers.utils.logging")  # untyped in some versions
        except ImportError as error:
            raise ModelError(
                f"the model {source!r} needs a package that is not installed ({error.name}); "
                f"pip install 'srcflag[sentence-transformers]', or leave the name out to use the shipped {role}"
            ) from error
        logging.set_verbosity_error()  # type: ignore[no-untyped-call,unused-ignore]
        getLogger("huggingface_hub").setLevel("ERROR")  # each retry of a hub that is not there would be a line
        logging.disable_progress_bar()  # type: ignore[no-untyped-call,unused-ignore]
        if threads is not None:
            torch.set_num_threads(threads)
        try:
            return getattr(sentence_transformers, kind)(source, device="cpu", **options)
        except Exception as error:  # a hub, a file or a configuration: each has errors of its own
            raise ModelError(
                f"the model {source!r} cannot be loaded ({type(error).__name__}: {str(error).splitlines()[0]}); name a "
                f"folder with a {kind} of sentence-transformers, or leave the name out to use the shipped {role}"
            ) from error


def verify_manifest(folder: Path, names: Collection[str] | None = None) -> None:
    """Compare the files that the folder's manifest names with their stated sizes and SHA-256.

    With `names`, only those, each of which the manifest must state: a run checks what it loads, so that an edited
    model card stops nobody. Files are read in blocks, so memory stays small. Raises ModelError naming the first
    file that is missing, cut short or changed, and the way out.
    """
    if not folder.is_dir():
        raise ModelError(f"{folder}: there is no such model folder; {_way_out(folder)}")
    entries = _entries(folder)
    for name in sorted(set(names or ()) - {name for name, _, _ in entries}):
        raise ModelError(f"{folder / MANIFEST}: it does not state {name}; {_way_out(folder)}")
    for name, size, digest in entries:
        if names is not None and name not in names:
            continue
        path = folder / name
        try:
            found = path.stat().st_size
            if found != size:
                raise ModelError(f"{path}: {found:,} bytes where {size:,} are due; {_way_out(folder)}")
            with path.open("rb") as stream:
                sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise ModelError(f"{path}: cannot be read ({error.strerror}); {_way_out(folder)}") from error
        if sha256 != digest:
            raise ModelError(f"{path}: its content is not what was shipped (SHA-256 differs); {_way_out(folder)}")


def write_manifest(folder: Path) -> None:
    """Write the manifest of `folder` anew, over every file in it but hidden ones; the same bytes every time."""
    files = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.name != MANIFEST and not path.name.startswith("."):
            with path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
            files[path.name] = {"bytes": path.stat().st_size, "sha256": digest}
    text = json.dumps({"files": files}, indent=2, sort_keys=True) + "\n"
    (folder / MANIFEST).write_bytes(text.encode("utf-8"))


def _entries(folder: Path) -> list[tuple[str, int, str]]:
    path = folder / MANIFEST
    files = _read_object(path).get("files")
    if not isinstance(files, dict) or not files:
        raise ModelError(f"{path}: it names no files; {_way_out(folder)}")
    entries = []
    for name, facts in files.items():
        size, digest = (facts.get("bytes"), facts.get("sha256")) if isinstance(facts, dict) else (None, None)
        # A name with a folder in it could point outside the model.
        if Path(name).name != name or not isinstance(size, int) or not isinstance(digest, str):
            raise ModelError(f"{path}: the entry {name!r} is not a file name with bytes and sha256; {_way_out(folder)}")
        entries.append((name, size, digest))
    return entries


def _read_object(path: Path) -> dict[str, object]:
    try:
        content = json.loads(path.read_bytes())
    except OSError as error:
        raise ModelError(f"{path}: cannot be read ({error.strerror}); {_way_out(path.parent)}") from error
    except ValueError as error:
        raise ModelError(f"{path}: not JSON ({error}); {_way_out(path.parent)}") from error
    if not isinstance(content, dict):
        raise ModelError(f"{path}: a JSON object is due; {_way_out(path.parent)}")
    return content


def _way_out(folder: Path) -> str:
    if folder.resolve().parent in roots():
        return "reinstall srcflag"
    return "copy or export the model again, or leave its name out to use the shipped one"
