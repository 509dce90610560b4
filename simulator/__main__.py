"""``python -m simulator``: the same as ``walkout``."""

from simulator.cli.main import run

if __name__ == "__main__":
    run()
