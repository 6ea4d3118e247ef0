"""The command line of Kembar, run from a bare clone: `python build.py --help`."""

from kembar.cli.start import program

if __name__ == "__main__":
    program()
