"""`python -m srcflag` is the command `srcflag`."""

from srcflag.cli import main

if __name__ == "__main__":
    main()
