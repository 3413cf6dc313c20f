"""JSON that an editor may open or print on a terminal: Chinese as it is, nothing that a terminal obeys.

Goes in: plain data. Comes out: its JSON, which reads back as the same data.
"""

from __future__ import annotations

import json

from bulletin.load.encoding import CONTROLS


def write_json_text(data: object) -> str:
    """The data as JSON that ends its last line; control characters beyond ASCII are escaped as well."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
