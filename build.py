"""The command line of Kembar, run from a bare clone: `python build.py --help`."""

from kembar.cli.main import main

if __name__ == "__main__":
    main()
