"""`srcflag models`: the models that come with the package."""

from __future__ import annotations

import click

from srcflag.cli.output import tell


@click.group()
def models() -> None:
    """The models that come with the package."""


@models.command(name="list")
def list_models() -> None:
    """Name each model with its version, size and folder."""
    from srcflag.models import listing

    for model in listing():
        tell(f"{model.folder.name}: {model.name}@{model.version}, {model.bytes / 1e6:.1f} MB, {model.folder}")


@models.command(name="verify")
def verify_models() -> None:
    """Compare each model's files with their recorded sizes and SHA-256."""
    from srcflag.models import listing, verify_manifest

    for model in listing():
        verify_manifest(model.folder)
        tell(f"{model.folder.name}: whole")
