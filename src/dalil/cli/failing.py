"""What goes wrong on the command line: one line on stderr and an exit status, never a traceback."""

from __future__ import annotations

from collections.abc import Callable

import click

from dalil.errors import DalilError, SettingsError

FAILED, USAGE, INTERRUPTED = 1, 2, 130
"""Exit statuses: a failure, a wrong option, and 128 + SIGINT as shells have it."""


def one_line(error: DalilError) -> str:
    """Put an error into one line: white space of any kind becomes single spaces."""
    return " ".join(f"dalil: {error}".split())


def unforeseen(subject: str, error: Exception) -> DalilError:
    """Word an error that nobody foresaw: a fault of Dalil's, not of the user's."""
    return DalilError(
        subject, f"Dalil itself failed on it ({type(error).__name__}: {error})", "please report this with the source"
    )


def run(command: Callable[[], object]) -> int:
    """Run a command and give its exit status; what it raises becomes one line on stderr."""
    try:
        status = command()
    except click.exceptions.NoArgsIsHelpError as asking:
        click.echo(asking.format_message(), err=True)
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        return _say(INTERRUPTED, DalilError("interrupted", "what was written so far is whole", "run it again"))
    except click.UsageError as error:
        return _say(USAGE, DalilError(_subject(error), error.format_message().rstrip("."), _usage_remedy(error)))
    except Exception as error:
        return _say(USAGE if isinstance(error, SettingsError) else FAILED, _as_ours(error))
    return status if isinstance(status, int) else 0  # Click returns what a command gave to `Context.exit`


def _say(status: int, error: DalilError) -> int:
    click.echo(one_line(error), err=True)
    return status


def _as_ours(error: Exception) -> DalilError:
    if isinstance(error, DalilError):
        return error
    if isinstance(error, OSError):
        cause = (error.strerror or str(error)).lower()
        return DalilError(str(error.filename or "output"), cause, "check the disk and the permissions")
    return unforeseen("this run", error)


def _subject(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return error.option_name
    parameter = getattr(error, "param", None)
    if isinstance(parameter, click.Argument):
        return str(parameter.human_readable_name)
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return error.ctx.command_path if error.ctx else "dalil"


def _usage_remedy(error: click.UsageError) -> str:
    return f"see `{error.ctx.command_path if error.ctx else 'dalil'} --help`"
