"""``python -m bulletin.cli``: what build.py calls."""

import sys

from bulletin.cli.main import main

sys.exit(main())
