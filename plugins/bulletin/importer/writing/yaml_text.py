"""Front matter and issue.yml as YAML that an editor would write.

In: a mapping in the order wanted. Out: text: Chinese as it is, short names on one line, longer texts one a
line, no anchors, no line breaks inside values.
"""

from __future__ import annotations

import yaml

LONGEST_NAME = 8


class _Dumper(yaml.SafeDumper):
    """SafeDumper with mappings in block style and no aliases."""

    def ignore_aliases(self, _data: object) -> bool:
        """Write every value out."""
        return True


def _represent_mapping(dumper: yaml.SafeDumper, data: dict[str, object]) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", list(data.items()), flow_style=False)


def _represent_list(dumper: yaml.SafeDumper, data: list[object]) -> yaml.Node:
    short = all(isinstance(item, str) and len(item) <= LONGEST_NAME for item in data)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data, flow_style=short)


_Dumper.add_representer(list, _represent_list)
_Dumper.add_representer(dict, _represent_mapping)


def dump_yaml(data: dict[str, object]) -> str:
    """The mapping as YAML text."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)
