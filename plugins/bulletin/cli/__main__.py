"""``python -m bulletin.cli``: what build.py calls."""

import sys

from bulletin.cli import main

sys.exit(main())
