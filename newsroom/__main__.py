"""``python -m newsroom``: serve the newsroom until interrupted."""

from newsroom.web import main

if __name__ == "__main__":
    main()
