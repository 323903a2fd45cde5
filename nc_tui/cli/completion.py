"""``nc-tui completion``."""

import click

from nc_tui.cli import COMPLETING
from nc_tui.cli.errors import CommandError
from nc_tui.cli.options import examples
from nc_tui.cli.printing import say


@click.command(
    "completion",
    epilog=examples(
        'eval "$(nc-tui completion bash)"                 in ~/.bashrc',
        'eval "$(nc-tui completion zsh)"                  in ~/.zshrc',
        "nc-tui completion fish > ~/.config/fish/completions/nc-tui.fish",
    ),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script for your shell's completion."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise CommandError(f"the installed click has no completion for {shell}; choose another shell")
    say(kind(ctx.find_root().command, {}, "nc-tui", COMPLETING).source())
