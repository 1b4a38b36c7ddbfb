"""`srcflag completion`: the script that makes a shell complete commands, options and rule codes."""

from __future__ import annotations

import click

from srcflag.cli.output import tell

files_of_shell = click.Path().shell_complete
"""Leaves it to the shell to complete file names. As a type, click.Path would look at a path before srcflag reads it."""


def codes(_: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    """The rule codes that what is written so far can become; in an option also families, and more after a comma."""
    from srcflag.rules import RULES

    several = isinstance(parameter, click.Option)
    before, comma, last = incomplete.rpartition(",") if several else ("", "", incomplete)
    known = [rule.code for rule in RULES]
    families = dict.fromkeys(code[:3] for code in known) if several else ()
    every = [*known, *(family for family in families if family != last.upper())]
    return [f"{before}{comma}{code}" for code in sorted(every) if code.startswith(last.upper())]


@click.command(short_help="Print the script that completes commands.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes commands, options and rule codes.

    \b
    bash, in ~/.bashrc:  eval "$(srcflag completion bash)"
    zsh, in ~/.zshrc:    eval "$(srcflag completion zsh)"
    fish:  srcflag completion fish > ~/.config/fish/completions/srcflag.fish
    """
    from click.shell_completion import ShellComplete, get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None  # click knows the three shells named above
    script = kind(click.get_current_context().find_root().command, {}, "srcflag", "_SRCFLAG_COMPLETE")
    tell(ShellComplete.source(script))  # the class's own would first ask the bash of this machine its version
