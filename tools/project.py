"""The project's commands, the same on Linux and Windows: ``python3 -m tools.project COMMAND``.

``make COMMAND`` calls it on both: through the Makefile, and on Windows through make.bat.
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
from collections.abc import Callable

from tools import environment, qt_libraries, translations
from tools.environment import ROOT, RUN_PACKAGES, TEST_PACKAGES, SetUpError, program

DEMO = ROOT / "demo"


def set_up(for_tests: bool = False) -> None:
    """Bring everything that the program, or its tests, need; quick when nothing is missing."""
    environment.prepare(TEST_PACKAGES if for_tests else RUN_PACKAGES)
    qt_libraries.prepare()
    translations.build(ROOT / "translations", str(program("python")))
    environment.compile_bytecode()


def demo() -> None:
    """Write the sample office, its report and its tally into demo/, and open it in the window."""
    set_up()
    _run("cchc-desktop", "demo", str(DEMO))
    if qt_libraries.has_display():
        _run("cchc-desktop", "--data", str(DEMO / "mau.cchc"))
    else:
        print("Máy không có màn hình nên không mở cửa sổ.")


def test() -> None:
    """Check style, types and rooms, then run the tests."""
    set_up(for_tests=True)
    _lint()
    _run("python", "-m", "pytest")


def lint() -> None:
    """Check style, types and the rooms' contracts."""
    set_up(for_tests=True)
    _lint()


def bench() -> None:
    """Measure each quick path against its floor."""
    set_up(for_tests=True)
    _run("python", "-m", "pytest", "tests/benchmarks", "-s")


def build_translations() -> None:
    """Compile translations/*.ts into the .qm files beside them."""
    set_up()


def collect_words() -> None:
    """Bring translations/cchc_desktop_en.ts up to date with what the window says."""
    set_up()
    _run("python", "-m", "tools.words")


def lock() -> None:
    """Write requirements/*.txt again after a change of the dependencies in pyproject.toml."""
    import tomllib  # here, so that an older Python gets as far as the sentence that it is too old

    environment.prepare(TEST_PACKAGES)
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    _run("python", "-m", "pip", "install", "--quiet", *declared["lock"])
    groups = {RUN_PACKAGES: ["--group=build"], TEST_PACKAGES: ["--group=build", "--group=test"]}
    for packages, chosen in groups.items():
        _run(
            *("uv", "pip", "compile", "pyproject.toml", *chosen, "--quiet"),
            *("--universal", "--python-version=3.11", "--generate-hashes"),
            # A package asked for with an extra is locked with it: pip takes coverage[toml] and
            # coverage for two, and refuses the one that has no line of its own.
            "--no-strip-extras",
            # The lock names no address: each machine takes the packages from its own registry.
            *("--no-emit-index-url", "--no-emit-find-links"),
            *("--custom-compile-command=make lock", f"--output-file={_short(packages)}"),
            *(() if packages == RUN_PACKAGES else (f"--constraints={_short(RUN_PACKAGES)}",)),
        )


def wheel() -> None:
    """Build the wheel, with the resources and the compiled translations inside, into dist/."""
    set_up()
    _run(
        *("python", "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index"),
        *("--no-build-isolation", "--wheel-dir=dist", "."),
    )


COMMANDS: dict[str, Callable[[], None]] = {
    "setup": set_up,
    "demo": demo,
    "test": test,
    "lint": lint,
    "bench": bench,
    "translations": build_translations,
    "words": collect_words,
    "lock": lock,
    "wheel": wheel,
}


def main(arguments: list[str]) -> int:
    """Run one command; the answer is 0, or the failed program's own exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows console or pipe of another code page
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = argparse.ArgumentParser(prog="make", description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    chosen = parser.parse_args(arguments).command
    try:
        COMMANDS[chosen]()
    except SetUpError as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failed:
        if failed.returncode < 0:
            # Ended by the system, it could not say so itself.
            print(failed, file=sys.stderr)
            return 1
        return failed.returncode
    except KeyboardInterrupt:
        return 130
    return 0


def _lint() -> None:
    """Run the checks that read the code without running it, cheapest first."""
    _run("ruff", "check")
    _run("ruff", "format", "--check")
    _run("mypy")
    _run("lint-imports")


def _run(name: str, *arguments: str) -> None:
    """Run a program of the virtual environment from the project's folder."""
    path = os.pathsep.join([str(program("python").parent), os.environ.get("PATH", "")])
    # UTF-8 mode: a Windows pipe would otherwise be read and written in the PC's old code page.
    settings = {**os.environ, "PATH": path, "PYTHONUTF8": "1"}
    sys.stdout.flush()
    subprocess.run([str(program(name)), *arguments], cwd=ROOT, env=settings, check=True)


def _short(path: os.PathLike[str]) -> str:
    """Give the path as seen from the project's folder, so that no machine's path gets written."""
    return os.path.relpath(path, ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
